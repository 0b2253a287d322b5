package cn.ziping.evaluation;

import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.With;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The report model: everything a report says, worded in Chinese, which is the language of the document. Page, print and
 * JSON render this one model, so they cannot differ. Its names are the published format of {@code report.json}, which is
 * also what a submission freezes: they never change, more may be added ({@link ReportFormat}).
 *
 * @param format the format's name
 * @param id the evaluation's id
 * @param department whose report it is
 * @param year of which year
 * @param status where the evaluation stands; of a submission, that it is handed in
 * @param submission which submission it is, or {@code null} of a draft
 * @param scheme the version it was scored by
 * @param budget what was budgeted and spent
 * @param rawTotal the sum of the dimensions, or {@code null} while a leaf is incomplete
 * @param adjustments the lines between raw total and total
 * @param total the total, or {@code null} while a leaf is incomplete
 * @param fullMarks the scheme's full marks
 * @param convertedTo what the full marks are converted to, which the total is out of; {@code null} where they are not
 * @param grade the name of the total's grade, or {@code null} while a leaf is incomplete
 * @param complete whether there is a total
 * @param soFar the sum of what is complete
 * @param missing what keeps the report from being complete
 * @param dimensions the scores with rules, inputs and traces: the 自评表
 * @param chapters the chapters
 * @param program the version of the program that wrote it; {@code null} in format 1, as what follows
 * @param policy how it was rounded, as a scheme is exported
 * @param facts what it was written from
 * @param steps the steps that led to it, first to last
 */
