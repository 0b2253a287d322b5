package cn.ziping.evaluation;

import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.InputType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * One input typed for one indicator, in its stored form. It attaches to the indicator's code, so that a renamed or moved
 * indicator keeps it.
 */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
class IndicatorEntry {

    /** What the author adds to the reason that the trace gives; every indicator takes it. */
    static final InputDeclaration REMARK =
            new InputDeclaration("扣分原因补充", InputSource.ENTRY, InputType.TEXT, "", null, false);

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    private UUID evaluationId;

    private String indicatorCode;

    private String input;

    private @Nullable String value;

    private boolean sample;

    IndicatorEntry(UUID evaluationId, String indicatorCode, String input) {
        this.id = UUID.randomUUID();
        this.evaluationId = evaluationId;
        this.indicatorCode = indicatorCode;
        this.input = input;
    }

    void put(@Nullable String value, boolean sample) {
        this.value = value;
        this.sample = sample;
    }
}
