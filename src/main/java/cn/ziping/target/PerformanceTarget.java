package cn.ziping.target;

import cn.ziping.shared.FiscalYear;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** What a department promised for a year (年度指标值) and what came of it (实际完成值). */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
public class PerformanceTarget {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    private UUID departmentId;

    private FiscalYear year;

    private int position;

    private String code;

    private String name;

    /** 产出, 效益 or 满意度 */
    private String category;

    private @Nullable BigDecimal target;

    private @Nullable BigDecimal actual;

    private String unit;

    @Enumerated(EnumType.STRING)
    private TargetDirection direction;

    private BigDecimal weight;

    private boolean targetSample;

    private boolean actualSample;

    PerformanceTarget(UUID departmentId, FiscalYear year, int position, TargetDraft draft) {
        this.id = UUID.randomUUID();
        this.departmentId = departmentId;
        this.year = year;
        this.position = position;
        this.code = draft.code();
        this.name = draft.name();
        this.category = draft.category();
        this.target = draft.target();
        this.actual = draft.actual();
        this.unit = draft.unit();
        this.direction = draft.direction();
        this.weight = draft.weight();
        this.targetSample = draft.targetSample();
        this.actualSample = draft.actualSample();
    }

    void rename(String words) {
        name = words;
    }

    void moveTo(String words) {
        category = words;
    }

    void countIn(String words) {
        unit = words;
    }

    void turn(TargetDirection way) {
        direction = way;
    }

    void weigh(BigDecimal value) {
        weight = value;
    }

    void putTarget(@Nullable BigDecimal value, boolean made) {
        target = value;
        targetSample = made;
    }

    void putActual(@Nullable BigDecimal value, boolean made) {
        actual = value;
        actualSample = made;
    }
}
