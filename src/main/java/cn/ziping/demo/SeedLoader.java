package cn.ziping.demo;

import cn.ziping.budget.BudgetService;
import cn.ziping.budget.Ledger;
import cn.ziping.budget.LedgerLine;
import cn.ziping.budget.LedgerLines;
import cn.ziping.department.DepartmentService;
import cn.ziping.evaluation.EntrySheet;
import cn.ziping.evaluation.EvaluationService;
import cn.ziping.evaluation.EvaluationWords;
import cn.ziping.evaluation.ProblemService;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.FigureForm;
import cn.ziping.figure.FigureKind;
import cn.ziping.figure.FigureService;
import cn.ziping.figure.FigureSheet;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumberText;
import cn.ziping.target.TargetDraft;
import cn.ziping.target.TargetService;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Types the seed in, as the department's finance clerk would. */
@Component
@RequiredArgsConstructor
class SeedLoader {

    private final DepartmentService departments;
    private final FigureService figures;
    private final BudgetService budgets;
    private final LedgerLines lines;
    private final TargetService targets;
    private final EvaluationService evaluations;
    private final EvaluationWords words;
    private final ProblemService problemService;

    void load(Actor clerk, UUID department, SeedReport seed) {
        FiscalYear year = seed.year();
        departments.describeDuties(clerk, department, seed.department().duties());
        UUID evaluation = evaluations.start(clerk, department, year);
        typeLedger(clerk, department, year, seed.ledger());
        typeFigures(clerk, department, seed);
        targets.set(clerk, department, year, drafts(seed.targets()));
        requireSaved(evaluations.saveEntries(
                clerk,
                evaluation,
                seed.entries().stream()
                        .map(entry ->
                                typed(EntrySheet.path(entry.indicator(), entry.input()), entry.value(), entry.sample()))
                        .toList()));
        requireSaved(words.save(
                clerk,
                evaluation,
                seed.sections().stream()
                        .map(section -> typed(section.code(), section.words(), false))
                        .toList()));
        List<UUID> problems = new ArrayList<>();
        seed.problems()
                .forEach(problem ->
                        problems.add(problemService.addProblem(clerk, evaluation, problem.words(), problem.cause())));
        seed.measures()
                .forEach(measure -> problemService.addMeasure(
                        clerk,
                        evaluation,
                        new ProblemService.MeasureForm(
                                measure.words(),
                                problems.get(measure.problem() - 1).toString(),
                                "",
                                "")));
    }

    private void typeLedger(Actor clerk, UUID department, FiscalYear year, List<SeedReport.SeedLine> seedLines) {
        List<CellEdit> edits = new ArrayList<>();
        for (SeedReport.SeedLine seedLine : seedLines) {
            LedgerLine line = lines.add(clerk, department, year, seedLine.kind(), seedLine.name(), "");
            seedLine.cells()
                    .forEach((column, amount) -> edits.add(typed(
                            Ledger.path(line, column), amount, seedLine.sample().contains(column))));
        }
        requireSaved(budgets.save(clerk, department, year, edits));
    }

    private void typeFigures(Actor clerk, UUID department, SeedReport seed) {
        List<CellEdit> edits = new ArrayList<>();
        for (SeedReport.SeedFigure figure : seed.figures()) {
            figures.define(
                    clerk,
                    department,
                    seed.year(),
                    new FigureForm(figure.code(), figure.kind().name(), figure.unit(), figure.labelEn()));
            edits.add(typed(path(figure.code()), shown(figure.kind(), figure.value()), false));
            String lastYear = figure.lastYear();
            if (lastYear != null) {
                edits.add(typed(
                        FigureSheet.path(figure.code(), FigureSheet.Column.LAST_YEAR),
                        shown(figure.kind(), lastYear),
                        false));
            }
        }
        requireSaved(figures.save(clerk, department, seed.year(), edits));
    }

    private static String path(String code) {
        return FigureSheet.path(code, FigureSheet.Column.VALUE);
    }

    /** As it is typed: money in 万元. */
    private static String shown(FigureKind kind, String value) {
        return kind == FigureKind.MONEY ? NumberText.plain(MoneyUnit.WAN.fromYuan(new BigDecimal(value))) : value;
    }

    private static List<TargetDraft> drafts(List<SeedReport.SeedTarget> targets) {
        return targets.stream()
                .map(target -> new TargetDraft(
                        target.code(),
                        target.name(),
                        target.category(),
                        target.target(),
                        target.actual(),
                        target.unit(),
                        target.direction(),
                        target.weight(),
                        true,
                        target.actualSample()))
                .toList();
    }

    private static CellEdit typed(String cell, String text, boolean sample) {
        return new CellEdit(cell, "", text, sample);
    }

    private static void requireSaved(Map<String, CellResult> results) {
        results.forEach((cell, result) -> {
            if (result.state() != CellResult.State.SAVED) {
                throw new IllegalStateException("The seed's cell %s is %s".formatted(cell, result));
            }
        });
    }
}
