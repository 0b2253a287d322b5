package cn.ziping.budget.web;

import cn.ziping.budget.BudgetService;
import cn.ziping.budget.Ledger;
import cn.ziping.budget.LedgerSection;
import cn.ziping.budget.UnitDoubts;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentGates;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.CellDrafts;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.Cells;
import cn.ziping.platform.BodyLimit;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NotFoundException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The cells of the ledger's grid: what they hold, and one step of a person — a cell typed, a rectangle pasted — at a time. */
@RestController
@RequestMapping("/ledgers/{departmentCode}/{year}/cells")
@RequiredArgsConstructor
class LedgerCellsController {

    /** More cells than any section of a ledger that a page shows has. */
    private static final int CELL_LIMIT = 20_000;

    private final BudgetService budgets;
    private final UnitDoubts doubts;
    private final DepartmentService departments;
    private final Cells cells;
    private final MessageSource messages;

    /**
     * A step.
     *
     * @param section the section's name in an address
     * @param unit the unit that money was typed in
     * @param pasted whether it was pasted, so that a unit taken for another is asked about
     * @param cells what was typed
     * @param page the page that notes of it were kept for
     * @param seq the number of the step among those notes
     */
    record Step(
            @Nullable String section,
            @Nullable String unit,
            @Nullable Boolean pasted,
            @Nullable List<Typed> cells,
            @Nullable String page,
            @Nullable Long seq) {}

    /**
     * A cell of a step.
     *
     * @param cell its path
     * @param was what it held, in the unit
     * @param typed what was typed
     */
    record Typed(
            @Nullable String cell,
            @Nullable String was,
            @Nullable String typed) {}

    /**
     * What became of a cell.
     *
     * @param cell its path
     * @param state {@code saved}, {@code unchanged}, {@code invalid} or {@code conflict}
     * @param message why not, or empty
     */
    record Result(String cell, String state, String message) {}

    /**
     * What a step changed.
     *
     * @param doubt a question to be answered before anything is saved, or {@code null}
     * @param results what became of each cell
     * @param grid the rows that changed, and the sums
     */
    record Answer(
            @Nullable Doubt doubt,
            List<Result> results,
            @Nullable LedgerGrid grid) {}

    /**
     * Whether another unit was meant.
     *
     * @param question the question
     * @param meant the unit that was probably meant
     * @param other the answer that it was
     * @param keep the answer that it was not
     */
    record Doubt(String question, MoneyUnit meant, String other, String keep) {}

    /**
     * The section's rows.
     *
     * @param editable whether the person may type now
     * @param grid what it holds
     */
    record Contents(boolean editable, LedgerGrid grid) {}

    @GetMapping
    Contents contents(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam(defaultValue = "expenditure") String section,
            Locale locale) {
        Department department = departments.ofLedger(actor, departmentCode);
        Ledger ledger = budgets.ledger(actor, department.getId(), year, section(section));
        return new Contents(cells.mayType(actor, department.getId(), year), LedgerGrid.of(ledger, messages, locale));
    }

    @BodyLimit(kilobytes = 6 * 1024, gate = DepartmentGates.Typing.class)
    @PostMapping
    Answer save(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestBody Step step,
            Locale locale) {
        Department department = departments.forTyping(actor, departmentCode);
        LedgerSection section = section(step.section());
        MoneyUnit unit = unit(step.unit());
        CellDrafts.Note note = CellDrafts.Note.of(step.page(), String.valueOf(step.seq()));
        List<CellEdit> edits = Optional.ofNullable(step.cells())
                .filter(typed -> !typed.isEmpty() && typed.size() <= CELL_LIMIT)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST))
                .stream()
                .map(typed -> edit(typed, note))
                .toList();
        if (Boolean.TRUE.equals(step.pasted())) {
            Optional<UnitDoubts.Doubt> found = doubts.of(actor, department.getId(), year, section, unit, edits);
            if (found.isPresent()) {
                return new Answer(doubt(unit, found.get(), locale), List.of(), null);
            }
        }
        Map<String, CellResult> results = budgets.save(actor, department.getId(), year, unit, edits);
        return new Answer(
                null,
                results.entrySet().stream()
                        .map(result -> result(result.getKey(), result.getValue(), locale))
                        .toList(),
                LedgerGrid.of(changed(actor, department.getId(), year, section, results.keySet()), messages, locale));
    }

    private Doubt doubt(MoneyUnit unit, UnitDoubts.Doubt found, Locale locale) {
        MoneyUnit meant = found.meant();
        return new Doubt(
                messages.getMessage(
                        "question.unit." + found.against(), new Object[] {unit.symbol(), meant.symbol()}, locale),
                meant,
                messages.getMessage("ledger.unit.other", new Object[] {meant.symbol()}, locale),
                messages.getMessage("ledger.unit.keep", new Object[] {unit.symbol()}, locale));
    }

    /** Of a long section the rows that were typed in; of the others all, since sums of 款 change their 类. */
    private Ledger changed(Actor actor, UUID departmentId, FiscalYear year, LedgerSection section, Set<String> paths) {
        return section == LedgerSection.EXPENDITURE
                ? budgets.lines(
                        actor,
                        departmentId,
                        year,
                        paths.stream()
                                .flatMap(path -> BudgetService.lineOf(path).stream())
                                .collect(Collectors.toSet()))
                : budgets.ledger(actor, departmentId, year, section);
    }

    private Result result(String cell, CellResult result, Locale locale) {
        String code = result.message();
        return new Result(
                cell,
                result.state().name().toLowerCase(Locale.ROOT),
                code == null ? "" : messages.getMessage(code, result.arguments().toArray(), locale));
    }

    private static CellEdit edit(@Nullable Typed typed, CellDrafts.@Nullable Note note) {
        if (typed == null || typed.cell() == null || typed.was() == null || typed.typed() == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return new CellEdit(typed.cell(), typed.was(), typed.typed(), false, note);
    }

    static LedgerSection section(@Nullable String address) {
        return Optional.ofNullable(address)
                .flatMap(LedgerSection::of)
                .orElseThrow(() -> new NotFoundException("section", String.valueOf(address)));
    }

    private static MoneyUnit unit(@Nullable String name) {
        try {
            return MoneyUnit.valueOf(String.valueOf(name));
        } catch (IllegalArgumentException unknown) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }
}
