package cn.ziping.target;

/**
 * A new target as it is typed.
 *
 * @param code its permanent code, unique within the department's year
 * @param name its name
 * @param category 产出, 效益 or 满意度, or another that the scheme scores
 * @param direction which way is better
 * @param weight its weight within the category, above zero
 * @param target 年度指标值, or blank
 * @param actual 实际完成值, or blank
 * @param unit the unit of both, or blank
 */
public record TargetForm(
        String code,
        String name,
        String category,
        String direction,
        String weight,
        String target,
        String actual,
        String unit) {

    public static final TargetForm EMPTY = new TargetForm("", "", "", "HIGHER_IS_BETTER", "", "", "", "");
}
