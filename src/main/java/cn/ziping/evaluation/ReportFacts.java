package cn.ziping.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a report was written from, as data with permanent ids. Amounts are in 万元, rates in percent, rounded as
 * the scheme says; a blank is {@code null}. The names are published ({@link ReportFormat}).
 *
 * @param ledger the lines of the year's ledger
 * @param targets the performance targets
 * @param figures 基础数据 with last year's
 * @param duties what the department is there for
 * @param problems the problems it admits
 * @param measures what it will do
 */
public record ReportFacts(
        Ledger ledger,
        List<Target> targets,
        List<BasicFigure> figures,
        List<Duty> duties,
        List<ProblemSaid> problems,
        List<MeasureSaid> measures) {

    public ReportFacts {
        targets = List.copyOf(targets);
        figures = List.copyOf(figures);
        duties = List.copyOf(duties);
        problems = List.copyOf(problems);
        measures = List.copyOf(measures);
    }

    /**
     * The lines of a ledger.
     *
     * @param expenditure the whole, or basic expenditure and projects
     * @param economic 经济科目
     * @param threePublic 三公经费
     * @param income 收入
     */
    public record Ledger(List<Line> expenditure, List<Line> economic, List<Line> threePublic, List<Line> income) {

        public Ledger {
            expenditure = List.copyOf(expenditure);
            economic = List.copyOf(economic);
            threePublic = List.copyOf(threePublic);
            income = List.copyOf(income);
        }
    }

    /**
     * A line of a ledger.
     *
     * @param id its id, by which a project is referred to
     * @param kind {@code WHOLE}, {@code BASIC}, {@code PROJECT}, {@code ECONOMIC}, {@code PUBLIC} or {@code INCOME}
     * @param name its name
     * @param office the office it belongs to, or {@code null}
     * @param original 年初预算数
     * @param adjustment 调整数
     * @param annual 全年预算数
     * @param executed 全年执行数
     * @param rate 执行率; {@code null} where either is blank or the budget is zero
     * @param cumulative the execution at the end of each month
     * @param sample whether something of it was made up for the demo
     */
    public record Line(
            UUID id,
            String kind,
            String name,
            @Nullable String office,
            @Nullable BigDecimal original,
            @Nullable BigDecimal adjustment,
            @Nullable BigDecimal annual,
            @Nullable BigDecimal executed,
            @Nullable BigDecimal rate,
            List<@Nullable BigDecimal> cumulative,
            boolean sample) {

        public Line {
            cumulative = Collections.unmodifiableList(new ArrayList<>(cumulative));
        }
    }

    /**
     * A performance target.
     *
     * @param id its id
     * @param code its permanent code
     * @param category 产出, 效益, 满意度, …
     * @param name its name
     * @param unit the unit of its values
     * @param direction {@code HIGHER_IS_BETTER} or {@code LOWER_IS_BETTER}
     * @param weight its weight among the targets that are scored together
     * @param target 年度指标值
     * @param actual 实际完成值
     * @param completion how far it is reached, in percent, as a rule counts it before any limit; {@code null} where a value is blank
     *     or the target has no share that could be reached
     * @param sample whether something of it was made up for the demo
     */
    public record Target(
            UUID id,
            String code,
            String category,
            String name,
            String unit,
            String direction,
            BigDecimal weight,
            @Nullable BigDecimal target,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal completion,
            boolean sample) {}

    /**
     * A figure that is typed as 基础数据.
     *
     * @param reference how it is referred to: its code
     * @param unit the unit of its values
     * @param value this year's
     * @param lastYear last year's
     * @param sample whether something of it was made up for the demo
     */
    public record BasicFigure(
            String reference,
            String unit,
            @Nullable BigDecimal value,
            @Nullable BigDecimal lastYear,
            boolean sample) {}

    /**
     * A duty.
     *
     * @param id its id
     * @param words the duty as it was written, figures bound in it
     */
    public record Duty(UUID id, String words) {}

    /**
     * A problem.
     *
     * @param id its id
     * @param words the problem as it was written, figures bound in it
     * @param cause its cause, or empty
     */
    public record ProblemSaid(UUID id, String words, String cause) {}

    /**
     * A measure.
     *
     * @param id its id
     * @param words the measure as it was written, figures bound in it
     * @param problem the id of the problem it answers, or {@code null}
     * @param owner who sees to it, or empty
     * @param due until when, or {@code null}
     */
    public record MeasureSaid(
            UUID id,
            String words,
            @Nullable UUID problem,
            String owner,
            @Nullable LocalDate due) {}
}
