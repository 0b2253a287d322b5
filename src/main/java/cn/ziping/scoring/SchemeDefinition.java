package cn.ziping.scoring;

import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A scoring scheme (评分体系) as scoring reads it.
 *
 * @param fullMarks the points of the whole, usually 100
 * @param policy how it rounds
 * @param grades its grades, highest first
 * @param dimensions its dimensions, in order
 * @param adjustments what it does between the sum of its leaves and the total
 */
public record SchemeDefinition(
        Points fullMarks,
        NumericPolicy policy,
        List<GradeBand> grades,
        List<DimensionDefinition> dimensions,
        SchemeAdjustments adjustments) {

    /** A scheme without adjustments. */
    public SchemeDefinition(
            Points fullMarks, NumericPolicy policy, List<GradeBand> grades, List<DimensionDefinition> dimensions) {
        this(fullMarks, policy, grades, dimensions, SchemeAdjustments.NONE);
    }

    public SchemeDefinition {
        grades = GradeBand.checked(grades);
        dimensions = List.copyOf(dimensions);
    }

    /** A scheme of one indicator, to try its rule. */
    public static SchemeDefinition ofOne(IndicatorDefinition indicator, NumericPolicy policy) {
        return new SchemeDefinition(
                indicator.points(),
                policy,
                List.of(new GradeBand("-", Points.ZERO)),
                List.of(new DimensionDefinition("_", "-", indicator.points(), List.of(), List.of(indicator))));
    }

    /** The same, where a quotient of unlike units is no rate, and what is compared is not rounded. */
    public SchemeDefinition withPresentMeaning() {
        return new SchemeDefinition(fullMarks, policy.withPresentMeaning(), grades, dimensions, adjustments);
    }

    /** What the scheme does between the sum of its leaves and the total, in words. */
    public List<Message> adjustmentWording() {
        return AdjustmentWording.of(this);
    }

    /** All dimensions, in the order of the tree. */
    public Stream<DimensionDefinition> nodes() {
        return dimensions.stream().flatMap(DimensionDefinition::nodes);
    }

    /** Whether an indicator need not apply. */
    public boolean mayNotApply(String indicatorCode) {
        SchemeAdjustments.NotApplicable notApplicable = adjustments.notApplicable();
        return notApplicable != null && notApplicable.indicators().contains(indicatorCode);
    }

    /** What an indicator, a bonus or a penalty needs: whether it applies at all, and what its rule declares. */
    public List<InputDeclaration> inputs(IndicatorDefinition indicator) {
        List<InputDeclaration> declared = indicator.rule().inputs(indicator.points());
        return mayNotApply(indicator.code())
                ? Stream.concat(SchemeAdjustments.NotApplicable.inputs().stream(), declared.stream())
                        .toList()
                : declared;
    }

    /** Everything the scheme reads, wherever it stands. */
    public Stream<InputDeclaration> inputs() {
        return Stream.concat(
                scored().flatMap(indicator -> inputs(indicator).stream()),
                adjustments.allCaps().stream().flatMap(cap -> cap.measure().inputs().stream()));
    }

    /** What the total is out of: the full marks, or what they are converted to. */
    public Points outOf() {
        return Objects.requireNonNullElse(adjustments.convertTo(), fullMarks);
    }

    /** All indicators, in the order of the tree. */
    public Stream<IndicatorDefinition> indicators() {
        return dimensions.stream().flatMap(DimensionDefinition::leaves);
    }

    /**
     * What keeps the scheme from being published: sums that differ from their node, with node and difference, codes used
     * more than once, and rules that do not fit their points or that can give none.
     */
    public List<Message> problems() {
        return locatedProblems().stream().map(Problem::said).toList();
    }

    /** As {@link #problems}, each with its place. */
    public List<Problem> locatedProblems() {
        return new SchemeProblems(this).find();
    }

    /**
     * What is probably not meant as it stands, such as a threshold that no value can reach; each with its place.
     *
     * @param units the unit of a figure by its reference
     */
    public List<Problem> doubts(Function<String, Unit> units) {
        return new SchemeDoubts(this, units).find();
    }

    /**
     * What keeps the scheme from being published, or is probably not meant.
     *
     * @param pointer its place in the scheme, as a JSON pointer
     * @param indicator the code of the indicator whose rule it is about, or empty
     * @param said what it is
     */
    public record Problem(String pointer, String indicator, Message said) {}

    /**
     * The most decimals a total can have: what is rounded has those of the policy, and what the scheme states itself, such
     * as full points, may have more.
     */
    int totalDecimals() {
        SchemeAdjustments.OverAchievement over = adjustments.overAchievement();
        Integer rounded = policy.totalDecimals();
        Stream<Points> stated = Stream.of(
                        Stream.of(outOf()),
                        grades.stream().map(GradeBand::from),
                        // What is rounded as a whole has none of the decimals of its parts.
                        rounded == null ? scored().map(IndicatorDefinition::points) : Stream.<Points>empty(),
                        adjustments.vetoes().stream().map(SchemeAdjustments.Veto::atMost),
                        adjustments.allCaps().stream()
                                .flatMap(cap -> cap.bands().stream())
                                .map(SchemeAdjustments.TotalCap.Limit::atMost),
                        over == null || rounded != null ? Stream.<Points>empty() : Stream.of(over.each(), over.most()))
                .flatMap(points -> points)
                .filter(Objects::nonNull);
        return stated.mapToInt(points -> points.value().stripTrailingZeros().scale())
                .reduce(rounded == null ? policy.pointsDecimals() : rounded, Math::max);
    }

    /** Indicators, and bonus and penalty after them. */
    public Stream<IndicatorDefinition> scored() {
        return Stream.concat(indicators(), adjustments.extras().stream().map(SchemeAdjustments.Extra::indicator));
    }
}
