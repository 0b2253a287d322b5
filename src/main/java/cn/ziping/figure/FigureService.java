package cn.ziping.figure;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.department.DepartmentService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is typed as 基础数据. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class FigureService {

    private final FigureDefinitionRepository definitions;
    private final FigureBooks books;
    private final DepartmentService departments;
    private final Cells cells;
    private final AuditLog log;

    public FigureSheet sheet(Actor actor, UUID departmentId, FiscalYear year) {
        actor.requireRead(departmentId);
        return books.sheet(departmentId, year);
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
     * Lets a department type a figure of its own.
     *
     * @param code its permanent name; must have the form of a reference without an ending
     * @throws IllegalArgumentException if it has not
     * @throws RefusedException {@code figure.code.taken} if it is typed or derived already
     */
    @Transactional
    @Audited("figure.define")
    public void define(
            Actor actor, UUID departmentId, int position, String code, String labelEn, FigureKind kind, String unit) {
        actor.requireEdit(departmentId);
        boolean plain = Reference.parse(code)
                .filter(reference -> reference.ending() == Reference.Ending.NONE)
                .isPresent();
        if (!plain) {
            throw new IllegalArgumentException("Not the code of a figure: " + code);
        }
        departments.lockForWriting(departmentId);
        if (definitions.existsById(code) || books.isDerived(departmentId, code)) {
            throw new RefusedException("figure.code.taken", code);
        }
        definitions.save(new FigureDefinition(departmentId, position, code, labelEn, kind, unit));
        log.done(AuditEvent.of(actor, "figure.define", code, kind + " " + unit));
    }
}
