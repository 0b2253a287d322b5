package cn.ziping.scoring;

import cn.ziping.shared.Bounds;
import cn.ziping.shared.Comparing;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a scheme does between the sum of its leaves and the total (domain §4.1, scheme-wide): each a printed line of its
 * own. In this order: points of what does not apply, rounding of dimensions, what leaves earned beyond their points,
 * conversion to other full marks, bonus and penalty, over-achievement without a reason, the bounds of the total, its
 * rounding, caps by rates, vetoes.
 *
 * @param notApplicable what becomes of indicators that do not apply, or {@code null} where all apply
 * @param cap the cap of the total by a rate, or {@code null}
 * @param vetoes events that cap the total
 * @param overAchievement what an unexplained over-achievement costs, or {@code null}
 * @param extras bonus and penalty outside the full marks
 * @param withinFullMarks whether a bonus never lifts the total above the full marks
 * @param caps further caps of the total, where one is not enough; {@code null} for none
 * @param convertTo what the full marks are converted to (满分 120 分折算为百分制), before bonus and penalty; {@code null} where
 *     they are not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SchemeAdjustments(
        @Nullable NotApplicable notApplicable,
        @Nullable TotalCap cap,
        @MayBeLeftOut List<Veto> vetoes,
        @Nullable OverAchievement overAchievement,
        @MayBeLeftOut List<Extra> extras,
        boolean withinFullMarks,
        @Nullable List<TotalCap> caps,
        @Nullable Points convertTo) {

    /** No adjustment at all. */
    public static final SchemeAdjustments NONE = new SchemeAdjustments(null, null, List.of(), null, List.of(), false);

    /** The code that answers about vetoes attach to, as if they were an indicator. */
    public static final String VETOES = "否决事项";

    /** The code that explanations of over-achievement attach to. */
    public static final String EXPLANATIONS = "超额完成说明";

    /** The code that the cap is missing under. */
    public static final String CAP = "总分上限";

    public SchemeAdjustments {
        vetoes = List.copyOf(vetoes);
        extras = List.copyOf(extras);
        caps = caps == null || caps.isEmpty() ? null : List.copyOf(caps);
        if (convertTo != null && !convertTo.isPositive()) {
            throw new DefinitionException("convertTo", "positive");
        }
    }

    /** What the first schemes could state. */
    public SchemeAdjustments(
            @Nullable NotApplicable notApplicable,
            @Nullable TotalCap cap,
            List<Veto> vetoes,
            @Nullable OverAchievement overAchievement,
            List<Extra> extras,
            boolean withinFullMarks) {
        this(notApplicable, cap, vetoes, overAchievement, extras, withinFullMarks, null, null);
    }

    /** All caps of the total, in order. */
    public List<TotalCap> allCaps() {
        return Stream.concat(Stream.ofNullable(cap), Stream.ofNullable(caps).flatMap(List::stream))
                .toList();
    }

    /** Whether there is anything it could do to a total of leaves within their points. */
    boolean any() {
        return notApplicable != null
                || cap != null
                || overAchievement != null
                || withinFullMarks
                || caps != null
                || convertTo != null
                || !vetoes.isEmpty()
                || !extras.isEmpty();
    }

    /** The same with a bonus or penalty in the place of the one of its code. */
    public SchemeAdjustments with(IndicatorDefinition changed) {
        return new SchemeAdjustments(
                notApplicable,
                cap,
                vetoes,
                overAchievement,
                extras.stream()
                        .map(extra -> extra.indicator().code().equals(changed.code())
                                ? new Extra(extra.kind(), changed)
                                : extra)
                        .toList(),
                withinFullMarks,
                caps,
                convertTo);
    }

    /** What has to be answered about vetoes. */
    public List<InputDeclaration> vetoInputs() {
        return vetoes.stream()
                .map(veto -> InputDeclaration.entry(veto.event(), InputType.YES_NO, ""))
                .toList();
    }

    /**
     * Indicators that need not apply to a department, which then says why.
     *
     * @param policy what becomes of their points
     * @param indicators the codes of the indicators
     */
    public record NotApplicable(Policy policy, Set<String> indicators) {

        /** The input that says that an indicator does not apply. */
        public static final String ANSWER = "本指标不适用";

        /** The input that takes the reason. */
        public static final String REASON = "不适用理由";

        /** What becomes of the points. */
        public enum Policy {
            /** 按满分计 */
            FULL_POINTS,
            /** 得分 ÷ (满分 − 不适用分值) × 满分 */
            REDISTRIBUTED,
            /** 按同级平均得分计 */
            PEER_MEAN,
            /** 在本一级指标内折算: 得分 ÷ (本维度满分 − 不适用分值) × 本维度满分 */
            WITHIN_DIMENSION,
            /** 不适用分值平均分摊到其余各指标 */
            SPREAD_EQUALLY
        }

        public NotApplicable {
            indicators = Collections.unmodifiableSet(new TreeSet<>(indicators));
        }

        /** What has to be answered for an indicator that need not apply. */
        public static List<InputDeclaration> inputs() {
            return List.of(
                    new InputDeclaration(ANSWER, InputSource.ENTRY, InputType.YES_NO, "", null, false),
                    new InputDeclaration(REASON, InputSource.ENTRY, InputType.TEXT, "", null, false));
        }
    }

    /**
     * A cap of the total by bands of a rate: 执行率 70%(含)−80% 的，总分不超过 89 分.
     *
     * @param measure the rate
     * @param percent whether it is one, printed in percent
     * @param bands the bands, highest first, the last open below
     * @param comparing whether the rate as printed is looked up, or before it is rounded; {@code null} as the policy says
     */
    public record TotalCap(
            Quantity measure,
            boolean percent,
            List<Limit> bands,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Comparing comparing) {

        public TotalCap(Quantity measure, boolean percent, List<Limit> bands) {
            this(measure, percent, bands, null);
        }

        public TotalCap {
            bands = List.copyOf(bands);
            // The same order as any table of bands, and checked by the same code.
            Band.checked(bands.stream().map(Limit::band).toList());
        }

        /**
         * A band.
         *
         * @param from its lower end; {@code null} for the lowest, which is open below
         * @param inclusive whether the lower end itself belongs to it
         * @param atMost the highest total, or {@code null} where it is not capped
         */
        public record Limit(
                @Share(Share.When.IN_PERCENT) @Nullable BigDecimal from,
                boolean inclusive,
                @Nullable Points atMost) {

            Band band() {
                return new Band(from, inclusive, BigDecimal.ZERO, Band.AwardKind.POINTS);
            }
        }
    }

    /**
     * An event that caps the total (一票否决), at so many points or below the grade above the best one still possible.
     *
     * @param event what is asked; the permanent name of the input
     * @param atMost the highest total after it, or {@code null} where a grade is stated
     * @param grade the name of the best grade after it, or {@code null} where a total is stated
     * @param totalStays whether only the grade is limited and the total stays as it is; {@code null} where it does not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Veto(
            String event,
            @Nullable Points atMost,
            @Nullable String grade,
            @Nullable Boolean totalStays) {

        public Veto {
            grade = Texts.given(grade);
            if ((atMost == null) == (grade == null)) {
                throw new DefinitionException("atMost", "veto");
            }
            if (Boolean.TRUE.equals(totalStays) && grade == null) {
                throw new DefinitionException("totalStays", "only-of-grade");
            }
        }

        public Veto(String event, @Nullable Points atMost, @Nullable String grade) {
            this(event, atMost, grade, null);
        }

        /** Whether it limits the grade alone. */
        boolean limitsGradeAlone() {
            return Boolean.TRUE.equals(totalStays);
        }

        /** The place of the best grade after it among the scheme's, from 0 for the highest; -1 where it states none of them. */
        int place(SchemeDefinition scheme) {
            return scheme.grades().stream().map(GradeBand::name).toList().indexOf(grade);
        }

        /** The highest total after it; below a grade by one unit of the last decimal that a total can have. */
        @Nullable
        Points limit(SchemeDefinition scheme) {
            if (atMost != null) {
                return atMost;
            }
            int place = place(scheme);
            if (place < 1) {
                return null;
            }
            GradeBand above = scheme.grades().get(place - 1);
            BigDecimal unit = BigDecimal.ONE.movePointLeft(scheme.totalDecimals());
            // Of an open grade the lowest total itself belongs to the grade below.
            return above.opens()
                    ? above.from()
                    : above.from().minus(new Points(unit)).atLeast(Points.ZERO);
        }
    }

    /**
     * A target reached by far has to be explained, or it costs points.
     *
     * @param from from which share of its target on (1.3), itself included
     * @param each what each unexplained one costs
     * @param most what they cost together at most
     */
    public record OverAchievement(
            @Bounds(above = "1") @Share BigDecimal from, Points each, Points most) {

        public OverAchievement {
            if (from.compareTo(BigDecimal.ONE) <= 0 || !each.isPositive() || most.compareTo(each) < 0) {
                throw new DefinitionException("from", "over-achievement");
            }
        }
    }

    /**
     * A bonus or a penalty outside the full marks (domain §4.1 form 33).
     *
     * @param kind which of the two
     * @param indicator its code, name and rule; its points are its own cap
     */
    public record Extra(Kind kind, IndicatorDefinition indicator) {

        /** Bonus or penalty. */
        public enum Kind {
            BONUS,
            PENALTY
        }
    }
}
