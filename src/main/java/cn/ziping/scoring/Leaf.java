package cn.ziping.scoring;

import cn.ziping.shared.NumberText;
import cn.ziping.shared.Points;
import cn.ziping.shared.Reference;
import cn.ziping.shared.RefusedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One indicator being scored: what its rule reads, what turned out to be missing, and, where the trace is wanted, each
 * step on the way. Points come out the same with the trace on or off, as it is one code path.
 */
public final class Leaf {

    /** Steps that say how many points come of what was said before, and what earned them. */
    private static final Set<String> COMPUTING = Set.of(
            "trace.deducted",
            "trace.full",
            "trace.share",
            "trace.less",
            "trace.points",
            "trace.points-rounded",
            "trace.none-lost",
            "trace.yes",
            "trace.part",
            "trace.parts",
            "trace.checklist",
            "trace.steps-sum.ADD",
            "trace.steps-sum.DEDUCT");

    private final String code;
    private final Points full;
    private final ScoringInput input;
    private final Map<String, String> entries;
    private final Rounding rounding;
    private final @Nullable Steps steps;
    private List<Message> losses = List.of();
    /** Most leaves miss nothing and meet no zero, so both are made when the first is told. */
    private Set<String> missing = Set.of();

    private Set<ZeroChoice> zeros = Set.of();
    private @Nullable Fraction settled;
    private Points excess = Points.ZERO;
    private boolean deductionSaid;
    /** Whether rates keep what they were before they were rounded, for who compares them. */
    private boolean keepsExact;

    private boolean aside;

    /**
     * @param code the code that entries attach to
     * @param full the full points
     */
    Leaf(String code, Points full, ScoringInput input, Rounding rounding, boolean traced) {
        this(code, full, input, input.entries().getOrDefault(code, Map.of()), rounding, traced ? new Steps() : null);
    }

    private Leaf(
            String code,
            Points full,
            ScoringInput input,
            Map<String, String> entries,
            Rounding rounding,
            @Nullable Steps steps) {
        this.code = code;
        this.full = full;
        this.input = input;
        this.entries = entries;
        this.rounding = rounding;
        this.steps = steps;
    }

    /**
     * Scores a rule within this one, for so many points of its own. Its steps follow those said so far; what it misses is
     * missing here.
     */
    Part part(ScoringRule rule, Points points) {
        Leaf inner = new Leaf(code, points, input, entries, rounding, steps);
        int from = steps == null ? 0 : steps.size();
        Points earned = rule.earn(inner);
        inner.missing.forEach(this::missing);
        if (earned == null || !inner.missing.isEmpty()) {
            if (inner.missing.isEmpty()) {
                missing(code);
            }
            return new Part(null, Points.ZERO, List.of());
        }
        Points rounded = inner.rounded(inner.within(earned));
        return new Part(
                rounded, inner.excess, points.minus(rounded).isPositive() ? inner.lossesSince(from) : List.of());
    }

    /** A leaf of the same inputs that tells this one nothing of what is missing, of zeros or of steps. */
    Leaf silent() {
        return aside(null);
    }

    /** A leaf of the same inputs whose steps are this one's, and which tells it nothing else. */
    Leaf telling() {
        return aside(steps);
    }

    private Leaf aside(@Nullable Steps told) {
        Leaf leaf = new Leaf(code, full, input, entries, rounding, told);
        leaf.keepsExact = keepsExact;
        leaf.aside = true;
        return leaf;
    }

    /** Whether nobody asks it what is missing. */
    boolean isAside() {
        return aside;
    }

    /** What tells why points were lost: what the rule said of it, else its steps but for those that only compute points. */
    private List<Message> lossesSince(int from) {
        return steps == null || !losses.isEmpty() ? losses : steps.since(from, COMPUTING);
    }

    /** Why something was lost, where the steps tell of what was not lost too. */
    void loses(Message why) {
        if (steps != null) {
            if (losses.isEmpty()) {
                losses = new ArrayList<>();
            }
            losses.add(why);
        }
    }

    void loses(String code, Object... arguments) {
        if (steps != null) {
            loses(Message.of(code, arguments));
        }
    }

    /**
     * What a rule within another earned.
     *
     * @param points from 0 to its own full points, or {@code null} where something is missing
     * @param excess what it earned beyond them
     * @param losses why it earned no more; empty where it earned all, and without a trace
     */
    record Part(@Nullable Points points, Points excess, List<Message> losses) {}

    /** A number on the way was not computed with. */
    void tooLong() {
        step("trace.number-long", String.valueOf(Fraction.LIMIT));
        missing(code);
    }

