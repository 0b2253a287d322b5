package cn.ziping.figure;

import cn.ziping.shared.NumberText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a number was probably meant otherwise: a percent typed as a share, a decimal point left out, another unit. It asks and
 * never changes; where the number beside it is as unusual, nothing is asked.
 *
 * @param code the message that asks
 * @param arguments its arguments, as ready text
 */
public record NumberDoubt(String code, List<String> arguments) {

    private static final Set<String> PERCENT = Set.of("%", "％", "百分比", "百分数");

    private static final BigDecimal UNIT_FACTOR = new BigDecimal("10000");
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /** How far two numbers of one measure may lie apart and still look alike: a fifth to five times. */
    private static final BigDecimal ALIKE = new BigDecimal("5");

    /** A percent above this is rare where nothing beside it is as large. */
    private static final BigDecimal MUCH = new BigDecimal("150");

    /** A share from here on looks like the rate of something done: 0.95 is 95 %. */
    private static final BigDecimal SHARE = new BigDecimal("0.5");

    public NumberDoubt {
        arguments = List.copyOf(arguments);
    }

    /** Whether numbers of a unit are in percent. */
    public static boolean isPercent(String unit) {
        return PERCENT.contains(unit.strip());
    }

    /**
     * What is doubtful about a number in percent, 95 for 95 %.
     *
     * @param beside the number of the same measure that stands beside it, or {@code null}
     * @param higher whether more is better, so that half a percent is not what is aimed at
     */
    public static Optional<NumberDoubt> percent(BigDecimal value, @Nullable BigDecimal beside, boolean higher) {
        if (value.signum() < 0) {
            return beside != null && beside.signum() < 0
                    ? Optional.empty()
                    : Optional.of(new NumberDoubt("question.percent.negative", List.of(NumberText.plain(value))));
        }
        if (value.signum() > 0 && value.compareTo(BigDecimal.ONE) <= 0) {
            boolean share = beside != null && beside.compareTo(BigDecimal.ONE) > 0
                    ? near(beside, value.multiply(HUNDRED))
                    : higher && value.compareTo(SHARE) >= 0;
            return share
                    ? Optional.of(new NumberDoubt(
                            "question.percent.share",
                            List.of(NumberText.plain(value), NumberText.plain(value.multiply(HUNDRED)))))
                    : Optional.empty();
        }
        boolean much = value.compareTo(MUCH) > 0
                && (beside == null || beside.multiply(ALIKE).compareTo(value) < 0);
        return much
                ? Optional.of(new NumberDoubt("question.percent.much", List.of(NumberText.plain(value))))
                : Optional.empty();
    }

    /** Whether a number is some 10,000 times as much as the one beside it, or as little: 元 for 万元. */
    public static Optional<NumberDoubt> unit(@Nullable BigDecimal value, @Nullable BigDecimal beside) {
        if (value == null || beside == null || value.signum() == 0 || beside.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal ratio = value.abs().divide(beside.abs(), MathContext.DECIMAL64);
        return isUnitTooSmall(ratio) || isUnitTooLarge(ratio)
                ? Optional.of(new NumberDoubt(
                        "question.unit.beside", List.of(NumberText.plain(value), NumberText.plain(beside))))
                : Optional.empty();
    }

    /** Whether a number that is so many times another one was typed in a unit 10,000 times smaller. */
    public static boolean isUnitTooSmall(BigDecimal ratio) {
        return near(ratio, UNIT_FACTOR);
    }

    /** Whether a number that is so many times another one was typed in a unit 10,000 times larger. */
    public static boolean isUnitTooLarge(BigDecimal ratio) {
        return near(ratio.multiply(UNIT_FACTOR), BigDecimal.ONE);
    }

    private static boolean near(BigDecimal ratio, BigDecimal expected) {
        return ratio.compareTo(expected.multiply(ALIKE)) < 0
                && ratio.multiply(ALIKE).compareTo(expected) > 0;
    }
}
