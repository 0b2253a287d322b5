package cn.ziping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Schemes around one indicator, the seed's scheme, and inputs for both. */
final class ScoringFixtures {

    /** The code of the one indicator of {@link #scheme}. */
    static final String CODE = "I1";

    static final String EXECUTED = "全年执行数";
    static final String BUDGET = "全年预算数";

    /** Rates to 98.46 %, points to 9.846, half up, the rate first. */
    static final NumericPolicy SEED_POLICY = policy(2, 3, RoundingMode.HALF_UP, true);

    static final List<GradeBand> GRADES =
            List.of(grade("优", "90"), grade("良", "80"), grade("中", "60"), grade("差", "0"));

    private ScoringFixtures() {}

    static NumericPolicy policy(int rateDecimals, int pointsDecimals, RoundingMode mode, boolean roundRateFirst) {
        return new NumericPolicy(rateDecimals, pointsDecimals, mode, roundRateFirst);
    }

    static GradeBand grade(String name, String from) {
        return new GradeBand(name, Points.of(from));
    }

    static IndicatorDefinition indicator(String code, String name, String points, ScoringRule rule) {
        return new IndicatorDefinition(code, name, "", Points.of(points), "", "", rule);
    }

    static DimensionDefinition dimension(String name, String points, IndicatorDefinition... indicators) {
        return dimension(name, points, List.of(), indicators);
    }

    static DimensionDefinition dimension(
            String name, String points, List<DimensionDefinition> below, IndicatorDefinition... indicators) {
        return new DimensionDefinition(name, name, Points.of(points), below, List.of(indicators));
    }

    static SchemeDefinition scheme(String fullMarks, NumericPolicy policy, DimensionDefinition... dimensions) {
        Points full = Points.of(fullMarks);
        List<GradeBand> reachable = GRADES.stream()
                .filter(grade -> grade.from().compareTo(full) <= 0)
                .toList();
        return new SchemeDefinition(full, policy, reachable, List.of(dimensions));
    }

    /** A scheme of one indicator. */
    static SchemeDefinition scheme(ScoringRule rule, String points, NumericPolicy policy) {
        return scheme(points, policy, dimension("维度", points, indicator(CODE, "指标", points, rule)));
    }

    static LeafScore score(ScoringRule rule, String points, NumericPolicy policy, Inputs inputs) {
        return Scoring.score(scheme(rule, points, policy), inputs.build())
                .leaf(CODE)
                .orElseThrow();
    }

    static LeafScore score(ScoringRule rule, String points, Inputs inputs) {
        return score(rule, points, SEED_POLICY, inputs);
    }

    static LeafScore explain(ScoringRule rule, String points, NumericPolicy policy, Inputs inputs) {
        return Scoring.explain(scheme(rule, points, policy), inputs.build())
                .leaf(CODE)
                .orElseThrow();
    }

    static LeafScore explain(ScoringRule rule, String points, Inputs inputs) {
        return explain(rule, points, SEED_POLICY, inputs);
    }

    static void assertEarned(LeafScore leaf, String score, String deduction) {
        assertThat(leaf.missing()).isEmpty();
        assertThat(leaf.complete()).isTrue();
        assertThat(leaf.score()).isEqualTo(Points.of(score));
        assertThat(leaf.deduction()).isEqualTo(Points.of(deduction));
        assertThat(leaf.score().plus(leaf.deduction()))
                .isEqualTo(leaf.indicator().points());
    }

    static void assertIncomplete(LeafScore leaf, String... missing) {
        assertThat(leaf.complete()).isFalse();
        assertThat(leaf.score()).isNull();
        assertThat(leaf.deduction()).isNull();
        assertThat(leaf.missing()).containsExactlyInAnyOrder(missing);
    }

    static Quantity figure(String reference) {
        return new Quantity.FigureQuantity(reference);
    }

    static Quantity count(String name) {
        return new Quantity.EntryQuantity(name, InputType.COUNT, "例");
    }

    static Quantity number(String name) {
        return new Quantity.EntryQuantity(name, InputType.NUMBER, "");
    }

    static Quantity constant(String value) {
        return new Quantity.Constant(new BigDecimal(value));
    }

    static Quantity quotient(Quantity part, Quantity whole, ZeroChoice whenZero) {
        return new Quantity.Quotient(part, whole, whenZero);
    }

