package cn.ziping.figure;

/** What a figure counts, and so how it is stored and printed. */
public enum FigureKind {
    /** Money: stored in 元, printed in 万元. */
    MONEY,
    /** A rate: stored as a share of one, printed in percent with two decimals. */
    RATE,
    /** A whole number of something. */
    COUNT,
    /** Any other number. */
    NUMBER,
    /** Words, such as a grade. */
    TEXT
}
