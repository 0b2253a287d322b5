package cn.ziping.budget.web;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.budget.ImportMatching;
import cn.ziping.budget.LedgerImport;
import cn.ziping.budget.LedgerImports;
import cn.ziping.budget.LedgerWorkbook;
import cn.ziping.budget.LineKind;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentGates;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.Cells;
import cn.ziping.platform.BodyLimit;
import cn.ziping.platform.FormAnswer;
import cn.ziping.platform.SpreadsheetAnswer;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.MoneyUnit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Excel out of and into the ledger: a file to fill, matching its columns, a dry run, and then all of it or nothing. */
@Controller
@RequestMapping("/ledgers/{departmentCode}/{year}")
@RequiredArgsConstructor
class LedgerSheetController {

    /** How many rows of a kind a page lists; the counts are of all. */
    private static final int LISTED = 200;

    /** What the page of an import lists, in this order; what stays as it is can be asked for. */
    private static final List<LedgerImport.RowState> SHOWN =
            List.of(LedgerImport.RowState.WRONG, LedgerImport.RowState.CHANGED, LedgerImport.RowState.NEW);

    private final LedgerImports imports;
    private final LedgerWorkbook workbook;
    private final AuditLog log;
    private final DepartmentService departments;
    private final Cells cells;

    @GetMapping("/ledger.xlsx")
    void download(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam(defaultValue = "WAN") MoneyUnit unit,
            HttpServletResponse response)
            throws IOException {
        Department department = departments.ofLedger(actor, departmentCode);
        log.noted(AuditEvent.of(actor, "export.ledger", department.getId(), year, unit.name(), ""));
        SpreadsheetAnswer.write(
                response,
                "ledger-" + department.getCode() + "-" + year,
                out -> workbook.write(actor, department.getId(), year, unit, out));
    }

    @GetMapping("/import")
    String choose(Actor actor, @PathVariable String departmentCode, @PathVariable FiscalYear year, Model model) {
        Department department = departments.ofLedger(actor, departmentCode);
        model.addAttribute("department", department);
        model.addAttribute("year", year);
        model.addAttribute("megabytes", LedgerImports.MEGABYTES);
        model.addAttribute("mayType", cells.mayType(actor, department.getId(), year));
        model.addAttribute("locked", cells.whyClosed(actor, department.getId(), year));
        return "budget/import";
    }

