package cn.ziping.scoring;

import cn.ziping.shared.Comparing;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of bands (domain §4.1 form 7), e.g. ≥90% 5 分；80%(含)−90% 4 分；低于 60% 不得分. Bands stand highest first and share
 * their ends, so that every value belongs to exactly one; the highest is open above, the lowest below.
 *
 * @param measure the value that is looked up; a rate is a share of one
 * @param percent whether the ends are shares, printed in percent
 * @param bands the bands, highest first
 * @param comparing whether the value as printed is looked up, or before it is rounded; {@code null} as the policy says
 */
@JsonTypeName("bands")
public record BandedRule(
        Quantity measure,
        boolean percent,
        List<Band> bands,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Comparing comparing)
        implements ScoringRule {

    public BandedRule {
        bands = Band.checked(bands);
    }

    public BandedRule(Quantity measure, boolean percent, List<Band> bands) {
        this(measure, percent, bands, null);
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return measure.inputs();
    }

    @Override
    public List<Message> wording(Points full) {
        List<Message> sentences = new ArrayList<>();
        sentences.add(Message.of("rule.bands", measure.wording()));
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            sentences.add(
                    band.kind() == Band.AwardKind.POINTS
                            ? Message.of("rule.band", range(i), new Points(band.award()))
                            : Message.of("rule.band-share", range(i), Message.percent(band.award())));
        }
        if (comparing != null) {
            sentences.add(Message.of("rule.comparing." + comparing));
        }
        return Zero.say(sentences, measure.zeroWording());
    }

    @Override
    public List<Message> problems(Points full) {
        // A share is never more than one.
        Stream<Message> above = bands.stream()
                .filter(band -> band.kind() == Band.AwardKind.POINTS)
                .map(band -> new Points(band.award()))
                .filter(award -> award.compareTo(full) > 0)
                .map(award -> Message.of("problem.band-above-full", award, full));
        return Stream.concat(measure.problems().stream(), above).toList();
    }

    @Override
    public Points most(Points full) {
        return bands.stream()
                .map(band -> new Award(band.award(), band.kind()).of(full))
                .max(Comparator.naturalOrder())
                .flatMap(Fraction::decimal)
                .map(Points::new)
                .orElse(full);
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        boolean exact = leaf.rounding().comparesExactly(comparing);
        Quantity.Reading reading = leaf.measure(measure, percent, exact);
        if (reading == null) {
            return Zero.points(leaf);
        }
        int index = Band.indexOf(exact ? reading.exact() : reading.value(), bands);
        Band band = bands.get(index);
        if (band.kind() == Band.AwardKind.SHARE) {
            if (leaf.traced()) {
                leaf.step(
                        "trace.band-share",
                        Band.told(reading, exact, index, bands),
                        range(index),
                        Message.percent(band.award()));
            }
            return leaf.share(Fraction.of(band.award()));
        }
        Points points = new Points(band.award());
        if (leaf.traced()) {
            leaf.step("trace.band", Band.told(reading, exact, index, bands), range(index), points);
        }
        return points;
    }

    private Message range(int index) {
        return Band.range(index, bands, percent ? Unit.PERCENT : Unit.NUMBER);
    }
}
