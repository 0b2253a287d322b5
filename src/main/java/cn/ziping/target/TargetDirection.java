package cn.ziping.target;

/** Which way a target is better. */
public enum TargetDirection {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER
}
