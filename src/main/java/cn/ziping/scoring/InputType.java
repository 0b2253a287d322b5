package cn.ziping.scoring;

/** The type of an input, and so the field it is typed in. */
public enum InputType {
    /** A whole number, not negative. */
    COUNT,
    /** Any number. */
    NUMBER,
    /** A rate in percent: {@code 98.46} is typed and stored, 0.9846 is read. */
    PERCENT,
    /** {@code yes} or {@code no}. */
    YES_NO,
    /** One of the options that the declaration states. */
    CHOICE,
    /** Points, from 0 to the maximum that the declaration states. */
    POINTS,
    /** Words. */
    TEXT
}