    @BodyLimit(kilobytes = 33 * 1024, gate = DepartmentGates.Typing.class)
    @PostMapping("/import")
    String upload(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @RequestParam @Nullable MultipartFile file,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect)
            throws IOException {
        Department department = departments.forTyping(actor, departmentCode);
        byte[] content = file == null ? new byte[0] : file.getBytes();
        String name = file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> redirect.addAttribute(
                                "id", imports.upload(actor, department.getId(), year, name, content)),
                        "",
                        "redirect:/ledgers/{departmentCode}/{year}/import/{id}",
                        () -> choose(actor, departmentCode, year, model));
    }

    @GetMapping("/import/{id}")
    String show(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @PathVariable UUID id,
            Model model) {
        Department department = departments.ofLedger(actor, departmentCode);
        return show(department, imports.get(actor, department.getId(), year, id), model);
    }

    /** How far it has come, asked for again and again. */
    @GetMapping(path = "/import/{id}/progress", headers = "HX-Request=true")
    String progress(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @PathVariable UUID id,
            HttpServletResponse response,
            Model model) {
        Department department = departments.ofLedger(actor, departmentCode);
        LedgerImport one = imports.get(actor, department.getId(), year, id);
        model.addAttribute("department", department);
        model.addAttribute("year", year);
        model.addAttribute("one", one);
        if (!one.state().isRunning()) {
            response.setHeader("HX-Refresh", "true");
        }
        return "budget/import-result :: progress";
    }

    @BodyLimit(kilobytes = 512, gate = DepartmentGates.Typing.class)
    @PostMapping("/import/{id}/match")
    String match(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Department department = departments.forTyping(actor, departmentCode);
        LedgerImport one = imports.get(actor, department.getId(), year, id);
        ImportMatching matching = matching(one, form);
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> imports.match(actor, department.getId(), year, id, matching),
                        "",
                        "redirect:/ledgers/{departmentCode}/{year}/import/{id}",
                        () -> {
                            model.addAttribute("chosen", matching);
                            return show(department, imports.get(actor, department.getId(), year, id), model);
                        });
    }

    /** Held against the ledger as it is now, after something was mended there. */
    @PostMapping("/import/{id}/again")
    String again(
            Actor actor, @PathVariable String departmentCode, @PathVariable FiscalYear year, @PathVariable UUID id) {
        Department department = departments.forTyping(actor, departmentCode);
        imports.compareAgain(actor, department.getId(), year, id);
        return "redirect:/ledgers/{departmentCode}/{year}/import/{id}";
    }

    /** Back to what the columns mean. */
    @PostMapping("/import/{id}/rematch")
    String matchAgain(
            Actor actor, @PathVariable String departmentCode, @PathVariable FiscalYear year, @PathVariable UUID id) {
        Department department = departments.forTyping(actor, departmentCode);
        imports.matchAgain(actor, department.getId(), year, id);
        return "redirect:/ledgers/{departmentCode}/{year}/import/{id}";
    }

    @PostMapping("/import/{id}/apply")
    String apply(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @PathVariable UUID id,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Department department = departments.forTyping(actor, departmentCode);
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> imports.apply(actor, department.getId(), year, id),
                        "",
                        "redirect:/ledgers/{departmentCode}/{year}/import/{id}",
                        () -> show(department, imports.get(actor, department.getId(), year, id), model));
    }

    private String show(Department department, LedgerImport one, Model model) {
        model.addAttribute("department", department);
        model.addAttribute("year", one.year());
        model.addAttribute("one", one);
        model.addAttribute("meanings", ImportMatching.Meaning.values());
        model.addAttribute("kinds", LineKind.values());
        model.addAttribute("units", MoneyUnit.values());
        if (!model.containsAttribute("chosen")) {
            model.addAttribute("chosen", one.matching());
        }
        LedgerImport.Counts counts = one.counts();
        if (counts != null && (one.state() == LedgerImport.State.READY || one.state() == LedgerImport.State.APPLIED)) {
            model.addAttribute("counts", counts);
            model.addAttribute("moves", ImportRow.moves(one));
            model.addAttribute("mostMoves", LedgerImport.MOVES_LISTED);
            Map<LedgerImport.RowState, Listed> lists = new LinkedHashMap<>();
            SHOWN.stream()
                    .filter(state -> counts.of(state) > 0)
                    .forEach(state -> lists.put(state, listed(one, state, 0)));
            model.addAttribute("lists", lists);
            model.addAttribute("listed", LISTED);
        }
        return "budget/import-result";
    }

    /** All rows of one state, {@value #LISTED} a page. */
    @GetMapping("/import/{id}/rows")
    String rows(
            Actor actor,
            @PathVariable String departmentCode,
            @PathVariable FiscalYear year,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "CHANGED") LedgerImport.RowState state,
            @RequestParam(defaultValue = "0") int after,
            Model model) {
        Department department = departments.ofLedger(actor, departmentCode);
        LedgerImport one = imports.get(actor, department.getId(), year, id);
        LedgerImport.Counts counts = one.counts();
        model.addAttribute("department", department);
        model.addAttribute("year", year);
        model.addAttribute("one", one);
        model.addAttribute("counted", counts == null ? 0 : counts.of(state));
        model.addAttribute("state", state);
        model.addAttribute("list", counts == null ? new Listed(List.of(), null) : listed(one, state, after));
        model.addAttribute("after", after);
        return "budget/import-rows";
    }

    /**
     * Rows that a page lists.
     *
     * @param rows the rows
     * @param next the number of the last of them where more follow, else {@code null}
     */
    record Listed(List<ImportRow> rows, @Nullable Integer next) {}

    private Listed listed(LedgerImport one, LedgerImport.RowState state, int after) {
        List<ImportRow> rows = ImportRow.of(one, imports.rows(one, state, after, LISTED + 1));
        return rows.size() > LISTED
                ? new Listed(rows.subList(0, LISTED), rows.get(LISTED - 1).number())
                : new Listed(rows, null);
    }

    /** What the form says of each sheet; the columns stand in it in their order. */
    private static ImportMatching matching(LedgerImport one, MultiValueMap<String, String> form) {
        ImportMatching guess = one.matching();
        if (guess == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        List<ImportMatching.Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < guess.sheets().size(); i++) {
            ImportMatching.Sheet sheet = guess.sheets().get(i);
            List<String> meanings = form.getOrDefault("meaning-" + i, List.of());
            String kind = form.getFirst("kind-" + i);
            String unit = form.getFirst("unit-" + i);
            if (meanings.size() != sheet.headings().size() || kind == null || unit == null) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            try {
                sheets.add(new ImportMatching.Sheet(
                        sheet.name(),
                        form.containsKey("read-" + i),
                        sheet.headingRow(),
                        sheet.headings(),
                        meanings.stream().map(ImportMatching.Meaning::valueOf).toList(),
                        LineKind.valueOf(kind),
                        MoneyUnit.valueOf(unit)));
            } catch (IllegalArgumentException unknown) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
        }
        return new ImportMatching(sheets);
    }
}
