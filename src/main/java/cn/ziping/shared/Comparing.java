package cn.ziping.shared;

/** What is compared with a threshold. */
public enum Comparing {
    /** The value before it is rounded. */
    EXACT,
    /** The value as it is printed. */
    ROUNDED
}
