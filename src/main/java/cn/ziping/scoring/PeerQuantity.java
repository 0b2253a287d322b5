package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Reference;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a department stands among the departments of the year (domain §4.1 form 26). The figures of the others are given
 * by the caller; what is said of them is how many there are, their mean and the rank, never one of them. A mean of fewer
 * than two would give one away, so there is none.
 *
 * @param reference the figure that is compared
 * @param statistic what is read
 * @param best of a rank, which end is the first; departments of the same value share the better rank
 * @param among whom it is compared with; {@code null} for all
 * @param few what counts where there are fewer than two others; {@code null}: a mean and what has no other is incomplete, a
 *     rank among two is one
 */
@JsonTypeName("peers")
public record PeerQuantity(
        String reference,
        Statistic statistic,
        Direction best,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Among among,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Few few)
        implements Quantity {

    /** The others that are looked at. */
    public enum Among {
        /** Every department of the year. */
        ALL,
        /** The departments of the same kind, as the list of departments says. */
        SAME_KIND
    }

    /**
     * What counts where there are fewer than two others to be compared with.
     *
     * @param choice what
     * @param share the share of the full points, of {@link Choice#SHARE}; else {@code null}
     */
    public record Few(
            Choice choice,

            @Bounds(least = "0", most = "1") @Share @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            BigDecimal share) {

        /** What can count. */
        public enum Choice {
            FULL_POINTS,
            /** A share of the full points. */
            SHARE,
            /** Nothing: the indicator stays open. */
            INCOMPLETE
        }

        public Few {
            boolean within = share != null && share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0;
            if (choice == Choice.SHARE ? !within : share != null) {
                throw new DefinitionException("share", choice == Choice.SHARE ? "share" : "only-of-share");
            }
        }

        private Fraction counted() {
            return share == null ? Fraction.ONE : Fraction.of(share);
        }

        private Message wording() {
            return share == null
                    ? Message.of("rule.few-peers." + choice)
                    : Message.of("rule.few-peers.SHARE", Message.percent(share));
        }
    }

    public PeerQuantity(String reference, Statistic statistic, Direction best) {
        this(reference, statistic, best, null, null);
    }

    /** What it is compared with. */
    private Reference.Peers others() {
        return new Reference.Peers(Reference.of(reference), among == Among.SAME_KIND);
    }

    /** The fewest others of whom a mean gives none away. */
    private static final int LEAST = 2;

    /** What can be read. */
    public enum Statistic {
        /** 1 for the best. */
        RANK,
        /** How many departments there are, this one included. */
        COUNT,
        /** The mean of the others. */
        MEAN
    }

    @Override
    public List<InputDeclaration> inputs() {
        return statistic == Statistic.RANK
                ? List.of(InputDeclaration.figure(reference), InputDeclaration.peers(others()))
                : List.of(InputDeclaration.peers(others()));
    }

    @Override
    public @Nullable Reading read(Leaf leaf) {
        List<BigDecimal> others = leaf.peers(others(), few != null);
        ScoringInput.InputFigure own = statistic == Statistic.RANK ? leaf.figure(reference) : null;
        if (others == null || (statistic == Statistic.RANK && own == null)) {
            return null;
        }
        if (others.size() < LEAST && (few != null || statistic == Statistic.MEAN)) {
            return ofFew(others, leaf);
        }
        Unit unit = own != null ? own.unit() : unit(leaf);
        List<Object> said = new ArrayList<>(List.of(reference, String.valueOf(others.size() + 1)));
        if (others.size() >= LEAST) {
            said.add(Message.of("trace.peers-mean", Message.number(mean(others), unit)));
        } else {
            said.add("");
        }
        Reading reading = switch (statistic) {
            case COUNT -> new Reading(Fraction.of(others.size() + 1L), Unit.NUMBER);
            case MEAN -> new Reading(mean(others), unit);
            case RANK -> new Reading(Fraction.of(rank(own, others)), Unit.NUMBER);
        };
        said.add(statistic == Statistic.RANK ? Message.of("trace.peers-rank", reading) : "");
        leaf.step("trace.peers", said.toArray());
        return leaf.rateAsGiven(reading);
    }

    /** Where one's own figure is not read, its name says whether it is a rate. */
    private Unit unit(Leaf leaf) {
        Unit read = leaf.unit(reference);
        boolean rate =
                leaf.rounding().ratesOfLikeUnits() && Reference.of(reference).isRate();
        return rate && read.equals(Unit.NUMBER) ? Unit.PERCENT : read;
    }

    private @Nullable Reading ofFew(List<BigDecimal> others, Leaf leaf) {
        leaf.step("trace.peers-few", String.valueOf(others.size()));
        if (few == null || few.choice() == Few.Choice.INCOMPLETE) {
            leaf.missing(others().toString());
        } else {
            leaf.step(few.wording());
            leaf.settle(few.counted());
        }
        return null;
    }

    @Override
    public List<Message> zeroWording() {
        return few == null ? List.of() : List.of(few.wording());
    }

    private long rank(ScoringInput.@Nullable InputFigure own, List<BigDecimal> others) {
        if (own == null) {
            throw new IllegalStateException("A rank is one's own");
        }
        return 1
                + others.stream()
                        .filter(other -> best == Direction.HIGHER_IS_BETTER
                                ? other.compareTo(own.value()) > 0
                                : other.compareTo(own.value()) < 0)
                        .count();
    }

    private static Fraction mean(List<BigDecimal> others) {
        BigDecimal sum = others.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Fraction.of(sum).dividedBy(Fraction.of(others.size()));
    }

    @Override
    public boolean printsAsRate() {
        return statistic == Statistic.MEAN && Reference.of(reference).isRate();
    }

    @Override
    public boolean countsThings() {
        return statistic != Statistic.MEAN;
    }

    @Override
    public Message wording() {
        Message compared = Message.of(
                statistic == Statistic.RANK ? "quantity.peers.RANK." + best : "quantity.peers." + statistic,
                ReferenceWording.of(reference));
        return among == Among.SAME_KIND ? Message.of("quantity.peers.same-kind", compared) : compared;
    }
}
