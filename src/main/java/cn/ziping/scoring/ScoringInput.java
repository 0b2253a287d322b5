package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that rules may look at. What is absent is blank, never zero.
 *
 * @param figures figures by reference
 * @param entries typed inputs in their stored form, by indicator code and input name
 * @param targets the department's performance targets of the year
 * @param peers the same figure of the other departments of the year, by reference; in no order that tells whose they are
 */
public record ScoringInput(
        Map<String, InputFigure> figures,
        Map<String, Map<String, String>> entries,
        List<TargetInput> targets,
        Map<String, List<BigDecimal>> peers) {

    public ScoringInput {
        figures = Map.copyOf(figures);
        entries = entries.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
        targets = List.copyOf(targets);
        peers = peers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, peer -> List.copyOf(peer.getValue())));
    }

    /** Inputs without other departments. */
    public ScoringInput(
            Map<String, InputFigure> figures, Map<String, Map<String, String>> entries, List<TargetInput> targets) {
        this(figures, entries, targets, Map.of());
    }

    /** A figure as rules read it. */
    public static final class InputFigure {

        private final BigDecimal value;
        private final Unit unit;
        /** Made once: a figure is read by many rules. */
        private final Quantity.Reading reading;

        /**
         * @param value money in 万元, a rate as a share of one, else the number itself
         * @param unit how it is printed
         */
        public InputFigure(BigDecimal value, Unit unit) {
            this.value = value;
            this.unit = unit;
            this.reading = new Quantity.Reading(Fraction.of(value), unit);
        }

        public BigDecimal value() {
            return value;
        }

        public Unit unit() {
            return unit;
        }

        Quantity.Reading reading() {
            return reading;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof InputFigure figure && figure.value.equals(value) && figure.unit == unit;
        }

        @Override
        public int hashCode() {
            return Objects.hash(value, unit);
        }

        @Override
        public String toString() {
            return value + " " + unit;
        }
    }

    /**
     * A performance target (绩效指标).
     *
     * @param code its permanent code
     * @param name its name
     * @param category 产出, 效益 or 满意度, as the scheme's rules name it
     * @param target the planned value, or {@code null} where none is given
     * @param actual the reported value, or {@code null} where none is given
     * @param unit the unit of both
     * @param direction which way is better
     * @param weight its weight within the category, positive
     */
    public record TargetInput(
            String code,
            String name,
            String category,
            @Nullable BigDecimal target,
            @Nullable BigDecimal actual,
            String unit,
            Direction direction,
            BigDecimal weight) {

        public TargetInput {
            if (weight.signum() <= 0) {
                throw new DefinitionException("weight", "positive");
            }
        }
    }
}
