package cn.ziping.shared;

/** What counts as a rate, and so is printed in percent and rounded first. */
public enum Rates {
    /** Every quotient, whatever its units; what a formula gives only where a rule reads it as a rate. */
    EVERY_QUOTIENT,
    /** A quotient of like units, and whatever else is in percent; one of unlike units is a number with its unit. */
    LIKE_UNITS
}
