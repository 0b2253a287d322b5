package cn.ziping.scheme;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The numbers that the notice's wording (评分标准) and the computed rule do not share. Compared are numbers before 分, %, 个百分点
 * and 倍; ordinals, years, document numbers and counts of other things are none of them. What every rule says is implied: nothing,
 * the full points, and the whole of something.
 *
 * @param inWordingOnly what the notice says and the rule does not compute, as it is printed
 * @param inRuleOnly what the rule computes and the notice does not say, as it is printed
 */
public record WordingNumbers(List<String> inWordingOnly, List<String> inRuleOnly) {

    private static final WordingNumbers SAME = new WordingNumbers(List.of(), List.of());

    private static final String CHINESE = "[零一二三四五六七八九十百两半]+";

    private static final Pattern NUMBER = Pattern.compile("百分之(?<hundredths>" + CHINESE + "|[0-9.]+)"
            + "|(?<number>[0-9]+(?:\\.[0-9]+)?)\\s*(?:(?<percent>个百分点|%)|(?<times>倍)|分(?![值数别档母子配析为期项布类管钟之]))"
            // In words 十分 is mostly very: points end a clause.
            + "|(?<words>" + CHINESE + ")\\s*(?:(?<points>个百分点)|(?<twice>倍)|分(?=[，。；、）),;.]|$))");

    /** ① is no 1, nor is ⒈: they count clauses. */
    private static final Pattern ORDINAL = Pattern.compile("[\\u2460-\\u249B\\u24EA-\\u24FF\\u3220-\\u3229]");

    /** A formula computes with numbers that have no unit behind them: nothing can be told of it. */
    private static final String FORMULA = "公式（";

    public WordingNumbers {
        inWordingOnly = List.copyOf(inWordingOnly);
        inRuleOnly = List.copyOf(inRuleOnly);
    }

    /**
     * Compares.
     *
     * @param wording the notice's wording; without one nothing differs
     * @param rule the rule in official wording, in Chinese as the notice
     * @param fullPoints the full points of the indicator
     */
    public static WordingNumbers compare(String wording, String rule, BigDecimal fullPoints) {
        if (wording.isBlank() || rule.contains(FORMULA)) {
            return SAME;
        }
        Set<String> said = numbers(wording, fullPoints);
        Set<String> computed = numbers(rule, fullPoints);
        return new WordingNumbers(without(said, computed), without(computed, said));
    }

    public boolean differ() {
        return !inWordingOnly.isEmpty() || !inRuleOnly.isEmpty();
    }

    private static List<String> without(Set<String> some, Set<String> others) {
        List<String> left = new ArrayList<>(some);
        left.removeAll(others);
        return left;
    }

    private static Set<String> numbers(String text, BigDecimal fullPoints) {
        Set<String> found = new LinkedHashSet<>();
        String plain = Normalizer.normalize(ORDINAL.matcher(text).replaceAll(" "), Normalizer.Form.NFKC);
        Matcher matcher = NUMBER.matcher(plain);
        while (matcher.find()) {
            String written = Stream.of("hundredths", "number", "words")
                    .map(matcher::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
            boolean percent = Stream.of("hundredths", "percent", "points", "times", "twice")
                    .anyMatch(group -> matcher.group(group) != null);
            boolean times = matcher.group("times") != null || matcher.group("twice") != null;
            BigDecimal number = Character.isDigit(written.charAt(0)) ? new BigDecimal(written) : chinese(written);
            BigDecimal value = times ? number.movePointRight(2) : number;
            BigDecimal whole = percent ? new BigDecimal("100") : fullPoints;
            if (value.signum() != 0 && value.compareTo(whole) != 0) {
                found.add(value.stripTrailingZeros().toPlainString() + (percent ? "%" : " 分"));
            }
        }
        return found;
    }

    /** 十五, 九十五, 一百二十; 半 is a half. */
    private static BigDecimal chinese(String written) {
        if (written.equals("半")) {
            return new BigDecimal("0.5");
        }
        int value = 0;
        int digit = -1;
        for (char sign : written.toCharArray()) {
            switch (sign) {
                case '百' -> {
                    value += (digit < 0 ? 1 : digit) * 100;
                    digit = -1;
                }
                case '十' -> {
                    value += (digit < 0 ? 1 : digit) * 10;
                    digit = -1;
                }
                case '两' -> digit = 2;
                case '零', '半' -> digit = -1;
                default -> digit = "一二三四五六七八九".indexOf(sign) + 1;
            }
        }
        return BigDecimal.valueOf(value + Math.max(digit, 0));
    }
}
