package cn.ziping.scheme;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern NUMBER =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?|[一二三四五六七八九十两半])\\s*(?:(个百分点|%)|(倍)|(分)(?![值数别档母子配析为期项布类管钟之]))");

    private static final Map<String, String> NUMERALS = Map.ofEntries(
            Map.entry("一", "1"),
            Map.entry("二", "2"),
            Map.entry("两", "2"),
            Map.entry("三", "3"),
            Map.entry("四", "4"),
            Map.entry("五", "5"),
            Map.entry("六", "6"),
            Map.entry("七", "7"),
            Map.entry("八", "8"),
            Map.entry("九", "9"),
            Map.entry("十", "10"),
            Map.entry("半", "0.5"));

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
        Matcher matcher = NUMBER.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (matcher.find()) {
            BigDecimal number = new BigDecimal(NUMERALS.getOrDefault(matcher.group(1), matcher.group(1)));
            boolean points = matcher.group(4) != null;
            BigDecimal value = matcher.group(3) == null ? number : number.movePointRight(2);
            BigDecimal whole = points ? fullPoints : new BigDecimal("100");
            if (value.signum() != 0 && value.compareTo(whole) != 0) {
                found.add(value.stripTrailingZeros().toPlainString() + (points ? " 分" : "%"));
            }
        }
        return found;
    }
}
