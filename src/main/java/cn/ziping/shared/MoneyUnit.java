package cn.ziping.shared;

import java.math.BigDecimal;

/** The unit money is typed and shown in. It is a matter of view: storage is always 元. */
public enum MoneyUnit {
    /** 元 */
    YUAN(0, 2, "元"),
    /** 万元, ten thousand 元 */
    WAN(4, 6, "万元"),
    /** 亿元, a hundred million 元; nobody types 分 in it, so its decimals end at whole 元 */
    YI(8, 8, "亿元");

    private final int shift;
    private final int typedDecimals;
    private final String symbol;

    MoneyUnit(int shift, int typedDecimals, String symbol) {
        this.shift = shift;
        this.typedDecimals = typedDecimals;
        this.symbol = symbol;
    }

    /** The unit as it is written behind an amount, in every language: it is part of the data. */
    public String symbol() {
        return symbol;
    }

    /** Decimals that may be typed in this unit. */
    public int typedDecimals() {
        return typedDecimals;
    }

    public BigDecimal toYuan(BigDecimal amount) {
        return amount.movePointRight(shift);
    }

    public BigDecimal fromYuan(BigDecimal yuan) {
        return yuan.movePointLeft(shift);
    }
}
