package cn.ziping.evaluation;

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
