package cn.ziping.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers as people type and read them. */
public final class NumberText {

    private static final Set<String> BLANKS = Set.of("", "/", "-", "—", "–", "―", "−");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)");
    private static final Pattern GROUPED = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d*)?");

    private NumberText() {}

    /**
     * Reads a typed number. Full-width digits and signs, thousands separators and surrounding or inner spaces are
     * accepted; {@code blank}, {@code /}, {@code -} and {@code —} mean "not given".
     *
     * @return the number without trailing zeros, or empty where nothing is given
     * @throws RefusedException {@code number.invalid} where the text is no number, {@code number.commas} where the
     *     separators do not part thousands (so that 1,5 is never taken for 15)
     */
    public static Optional<BigDecimal> parse(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\u00a0]", "")
                .replace('，', ',')
                .replace('−', '-')
                .replace("。", ".");
        if (BLANKS.contains(text)) {
            return Optional.empty();
        }
        if (text.length() > 60) {
            throw new RefusedException("number.invalid", abbreviate(typed));
        }
        if (text.indexOf(',') >= 0) {
            if (!GROUPED.matcher(text).matches()) {
                throw new RefusedException("number.commas", abbreviate(typed));
            }
            text = text.replace(",", "");
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new RefusedException("number.invalid", abbreviate(typed));
        }
        return Optional.of(strip(new BigDecimal(text)));
    }

    /**
     * Reads a typed amount of money.
     *
     * @throws RefusedException as {@link #parse}, and {@code money.negative}, {@code money.decimals} (more than the
     *     unit takes), {@code money.large} (10 万亿元 or more)
     */
    public static Optional<Money> parseMoney(String typed, MoneyUnit unit, boolean signed) {
        return parse(typed).map(amount -> {
            if (!signed && amount.signum() < 0) {
                throw new RefusedException("money.negative", abbreviate(typed));
            }
            if (amount.scale() > unit.typedDecimals()) {
                throw new RefusedException(
                        "money.decimals", unit.symbol(), String.valueOf(unit.typedDecimals()), plain(amount));
            }
            Money money = new Money(unit.toYuan(amount));
            if (money.yuan().abs().compareTo(Money.LIMIT.yuan()) >= 0) {
                throw new RefusedException("money.large", abbreviate(typed));
            }
            return money;
        });
    }

    /** Plain notation without trailing zeros: {@code 20}, never {@code 2E+1}. */
    public static String plain(BigDecimal value) {
        return strip(value).toPlainString();
    }

    /** Plain notation, whole, with at least so many decimals: 7000 → {@code 7000.00}; 7072.8812 stays. */
    public static String atLeast(BigDecimal value, int decimals) {
        BigDecimal stripped = strip(value);
        return stripped.scale() >= decimals
                ? stripped.toPlainString()
                : stripped.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    }

    /** Thousands separators for a plain number: 7072.88 → {@code 7,072.88}. */
    public static String grouped(String plain) {
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + (point < 0 ? "" : plain.substring(point));
    }

    private static BigDecimal strip(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String abbreviate(String typed) {
        return typed.length() <= 40 ? typed : typed.substring(0, 40) + "…";
    }
}
