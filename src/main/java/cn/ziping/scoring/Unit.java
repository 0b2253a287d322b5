package cn.ziping.scoring;

/** What a number of a trace counts, and so how it is printed. */
public enum Unit {
    /** Money in 万元, printed with at least two decimals. */
    MONEY,
    /** A share of one, printed in percent: 0.9846 is 98.46%. */
    PERCENT,
    /** 分 */
    POINTS,
    /** A count or any other plain number. */
    NUMBER
}
