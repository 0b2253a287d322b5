package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person chooses a level, which sets a range, and types a share within it (domain §4.1 form 21): 达成预期 100%−80%；部分达成
 * 80%−60%(含)；未达成 60%−0%. A share outside the range leaves the leaf incomplete.
 *
 * @param label goes before the names of the inputs where one indicator has several such judgements; else empty
 * @param levels the levels, highest first
 */
@JsonTypeName("levels")
public record LevelsRule(@MayBeLeftOut String label, List<Level> levels) implements ScoringRule {

    /** The name of the input that takes the level, after the label. */
    public static final String LEVEL = "完成等次";

    /** The name of the input that takes the share, after the label. */
    public static final String SHARE = "得分比例";

    /**
     * A level.
     *
     * @param name its name; the permanent value of the input
     * @param from the smallest share of the points
     * @param fromInclusive whether that share itself belongs to it
     * @param to the largest share of the points
     * @param toInclusive whether that share itself belongs to it
     */
    public record Level(
            String name,
            @Bounds(least = "0", most = "1") @Share BigDecimal from,
            boolean fromInclusive,
            @Bounds(least = "0", most = "1") @Share BigDecimal to,
            boolean toInclusive) {

        public Level {
            int order = from.compareTo(to);
            if (from.signum() < 0 || to.compareTo(BigDecimal.ONE) > 0 || order > 0) {
                throw new DefinitionException("from", "range");
            }
            if (order == 0 && !(fromInclusive && toInclusive)) {
                throw new DefinitionException("from", "range");
            }
        }

        /** Whether the level alone says how much: 较好 60%, 一般 30%, 无 0%. */
        private boolean saysAll() {
            return from.compareTo(to) == 0;
        }

        private boolean holds(BigDecimal share) {
            int low = share.compareTo(from);
            int high = share.compareTo(to);
            return (fromInclusive ? low >= 0 : low > 0) && (toInclusive ? high <= 0 : high < 0);
        }

        private Message range() {
            if (from.compareTo(to) == 0) {
                return Message.of("band.exactly", Message.percent(from));
            }
            return Message.of(
                    "band.middle." + fromInclusive + "." + toInclusive, Message.percent(from), Message.percent(to));
        }
    }

    public LevelsRule {
        levels = List.copyOf(levels);
        if (levels.size() < 2 || levels.stream().map(Level::name).distinct().count() != levels.size()) {
            throw new DefinitionException("levels", "two-different");
        }
    }

    private String level() {
        return label + LEVEL;
    }

    private String share() {
        return label + SHARE;
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        InputDeclaration level = InputDeclaration.choice(
                level(), levels.stream().map(Level::name).toList());
        return levels.stream().allMatch(Level::saysAll)
                ? List.of(level)
                : List.of(level, InputDeclaration.entry(share(), InputType.PERCENT, "%"));
    }

    /** Of levels that are each one share, the choice says it all. */
    @Override
    public Points most(Points full) {
        return levels.stream()
                .map(Level::to)
                .max(Comparator.naturalOrder())
                .map(share -> new Points(full.value().multiply(share)))
                .orElse(full);
    }

    @Override
    public List<Message> wording(Points full) {
        List<Message> sentences = new ArrayList<>();
        boolean chosen = levels.stream().allMatch(Level::saysAll);
        sentences.add(Message.of(chosen ? "rule.levels-chosen" : "rule.levels", full));
        levels.forEach(level -> sentences.add(
                chosen
                        ? Message.of(
                                "rule.level-chosen",
                                level.name(),
                                new Points(full.value().multiply(level.to())))
                        : Message.of("rule.level", level.name(), level.range())));
        return sentences;
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        String chosen = leaf.entry(level());
        Optional<Level> level =
                levels.stream().filter(known -> known.name().equals(chosen)).findFirst();
        // A share that was typed while the level had a range is not asked for any more.
        if (level.isPresent() && levels.stream().allMatch(Level::saysAll)) {
            leaf.step(
                    "trace.level-chosen",
                    level.get().name(),
                    Message.percent(level.get().to()));
            return leaf.share(Fraction.of(level.get().to()));
        }
        BigDecimal typed = leaf.number(share());
        if (chosen == null || typed == null) {
            return null;
        }
        if (level.isEmpty()) {
            leaf.missing(level());
            return null;
        }
        BigDecimal share = typed.movePointLeft(2);
        if (!level.get().holds(share)) {
            leaf.step(
                    "trace.level-outside",
                    chosen,
                    Message.percent(share),
                    level.get().range());
            leaf.missing(share());
            return null;
        }
        leaf.step("trace.level", chosen, Message.percent(share), level.get().range());
        return leaf.share(Fraction.of(share));
    }
}
