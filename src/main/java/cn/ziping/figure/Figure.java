package cn.ziping.figure;

import cn.ziping.shared.FiscalYear;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** A typed figure of one department and year. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
public class Figure {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    private UUID departmentId;

    private FiscalYear year;

    private String code;

    private @Nullable BigDecimal value;

    private boolean sample;

    /** Why it differs from last year's. */
    private @Nullable String reason;

    Figure(UUID departmentId, FiscalYear year, String code) {
        this.id = UUID.randomUUID();
        this.departmentId = departmentId;
        this.year = year;
        this.code = code;
    }

    void put(@Nullable BigDecimal value, boolean sample) {
        this.value = value;
        this.sample = sample;
    }

    void explain(@Nullable String why) {
        this.reason = why;
    }
}
