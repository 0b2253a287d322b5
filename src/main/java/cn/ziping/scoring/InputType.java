package cn.ziping.scoring;

/** The type of an input, and so the field it is typed in. */
public enum InputType {
    /** A whole number, not negative. */
    COUNT,
    /** Any number. */
    NUMBER,
    /** {@code yes} or {@code no}. */
    YES_NO,
    /** Points, from 0 to the maximum that the declaration states. */
    POINTS,
    /** Words. */
    TEXT
}
