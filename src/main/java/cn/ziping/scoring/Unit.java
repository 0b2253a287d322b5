package cn.ziping.scoring;

/**
 * What a number counts, and so how it is printed.
 *
 * @param kind how it is printed
 * @param word the unit itself, such as 人; empty where none is stated
 */
public record Unit(Kind kind, String word) {

    /** Money in 万元. */
    public static final Unit MONEY = new Unit(Kind.MONEY, "万元");

    /** A share of one. */
    public static final Unit PERCENT = new Unit(Kind.PERCENT, "");

    /** 分 */
    public static final Unit POINTS = new Unit(Kind.POINTS, "分");

    /** A plain number. */
    public static final Unit NUMBER = new Unit(Kind.NUMBER, "");

    /** How a number is printed. */
    public enum Kind {
        /** With at least two decimals. */
        MONEY,
        /** In percent: 0.9846 is 98.46%. */
        PERCENT,
        POINTS,
        /** As it is; its unit is said by what stands around it. */
        NUMBER,
        /** With its unit behind it: 3.50004万元/人. */
        PER
    }

    /** A number of things: 人, 件. */
    public static Unit of(String word) {
        return word.isEmpty() ? NUMBER : new Unit(Kind.NUMBER, word);
    }

    /** A number that is printed with its unit. */
    static Unit per(String word) {
        return word.isEmpty() ? NUMBER : new Unit(Kind.PER, word);
    }

    boolean isPercent() {
        return kind == Kind.PERCENT;
    }

    /** Whether a quotient by the other is a rate: of the same unit, or where a unit is not stated. */
    boolean isLike(Unit other) {
        return word.isEmpty() || other.word.isEmpty() || word.equals(other.word);
    }

    /** The unit of a quotient by another: 万元/人. */
    Unit dividedBy(Unit other) {
        return per(word + "/" + other.word);
    }

    @Override
    public String toString() {
        return word.isEmpty() || kind != Kind.PER ? kind.toString() : word;
    }
}
