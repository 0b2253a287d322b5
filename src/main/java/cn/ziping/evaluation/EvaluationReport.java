package cn.ziping.evaluation;

import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.shared.FiscalYear;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The report model: everything a report says, worded in Chinese, which is the language of the document. Page, print and
 * JSON render this one model, so they cannot differ.
 *
 * @param id the evaluation's id
 * @param department whose report it is
 * @param year of which year
 * @param status where the evaluation stands
 * @param scheme the version it was scored by
 * @param budget what was budgeted and spent
 * @param sheet the scores with their traces
 * @param rows the 自评表, a row a leaf, in the order of the sheet
 * @param chapters the chapters
 */
public record EvaluationReport(
        UUID id,
        DepartmentName department,
        FiscalYear year,
        EvaluationStatus status,
        SchemeName scheme,
        BudgetFigures budget,
        ScoreSheet sheet,
        List<IndicatorRow> rows,
        List<Chapter> chapters) {

    public EvaluationReport {
        rows = List.copyOf(rows);
        chapters = List.copyOf(chapters);
    }

    /**
     * The department.
     *
     * @param id its id
     * @param code its code
     * @param name its name
     */
    public record DepartmentName(UUID id, String code, String name) {}

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
     * What was budgeted and spent, in 元; blanks are {@code null}.
     *
     * @param original 年初预算数
     * @param originalSample whether 年初预算数 was made up for the demo
     * @param annual 全年预算数
     * @param executed 全年执行数
     * @param rate 全年执行率, a share of one, rounded as the scheme says
     */
    public record BudgetFigures(
            @Nullable BigDecimal original,
            boolean originalSample,
            @Nullable BigDecimal annual,
            @Nullable BigDecimal executed,
            @Nullable BigDecimal rate) {}

    /**
     * A row of the 自评表.
     *
     * @param leaf the score with its trace
     * @param standard 评分标准 in words
     * @param target 指标值, or empty
     * @param actual 实际完成值, or empty
     * @param reason 扣分原因: the trace, and what the author added; empty where nothing was lost
     * @param trace the whole trace in words
     * @param inputs what the rule read, with sources
     */
    public record IndicatorRow(
            LeafScore leaf,
            String standard,
            String target,
            String actual,
            String reason,
            String trace,
            List<InputLine> inputs) {}

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
     * @param blocks what it holds
     */
    public record Section(String number, String title, List<Block> blocks) {}

    /** What a section holds. */
    public sealed interface Block {

        /** A paragraph of words. */
        record Paragraph(String text) implements Block {}

        /** A picture with its table. */
        record Figure(Picture picture) implements Block {}

        /** The 自评表. */
        record IndicatorTable() implements Block {}
    }

    /** The pictures of a report. */
    public enum Picture {
        EXECUTION,
        DIMENSIONS
    }
}
