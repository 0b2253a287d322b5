package cn.ziping.demo;

import cn.ziping.budget.LedgerColumn;
import cn.ziping.budget.LineKind;
import cn.ziping.figure.FigureKind;
import cn.ziping.shared.FiscalYear;
import cn.ziping.target.TargetDirection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The seed as it is written down in {@code demo/zengcheng-2022.json}. Amounts of the ledger are in 万元, as typed. */
record SeedReport(
        SeedDepartment department,
        FiscalYear year,
        List<SeedFigure> figures,
        List<SeedSection> sections,
        List<SeedProblem> problems,
        List<SeedMeasure> measures,
        List<SeedLine> ledger,
        List<SeedTarget> targets,
        List<SeedEntry> entries) {

    record SeedDepartment(String code, String name, String level, List<String> duties) {}

    /** A figure; money in 元. */
    record SeedFigure(
            String code,
            String labelEn,
            FigureKind kind,
            String unit,
            String value,
            @Nullable String lastYear) {}

    record SeedSection(String code, String words) {}

    record SeedProblem(String words, String cause) {}

    /** A measure and the number of its problem, from 1. */
    record SeedMeasure(String words, int problem) {}

    record SeedLine(LineKind kind, String name, Map<LedgerColumn, String> cells, List<LedgerColumn> sample) {}

    record SeedTarget(
            String code,
            String name,
            String category,
            BigDecimal target,
            BigDecimal actual,
            String unit,
            TargetDirection direction,
            BigDecimal weight,
            boolean actualSample) {}

    record SeedEntry(String indicator, String input, String value, boolean sample) {}
}
