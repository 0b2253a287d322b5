package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.util.List;

/**
 * What something is worth: so many points, or a share of the full points.
 *
 * @param value the points, or the share of one; not negative
 * @param kind which of the two
 */
public record Award(
        @Bounds(least = "0") @Share(Share.When.OF_KIND) BigDecimal value, Band.AwardKind kind) {

    static final Award FULL = new Award(BigDecimal.ONE, Band.AwardKind.SHARE);

    public Award {
        if (value.signum() < 0) {
            throw new DefinitionException("value", "not-negative");
        }
    }

    /** Exactly so many points of the full ones. */
    Fraction of(Points full) {
        Fraction exact = Fraction.of(value);
        return kind == Band.AwardKind.POINTS ? exact : exact.times(full.value());
    }

    /** As it is printed: 4 分, or 80% of the points. */
    Message wording() {
        return kind == Band.AwardKind.POINTS
                ? Message.of("award.POINTS", new Points(value))
                : Message.of("award.SHARE", Message.percent(value));
    }

    List<Message> problems(Points full) {
        return of(full).compareTo(full.value()) > 0
                ? List.of(Message.of("problem.award-above-full", wording(), full))
                : List.of();
    }
}