    Points full() {
        return full;
    }

    Fraction fullPoints() {
        return Fraction.of(full.value());
    }

    /** Points beyond the full ones, which are handed on as a bonus line. */
    void exceed(Points points) {
        excess = excess.plus(points);
    }

    Rounding rounding() {
        return rounding;
    }

    ScoringInput input() {
        return input;
    }

    ScoringInput.@Nullable InputFigure figure(String reference) {
        ScoringInput.InputFigure figure = input.figures().get(reference);
        if (figure == null) {
            missing(reference);
        }
        return figure;
    }

    /** How a figure is printed; what is not there is a plain number. */
    Unit unit(String reference) {
        ScoringInput.InputFigure figure = input.figures().get(reference);
        return figure == null ? Unit.NUMBER : figure.unit();
    }

    /**
     * The same figure of the other departments; none taken yet is missing.
     *
     * @param none whether it may turn out that there is no other
     */
    @Nullable
    List<BigDecimal> peers(Reference.Peers peers, boolean none) {
        List<BigDecimal> others = input.peers().get(peers.key());
        if (others == null || (others.isEmpty() && !none)) {
            missing(peers.toString());
            return null;
        }
        return others;
    }

    /** Whether an entry is given; asking makes nothing missing. */
    boolean has(String name) {
        String value = entries.get(name);
        return value != null && !value.isBlank();
    }

    @Nullable
    String entry(String name) {
        String value = entries.get(name);
        if (value == null || value.isBlank()) {
            missing(name);
            return null;
        }
        return value;
    }

    /** A typed number. No field lets in what is none, but where a stored entry is none all the same, it is missing. */
    @Nullable
    BigDecimal number(String name) {
        String value = entry(name);
        if (value == null) {
            return null;
        }
        Optional<BigDecimal> number;
        try {
            number = NumberText.parse(value);
        } catch (RefusedException refused) {
            number = Optional.empty();
        }
        if (number.isEmpty()) {
            missing(name);
        }
        return number.orElse(null);
    }

    /** A typed answer. What is neither yes nor no is none. */
    @Nullable
    Boolean yesNo(String name) {
        String value = entry(name);
        if (InputDeclaration.YES.equals(value)) {
            return true;
        }
        if (InputDeclaration.NO.equals(value)) {
            return false;
        }
        missing(name);
        return null;
    }

    void missing(String name) {
        if (missing.isEmpty()) {
            missing = new LinkedHashSet<>();
        }
        missing.add(name);
    }

    /** A quantity that is given, but of no use. */
    void missing(Quantity quantity) {
        quantity.inputs().forEach(input -> missing(input.name()));
    }

    Set<String> missing() {
        return missing;
    }

    /** A denominator or target turned out to be zero, and this is what the rule says of it. */
    void zero(ZeroChoice choice, Quantity divisor) {
        zero(
                choice,
                divisor.wording(),
                divisor.inputs().stream().map(InputDeclaration::name).toList());
    }

    void zero(ZeroChoice choice, Message divisor, List<String> names) {
        if (zeros.isEmpty()) {
            zeros = EnumSet.noneOf(ZeroChoice.class);
        }
        zeros.add(choice);
        step("trace.zero." + choice, divisor);
        if (choice == ZeroChoice.INCOMPLETE) {
            names.forEach(this::missing);
        }
    }

    /** What is read cannot be told, and the rule states what share of the points counts then; the least where several do. */
    void settle(Fraction share) {
        settled = settled == null ? share : settled.atMost(share);
    }

    /** See {@link #settle}; {@code null} where nothing was settled. */
    @Nullable
    Fraction settled() {
        return settled;
    }

    /** What the rule says of the zeros that were met. */
    Set<ZeroChoice> zeros() {
        return zeros;
    }

    boolean traced() {
        return steps != null;
    }

    void step(Message message) {
        if (steps != null) {
            steps.say(message.code(), message.arguments().toArray());
        }
    }

    void step(String code, Object... arguments) {
        if (steps != null) {
            steps.say(code, arguments);
        }
    }

    /**
     * What a rule computes with: a rate is rounded first where the rule says that it is one, or the policy its unit. Where
     * units say what is a rate, 1 − 10 × rate is a plain number until the rule says that it is one.
     */
    Quantity.@Nullable Reading measure(Quantity quantity, boolean percent) {
        Quantity.Reading reading = quantity.read(this);
        if (reading != null && percent && rounding.ratesOfLikeUnits() && reading.unit() == Unit.NUMBER) {
            reading = new Quantity.Reading(reading.value(), Unit.PERCENT, reading.exact());
        }
        return reading == null || !(percent || rounding.ratesOfLikeUnits()) ? reading : rateFirst(reading);
    }

