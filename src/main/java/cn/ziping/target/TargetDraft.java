package cn.ziping.target;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A target as it is set.
 *
 * @param code its permanent code, unique within the department's year
 * @param name its name
 * @param category 产出, 效益 or 满意度
 * @param target 年度指标值, or {@code null}
 * @param actual 实际完成值, or {@code null}
 * @param unit the unit of both
 * @param direction which way is better
 * @param weight its weight within the category, positive
 * @param targetSample whether the planned value was made up for the demo
 * @param actualSample whether the reported value was
 */
public record TargetDraft(
        String code,
        String name,
        String category,
        @Nullable BigDecimal target,
        @Nullable BigDecimal actual,
        String unit,
        TargetDirection direction,
        BigDecimal weight,
        boolean targetSample,
        boolean actualSample) {}