    /** 全年执行数 ÷ 全年预算数 */
    static Quantity executionRate(ZeroChoice whenZero) {
        return quotient(figure(EXECUTED), figure(BUDGET), whenZero);
    }

    /** A band from a lower end that earns points; no end: the lowest. */
    static Band band(@Nullable String from, boolean inclusive, String points) {
        return new Band(
                from == null ? null : new BigDecimal(from), inclusive, new BigDecimal(points), Band.AwardKind.POINTS);
    }

    /** A band from a lower end that earns a share of the full points; no end: the lowest. */
    static Band shareBand(@Nullable String from, boolean inclusive, String share) {
        return new Band(
                from == null ? null : new BigDecimal(from), inclusive, new BigDecimal(share), Band.AwardKind.SHARE);
    }

    static ChecklistRule.Item item(String name, String points) {
        return new ChecklistRule.Item(name, Points.of(points));
    }

    /** Code and arguments of each message, such as {@code trace.deducted[0.154 POINTS]}; words stand in quotes. */
    static List<String> said(List<Message> messages) {
        return messages.stream().map(ScoringFixtures::said).toList();
    }

    static String said(Message message) {
        return message.code()
                + message.arguments().stream()
                        .map(argument -> said(argument))
                        .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String said(Argument argument) {
        if (argument instanceof Quantity.Reading number) {
            return number.value()
                    .decimal()
                    .map(value -> value.stripTrailingZeros().toPlainString() + " " + number.unit())
                    .orElseGet(() -> "'" + number.value() + "'");
        }
        if (argument instanceof Argument.Precise precise) {
            return said(precise.number()) + " to " + precise.decimals();
        }
        if (argument instanceof Argument.Phrase phrase) {
            return said(phrase.message());
        }
        if (argument instanceof Argument.Scored scored) {
            return scored.points() + " POINTS";
        }
        if (argument instanceof Argument.Terms terms) {
            return terms.terms().stream()
                    .map(term -> said(term))
                    .collect(Collectors.joining(", ", terms.sign() + "[", "]"));
        }
        return "'" + ((Argument.Words) argument).text() + "'";
    }

    static Inputs inputs() {
        return new Inputs();
    }

    /** Inputs in the making; {@code null} leaves an input blank. */
    static final class Inputs {

        private final Map<String, ScoringInput.InputFigure> figures = new HashMap<>();
        private final Map<String, Map<String, String>> entries = new HashMap<>();
        private final List<ScoringInput.TargetInput> targets = new ArrayList<>();
        private final Map<String, List<BigDecimal>> peers = new HashMap<>();

        /** The same figure of the other departments. */
        Inputs peers(String reference, String... values) {
            peers.put(reference, Stream.of(values).map(BigDecimal::new).toList());
            return this;
        }

        Inputs figure(String reference, @Nullable String value, Unit unit) {
            if (value != null) {
                figures.put(reference, new ScoringInput.InputFigure(new BigDecimal(value), unit));
            }
            return this;
        }

        Inputs money(String reference, @Nullable String value) {
            return figure(reference, value, Unit.MONEY);
        }

        Inputs count(String reference, @Nullable String value) {
            return figure(reference, value, Unit.NUMBER);
        }

        /** The two figures of {@link #executionRate}. */
        Inputs execution(@Nullable String executed, @Nullable String budget) {
            return money(EXECUTED, executed).money(BUDGET, budget);
        }

        Inputs entry(String name, @Nullable String value) {
            return entry(CODE, name, value);
        }

        Inputs entry(String indicator, String name, @Nullable String value) {
            if (value != null) {
                entries.computeIfAbsent(indicator, code -> new HashMap<>()).put(name, value);
            }
            return this;
        }

        Inputs target(
                String category,
                String name,
                @Nullable String actual,
                @Nullable String target,
                Direction direction,
                String weight) {
            targets.add(new ScoringInput.TargetInput(
                    "T-" + name,
                    name,
                    category,
                    target == null ? null : new BigDecimal(target),
                    actual == null ? null : new BigDecimal(actual),
                    "个",
                    direction,
                    new BigDecimal(weight)));
            return this;
        }

        /** Takes a figure back. */
        Inputs without(String reference) {
            figures.remove(reference);
            return this;
        }

        /** Takes an entry back. */
        Inputs without(String indicator, String name) {
            entries.getOrDefault(indicator, new HashMap<>()).remove(name);
            return this;
        }

        ScoringInput build() {
            return new ScoringInput(figures, entries, targets, peers);
        }
    }
}
