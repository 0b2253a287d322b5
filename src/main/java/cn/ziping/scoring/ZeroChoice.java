package cn.ziping.scoring;

/**
 * What a zero denominator or a zero target means. Every rule that divides states it. They stand from the mildest to the
 * strictest; where several meet in one leaf, the strictest counts.
 */
public enum ZeroChoice {
    /** The indicator earns its full points. */
    FULL_POINTS,
    /** The indicator earns nothing. */
    NO_POINTS,
    /** The indicator cannot be scored. */
    INCOMPLETE
}
