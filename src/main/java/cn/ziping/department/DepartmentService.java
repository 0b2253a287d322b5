package cn.ziping.department;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.audit.RefusalSubject;
import cn.ziping.shared.Actor;
import cn.ziping.shared.NotAllowedException;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Departments, as far as a person reaches them. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class DepartmentService {

    static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,20}");

    private final DepartmentRepository departments;
    private final AuditLog log;

    /**
     * @throws NotFoundException if there is none, or none for this person
     */
    public Department byCode(Actor actor, String code) {
        return find(code)
                .filter(department -> actor.mayRead(department.getId()))
                .orElseThrow(() -> new NotFoundException("department", code));
    }

    private Optional<Department> find(String code) {
        Optional<Department> found =
                Optional.of(code).filter(typed -> CODE.matcher(typed).matches()).flatMap(departments::findByCode);
        found.ifPresent(department -> RefusalSubject.department(department.getId()));
        return found;
    }

    /**
     * The department whose ledger is asked for; a contributor reaches the lines of one office.
     *
     * @throws NotFoundException if there is none, or none for this person
     */
    public Department ofLedger(Actor actor, String code) {
        return find(code)
                .filter(department -> actor.mayReadLedger(department.getId()))
                .orElseThrow(() -> new NotFoundException("department", code));
    }

    /**
     * As {@link #ofLedger}, for a form that was posted; a refusal is logged.
     *
     * @throws NotFoundException if there is none, or none for this person
     * @throws cn.ziping.shared.NotAllowedException if the person may read its ledger but not type into it
     */
    @Audited("department.write")
    public Department forTyping(Actor actor, String code) {
        Department department = ofLedger(actor, code);
        actor.requireType(department.getId());
        return department;
    }

    /** The names of a department's offices, in order. */
    public List<String> offices(UUID id) {
        return departments
                .findWithOfficesById(id)
                .map(department -> List.copyOf(department.getOffices()))
                .orElse(List.of());
    }

    /**
     * The department of a form that was posted; a refusal is logged.
     *
     * @throws NotFoundException if there is none, or none for this person
     * @throws cn.ziping.shared.NotAllowedException if the person may read it but not change it
     */
    @Audited("department.write")
    public Department forWriting(Actor actor, String code) {
        Department department = byCode(actor, code);
        actor.requireEdit(department.getId());
        return department;
    }

    /**
     * @throws NotFoundException if there is none, or none for this person
     */
    public Department byId(Actor actor, UUID id) {
        actor.requireRead(id);
        return departments.findById(id).orElseThrow(() -> new NotFoundException("department", id));
    }

    /** The department with its duties; the caller has asked whether the person may read it. */
    public Department withDuties(Actor actor, UUID id) {
        actor.requireRead(id);
        return departments.findWithDutiesById(id).orElseThrow(() -> new NotFoundException("department", id));
    }

    /** The departments the person reaches, be it one office of them, by code. */
    public List<Department> readable(Actor actor) {
        return actor.scope().every()
                ? departments.findAllByOrderByCode()
                : departments.findByIdInOrderByCode(actor.scope().granted());
    }

    /** Every department by code, for those who grant or choose departments; their business stays out of reach. */
    public List<Department> choices(Actor actor) {
        if (!actor.has(Role.SECURITY_ADMIN) && !actor.has(Role.SCHEME_ADMIN) && !actor.has(Role.SYSTEM_ADMIN)) {
            throw new NotAllowedException("department.choices");
        }
        return departments.findAllByOrderByCode();
    }

    /** Whether the department is still evaluated; the caller has asked whether the person may know of it. */
    public boolean isOpen(UUID id) {
        return departments
                .findById(id)
                .map(department -> !department.isClosed())
                .orElse(false);
    }

    /**
     * Makes writes of one department wait for each other until the transaction ends, so that what is computed from several
     * of its cells is computed from what has been committed. Taken before anything is read.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockForWriting(UUID departmentId) {
        RefusalSubject.department(departmentId);
        departments.lock("department:" + departmentId);
    }

    @Transactional
    @Audited("department.duties")
    public void describeDuties(Actor actor, UUID departmentId, List<String> duties) {
        actor.requireEdit(departmentId);
        withDuties(actor, departmentId).describeDuties(duties);
        log.done(AuditEvent.of(
                actor, "department.duties", departmentId, "duties", AuditEvent.digest(String.join("\n", duties))));
    }
}