    /**
     * As {@link #measure(Quantity, boolean)}, of what is compared: where that is not rounded, the reading is as printed and
     * keeps its exact value.
     */
    Quantity.@Nullable Reading measure(Quantity quantity, boolean percent, boolean exact) {
        keepsExact = exact;
        try {
            return measure(quantity, percent);
        } finally {
            keepsExact = false;
        }
    }

    /** Whether what is read now keeps its exact value. */
    boolean keepsExact() {
        return keepsExact;
    }

    /**
     * Divides, and says so.
     *
     * @return the rate as a share of one, rounded where the scheme rounds rates first
     */
    Quantity.Reading rate(Quantity.Reading part, Quantity.Reading whole) {
        return rate(part, whole, whole);
    }

    /** As {@link #rate(Quantity.Reading, Quantity.Reading)}, by a whole that is printed in its own words. */
    Quantity.Reading rate(Quantity.Reading part, Quantity.Reading whole, Argument wholeShown) {
        Fraction rounded = rounding.rate(part.value(), whole.value());
        Quantity.Reading rate = keepsExact
                ? new Quantity.Reading(rounded, Unit.PERCENT, exactQuotient(part, whole, rounded))
                : new Quantity.Reading(rounded, Unit.PERCENT);
        if (steps != null) {
            step("trace.quotient", part, wholeShown, rate, rounding.ofRate(part.value(), whole.value(), rounded));
        }
        return rate;
    }

    /**
     * Divides what is no rate, and says so.
     *
     * @param decimals the decimals it is rounded to, or {@code null} where it is not
     */
    Quantity.Reading ratio(Quantity.Reading part, Quantity.Reading whole, Unit unit, @Nullable Integer decimals) {
        Fraction quotient = part.value().dividedBy(whole.value());
        Fraction value = decimals == null ? quotient : rounding.number(quotient, decimals);
        // Its own decimals belong to the number: who compares it compares what is printed.
        Fraction exact = decimals == null ? exactQuotient(part, whole, value) : value;
        Quantity.Reading ratio = new Quantity.Reading(value, unit, exact);
        if (steps != null) {
            step(
                    "trace.ratio",
                    part,
                    wordBehind(part),
                    whole,
                    wordBehind(whole),
                    ratio,
                    decimals == null ? Argument.Words.NONE : rounding.ofNumber(quotient, value, decimals));
        }
        return ratio;
    }

    /** A whole that is zero only before it is rounded divides nothing: the printed quotient is what there is. */
    private static Fraction exactQuotient(Quantity.Reading part, Quantity.Reading whole, Fraction printed) {
        return whole.exact().signum() == 0 ? printed : part.exact().dividedBy(whole.exact());
    }

    /** The unit of a number that does not print it. */
    private static String wordBehind(Quantity.Reading reading) {
        return reading.unit().kind() == Unit.Kind.PER ? "" : reading.unit().word();
    }

    /** A rate that is read as it was given: rounded first where the policy says that of every rate. */
    Quantity.Reading rateAsGiven(Quantity.Reading given) {
        return rounding.ratesOfLikeUnits() ? rateFirst(given) : given;
    }

    /** A rate that was given as one: rounded, and said to be, where the scheme rounds rates first. */
    Quantity.Reading rateFirst(Quantity.Reading given) {
        if (!given.unit().isPercent()) {
            return given;
        }
        Fraction rounded = rounding.rateFirst(given.value());
        if (rounded == given.value()) {
            return given;
        }
        Quantity.Reading rate = new Quantity.Reading(rounded, Unit.PERCENT, given.exact());
        if (traced() && !rounded.equals(given.value())) {
            step("trace.rate-rounded", given, rate, rounding.ofRate(given.value(), rounded));
        }
        return rate;
    }

    /**
     * A number beside a threshold as it is printed: as usual, or with as many decimals as tell the two apart, where the
     * printed value would lie on another side than the exact one.
     */
    static Argument told(Quantity.Reading reading, Unit unit, Fraction threshold) {
        Quantity.Reading printed = new Quantity.Reading(reading.value(), unit, reading.exact());
        int side = Integer.signum(reading.exact().compareTo(threshold));
        return side == Integer.signum(reading.value().compareTo(threshold))
                ? printed
                : new Argument.Precise(
                        new Quantity.Reading(reading.exact(), unit),
                        reading.exact().decimalsFrom(threshold, unit.isPercent() ? 2 : 0));
    }

