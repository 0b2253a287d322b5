package cn.ziping.rollout;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.budget.LedgerLines;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.scheme.SchemeService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.Role;
import cn.ziping.target.TargetService;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a year in one action: each department's ledger lines and targets of the year before, without values, and a draft of
 * each scheme that applied. What a year has already stays as it is, so that opening it again adds only what is new.
 */
@Service
@RequiredArgsConstructor
public class NewYearService {

    private final DepartmentService departments;
    private final LedgerLines lines;
    private final TargetService targets;
    private final SchemeService schemes;
    private final AuditLog log;

    /**
     * What was opened; kept in the session until it is shown.
     *
     * @param year the year
     * @param ledgers how many departments got a ledger
     * @param lines with how many lines together
     * @param targets how many targets were copied
     * @param drafts the names of the schemes drafted
     */
    public record Opened(int year, int ledgers, int lines, int targets, List<String> drafts) implements Serializable {}

    @Transactional
    @Audited("year.open")
    public Opened open(Actor actor, FiscalYear year) {
        actor.require(Role.SCHEME_ADMIN);
        FiscalYear before = year.previous();
        int ledgers = 0;
        int copiedLines = 0;
        int copied = 0;
        List<Department> open = new ArrayList<>(departments.choices(actor));
        open.removeIf(Department::isClosed);
        for (Department department : open) {
            int added = lines.copy(department.getId(), before, year);
            ledgers += added > 0 ? 1 : 0;
            copiedLines += added;
            copied += targets.copyTargets(department.getId(), before, year);
        }
        List<String> drafts = schemes.draftForYear(actor, before, year);
        log.done(AuditEvent.of(
                actor, "year.open", year.toString(), "%d %d %d %s".formatted(ledgers, copiedLines, copied, drafts)));
        return new Opened(year.value(), ledgers, copiedLines, copied, List.copyOf(drafts));
    }
}
