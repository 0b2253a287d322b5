package cn.ziping.scoring;

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
 */
@JsonTypeName("peers")
public record PeerQuantity(String reference, Statistic statistic, Direction best) implements Quantity {

    private static final int LEAST_FOR_A_MEAN = 2;

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
                ? List.of(InputDeclaration.figure(reference), InputDeclaration.peers(reference))
                : List.of(InputDeclaration.peers(reference));
    }

    @Override
    public @Nullable Reading read(Leaf leaf) {
        List<BigDecimal> others = leaf.peers(reference);
        ScoringInput.InputFigure own = statistic == Statistic.RANK ? leaf.figure(reference) : null;
        if (others == null || (statistic == Statistic.RANK && own == null)) {
            return null;
        }
        if (statistic == Statistic.MEAN && others.size() < LEAST_FOR_A_MEAN) {
            leaf.step("trace.peers-few", String.valueOf(others.size()));
            leaf.missing(InputDeclaration.PEERS + reference);
            return null;
        }
        Unit unit = own != null ? own.unit() : leaf.unit(reference);
        List<Object> said = new ArrayList<>(List.of(reference, String.valueOf(others.size() + 1)));
        if (others.size() >= LEAST_FOR_A_MEAN) {
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
        return reading;
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
        return statistic == Statistic.MEAN && ReferenceWording.isRate(reference);
    }

    @Override
    public boolean countsThings() {
        return statistic != Statistic.MEAN;
    }

    @Override
    public Message wording() {
        return Message.of(
                statistic == Statistic.RANK ? "quantity.peers.RANK." + best : "quantity.peers." + statistic,
                ReferenceWording.of(reference));
    }
}