@With(AccessLevel.PACKAGE)
public record EvaluationReport(
        String format,
        UUID id,
        DepartmentName department,
        FiscalYear year,
        EvaluationStatus status,
        @Nullable SubmissionName submission,
        SchemeName scheme,
        BudgetFigures budget,
        @Nullable Points rawTotal,
        List<AdjustmentLine> adjustments,
        @Nullable Points total,
        Points fullMarks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Points convertedTo,
        @Nullable String grade,
        boolean complete,
        Points soFar,
        List<Missing> missing,
        List<Dimension> dimensions,
        List<Chapter> chapters,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String program,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode policy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReportFacts facts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<StepTaken> steps) {

    public EvaluationReport {
        adjustments = List.copyOf(adjustments);
        missing = List.copyOf(missing);
        dimensions = List.copyOf(dimensions);
        chapters = List.copyOf(chapters);
    }

    /** What the total is out of. */
    public Points outOf() {
        return Objects.requireNonNullElse(convertedTo, fullMarks);
    }

    /**
     * The department.
     *
     * @param code its code
     * @param name its name
     */
    public record DepartmentName(String code, String name) {}

    /**
     * A submission.
     *
     * @param number its number within the evaluation, from 1
     * @param at when it was handed in, in UTC
     * @param by who handed it in
     */
    public record SubmissionName(int number, String at, String by) {}

    /**
     * The version of the scheme.
     *
     * @param id its id
     * @param name its name
     * @param version its number
     * @param sample whether it is a sample to be checked against the year's notice
     * @param policy how it rounds, in words
     */
    public record SchemeName(UUID id, String name, int version, boolean sample, String policy) {}

    /**
     * What was budgeted and spent; blanks are {@code null}.
     *
     * @param original 年初预算数, in 万元
     * @param originalSample whether 年初预算数 was made up for the demo
     * @param annual 全年预算数, in 万元
     * @param executed 全年执行数, in 万元
     * @param rate 全年执行率, in percent, rounded as the scheme says
     */
    public record BudgetFigures(
            @Nullable BigDecimal original,
            boolean originalSample,
            @Nullable BigDecimal annual,
            @Nullable BigDecimal executed,
            @Nullable BigDecimal rate) {}

    /**
     * A line between raw total and total.
     *
     * @param kind what kind of line
     * @param reason why, in words
     * @param amount the points added, below zero where some are taken
     * @param trace how the amount came about; empty where the reason says it all, and of what was frozen before there were
     *     any
     */
    public record AdjustmentLine(
            String kind,
            String reason,
            Points amount,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            List<Step> trace) {}

    /**
     * Something that is missing.
     *
     * @param indicator the indicator's code
     * @param input the name of the input
     */
    public record Missing(String indicator, String input) {}

    /**
     * A first-level dimension with its indicators.
     *
     * @param code its code
     * @param name its name
     * @param fullMarks its full marks
     * @param score the sum of its indicators, or {@code null} while one is incomplete
     * @param indicators its indicators, in the order of the tree
     */
    public record Dimension(
            String code,
            String name,
            Points fullMarks,
            @Nullable Points score,
            List<Indicator> indicators) {

        public Dimension {
            indicators = List.copyOf(indicators);
        }
    }

    /**
     * An indicator: a row of the 自评表.
     *
     * @param code its permanent code
     * @param name its name
     * @param path the names of its ancestors, outermost first
     * @param description 指标说明
     * @param fullMarks its full marks
     * @param applicable whether it counts at all
     * @param score the points earned, or {@code null} while incomplete
     * @param deduction the points lost, or {@code null} while incomplete
     * @param standard 评分标准 as the notice words it, or the rule's own wording where it has none
     * @param ruleWording the computed rule in words; {@code null} in what was frozen before it was kept
     * @param rule the rule as data
     * @param target 指标值, or empty
     * @param actual 实际完成值, or empty
     * @param inputs what the rule read, with sources
     * @param reason 扣分原因: what the author said, then one sentence of what lost points; empty where nothing was lost
     * @param trace how the points came about
     */
    public record Indicator(
            String code,
            String name,
            List<String> path,
            String description,
            Points fullMarks,
            boolean applicable,
            @Nullable Points score,
            @Nullable Points deduction,
            String standard,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String ruleWording,

            JsonNode rule,
            String target,
            String actual,
            List<InputLine> inputs,
            String reason,
            List<Step> trace) {

        public Indicator {
            path = List.copyOf(path);
            inputs = List.copyOf(inputs);
            trace = List.copyOf(trace);
        }
    }

    /**
     * An input as the rule read it.
     *
     * @param name its name
     * @param value its value in words; empty for a blank
     * @param source {@code LEDGER}, {@code FIGURES}, {@code TARGETS}, {@code RESULT} or {@code ENTRY}
     * @param sample whether it was made up for the demo
     */
    public record InputLine(String name, String value, String source, boolean sample) {}

    /**
     * A step of a trace.
     *
     * @param code the message's code
     * @param arguments its arguments: numbers in plain notation, rates in percent
     * @param zh the step in words
     */
    public record Step(String code, List<String> arguments, String zh) {}

    /**
     * A chapter.
     *
     * @param number 一, 二, …
     * @param title its title
     * @param sections its sections
     */
    public record Chapter(String number, String title, List<Section> sections) {}

    /**
     * A section; number and title are empty for what stands directly below the chapter's title.
     *
     * @param number （一）, …
     * @param title its title
     * @param paragraphs its words, figures in place
     * @param inserts the pictures and tables between them
     * @param blocks the same as data, in order; {@code null} in format 1
     */
    public record Section(
            String number,
            String title,
            List<String> paragraphs,
            List<Insert> inserts,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<ReportBlock> blocks) {

        public Section {
            paragraphs = List.copyOf(paragraphs);
            inserts = List.copyOf(inserts);
        }

        /** A section of some blocks. */
        static Section of(String number, String title, List<ReportBlock> blocks) {
            List<String> paragraphs = new ArrayList<>();
            List<Insert> inserts = new ArrayList<>();
            for (ReportBlock block : blocks) {
                if (block instanceof ReportBlock.Picture picture) {
                    inserts.add(new Insert(picture.of(), paragraphs.size()));
                } else if (block instanceof ReportBlock.Table table) {
                    inserts.add(new Insert(table.of(), paragraphs.size()));
                }
                block.texts().forEach(paragraphs::add);
            }
            return new Section(number, title, paragraphs, inserts, List.copyOf(blocks));
        }
    }

    /**
     * A step on the way of an evaluation.
     *
     * @param step which: {@code START}, {@code SUBMIT}, {@code WITHDRAW}, {@code OPEN}, {@code ACCEPT}, {@code RETURN}
     * @param at when, in UTC
     * @param by who took it
     * @param submission the number of the submission it is about, or {@code null}
     * @param opinion what was said, or empty
     */
    public record StepTaken(
            String step, String at, String by, @Nullable Integer submission, String opinion) {}

    /**
     * A picture with its table, or the 自评表.
     *
     * @param kind what it shows
     * @param after how many paragraphs of its section stand before it
     */
    public record Insert(InsertKind kind, int after) {}

    /** What can stand between paragraphs. The names are published. */
    public enum InsertKind {
        /** Budget and execution. */
        EXECUTION,
        /** A bar a dimension. */
        DIMENSIONS,
        /** 部门整体支出绩效自评表 */
        INDICATORS
    }
}
