package cn.ziping.figure;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.department.DepartmentService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.FormReading;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.Reference;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.TypedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is typed as 基础数据. */
@Service
@Transactional(readOnly = true)
public class FigureService {

    private static final int CODE_LIMIT = 60;

    private static final int UNIT_LIMIT = 20;
    private static final int LABEL_LIMIT = 100;

    private final FigureDefinitionRepository definitions;
    private final FigureBooks books;
    private final FigureCatalogues catalogues;
    private final DepartmentService departments;
    private final Cells cells;
    private final RequiredFigures required;
    private final AuditLog log;
    private final BigDecimal asksReasonFrom;

    /**
     * @param asksReasonFrom the change against last year, in percent, from which the page asks for a reason; above zero
     */
    FigureService(
            FigureDefinitionRepository definitions,
            FigureBooks books,
            FigureCatalogues catalogues,
            DepartmentService departments,
            Cells cells,
            RequiredFigures required,
            AuditLog log,
            @Value("${ziping.figure-change-asks-reason-from:30}") BigDecimal asksReasonFrom) {
        if (asksReasonFrom.signum() <= 0) {
            throw new IllegalArgumentException(
                    "ziping.figure-change-asks-reason-from must be above zero, not " + asksReasonFrom);
        }
        this.definitions = definitions;
        this.books = books;
        this.catalogues = catalogues;
        this.departments = departments;
        this.cells = cells;
        this.required = required;
        this.log = log;
        this.asksReasonFrom = asksReasonFrom;
    }

    public FigureSheet sheet(Actor actor, UUID departmentId, FiscalYear year) {
        actor.requireRead(departmentId);
        return books.sheet(departmentId, year);
    }

    /** Which cells of the sheet scoring needs. */
    public FigureNeeds needs(Actor actor, UUID departmentId, FiscalYear year) {
        actor.requireRead(departmentId);
        return new FigureNeeds(required.of(departmentId, year));
    }

    /** Whether a change against last year is so large that the page asks for a reason. */
    public boolean asksReason(YearOnYear change) {
        return change.reaches(asksReasonFrom);
    }

    /**
     * Saves what was typed, as far as it can be.
     *
     * @return what became of each edit, by the cell's path
     */
    @Transactional
    @Audited("figure.save")
    public Map<String, CellResult> save(Actor actor, UUID departmentId, FiscalYear year, List<CellEdit> edits) {
        actor.requireEdit(departmentId);
        departments.lockForWriting(departmentId);
        return cells.apply(actor, "figure.save", books.sheet(departmentId, year).cells(), edits);
    }

    /**
     * Lets a department type a figure of its own, in every year.
     *
     * @param year the year that it is added for, which must be open
     * @throws RefusedFormException with a message for each field that cannot stand
     */
    @Transactional
    @Audited("figure.define")
    public void define(Actor actor, UUID departmentId, FiscalYear year, FigureForm form) {
        actor.requireEdit(departmentId);
        departments.lockForWriting(departmentId);
        cells.requireOpen(departmentId, year);
        FormReading reading = new FormReading();
        String code = reading.text("code", () -> code(form.code()));
        reading.require(!catalogues.of(departmentId).lists(code), "code", "figure.code.taken", code);
        FigureKind kind = reading.value("kind", () -> kind(form.kind()), FigureKind.COUNT);
        String unit = reading.text("unit", () -> TypedText.optionalLine(form.unit(), UNIT_LIMIT));
        String labelEn = reading.text("labelEn", () -> TypedText.optionalLine(form.labelEn(), LABEL_LIMIT));
        reading.requireAll();
        definitions.save(new FigureDefinition(
                departmentId,
                definitions.lastPosition(departmentId) + 1,
                code,
                labelEn.isEmpty() ? code : labelEn,
                kind,
                kind == FigureKind.MONEY ? MoneyUnit.YUAN.symbol() : unit));
        log.done(AuditEvent.of(actor, "figure.define", departmentId, year, code, kind + " " + unit));
    }

    private static String code(String typed) {
        String code = TypedText.line(typed, CODE_LIMIT);
        if (Reference.parseOwn(code).isEmpty()) {
            throw new RefusedException("figure.code.form");
        }
        if (Reference.isLikeEnded(code)) {
            throw new RefusedException("figure.code.ending");
        }
        if (Reference.isResult(code)) {
            throw new RefusedException("figure.code.taken", code);
        }
        return code;
    }

    private static FigureKind kind(String typed) {
        return FigureForm.KINDS.stream()
                .filter(known -> known.name().equals(typed))
                .findFirst()
                .orElseThrow(() -> new RefusedException("figure.kind"));
    }
}
