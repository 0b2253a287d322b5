package cn.ziping.scoring;

/** Whether reaching a target means going up to it or staying below it. */
public enum Direction {
    /** 正向: x ÷ t */
    HIGHER_IS_BETTER,
    /** 反向: t ÷ x; nothing used at all counts as reached */
    LOWER_IS_BETTER
}
