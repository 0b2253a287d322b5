package cn.ziping.narrative;

import cn.ziping.shared.FiscalYear;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** What a department's author wrote for one part of the outline; paragraphs end with a line break. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
class NarrativeSection {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID departmentId;

    private FiscalYear year;

    private String code;

    private String words;

    NarrativeSection(UUID departmentId, FiscalYear year, String code, String words) {
        this.id = UUID.randomUUID();
        this.departmentId = departmentId;
        this.year = year;
        this.code = code;
        this.words = words;
    }

    void rewrite(String words) {
        this.words = words;
    }
}