    /** Share × full points, the last step of most rules. */
    Points share(Fraction share) {
        return share(new Quantity.Reading(share, Unit.PERCENT));
    }

    Points share(Quantity.Reading share) {
        Fraction exact = share.value().times(full.value());
        Points points = rounding.points(exact);
        if (steps != null) {
            Argument shown = share.unit().isPercent() ? share : Message.number(share.value(), Unit.PERCENT);
            step("trace.share", shown, full(), points, rounding.ofPoints(exact, points));
        }
        return points;
    }

    /** Full points less a deduction that somebody typed, exactly. */
    Points less(Points deduction) {
        Points rest = full().minus(deduction);
        return less(Fraction.of(deduction.value()), Fraction.of(rest.value()), rest);
    }

    /** Full points less a deduction that was computed. It is what remains that is rounded, as any other score is. */
    Points less(Fraction deduction) {
        Fraction exact = fullPoints().minus(deduction);
        return less(deduction, exact, rounding.points(exact));
    }

    private Points less(Fraction deduction, Fraction exact, Points points) {
        if (deduction.signum() == 0) {
            deductionSaid = true;
            step("trace.none-lost", full());
            return full();
        }
        boolean exhausted = exact.signum() < 0;
        if (traced()) {
            deductionSaid = exhausted || exact.isExactly(points.value());
            Argument lost = Message.number(deduction, Unit.POINTS);
            if (exhausted) {
                // 扣完为止
                step("trace.exhausted", full(), lost);
            } else {
                step("trace.less", full(), lost, points, rounding.ofPoints(exact, points));
            }
        }
        return exhausted ? Points.ZERO : points;
    }

    /** The indicator left out, where somebody said so and why; {@code null} where it applies. */
    @Nullable
    LeafScore notApplicable(IndicatorDefinition indicator, List<String> path) {
        if (!InputDeclaration.YES.equals(entries.get(SchemeAdjustments.NotApplicable.ANSWER))) {
            return null;
        }
        String reason = entry(SchemeAdjustments.NotApplicable.REASON);
        if (reason == null) {
            return LeafScore.incomplete(indicator, path, List.copyOf(missing), steps());
        }
        step("trace.not-applicable", reason);
        return LeafScore.notApplicable(indicator, path, steps());
    }

    /** As {@link #close}, of a bonus or a penalty, from which nothing is deducted. */
    LeafScore closeOutside(IndicatorDefinition indicator, @Nullable Points earned) {
        deductionSaid = true;
        return close(indicator, List.of(), earned);
    }

    /** Keeps a leaf within 0 and its full points and to the decimals of the scheme, and says what was lost. */
    LeafScore close(IndicatorDefinition indicator, List<String> path, @Nullable Points earned) {
        if (!missing.isEmpty() || earned == null) {
            // A quantity of constants alone has no input to name, but an incomplete leaf always names something.
            List<String> names = missing.isEmpty() ? List.of(code) : List.copyOf(missing);
            return LeafScore.incomplete(indicator, path, names, steps());
        }
        Points points = rounded(within(earned));
        // Who earned all lost nothing; no need to subtract.
        Points deduction = points == full ? Points.ZERO : full.minus(points);
        if (traced() && !deductionSaid) {
            if (deduction.isPositive()) {
                step("trace.deducted", deduction);
            } else {
                step("trace.full");
            }
        }
        List<Message> lost = deduction.isPositive() ? lossesSince(0) : List.of();
        return LeafScore.of(indicator, path, points, deduction, excess, steps(), lost);
    }

    private Points within(Points points) {
        if (points.compareTo(full()) > 0) {
            step("trace.capped", full());
            return full();
        }
        if (points.isNegative()) {
            step("trace.floored");
            return Points.ZERO;
        }
        return points;
    }

    /**
     * What a person typed or a rule states outright may have more decimals than the scheme keeps. Full marks are left
     * alone: who lost nothing is not rounded down, nor up beyond them.
     */
    private Points rounded(Points exact) {
        if (rounding.fits(exact.value())) {
            return exact;
        }
        Fraction value = Fraction.of(exact.value());
        Points rounded = rounding.points(value);
        if (rounded.equals(exact) || exact.equals(full())) {
            return exact;
        }
        deductionSaid = false;
        step("trace.points-rounded", exact, rounded, rounding.ofPoints(value, rounded));
        return within(rounded);
    }

    List<Message> steps() {
        return steps == null ? List.of() : steps;
    }

    static String plain(BigDecimal value) {
        return NumberText.plain(value);
    }
}
