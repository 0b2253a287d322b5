package cn.ziping.department;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.audit.RefusalSubject;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FormReading;
import cn.ziping.shared.NameKey;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.Role;
import cn.ziping.shared.TypedText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which departments there are, as 系统管理员 sets them up. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class DepartmentAdministration {

    private static final int NAME_LIMIT = 100;
    private static final int LEVEL_LIMIT = 20;
    private static final int GROUP_LIMIT = 50;
    private static final int OFFICES_LIMIT = 200;

    private final DepartmentRepository departments;
    private final AuditLog log;
    private final OfficeHolders holders;

    /** Every department, by code. */
    public List<Department> list(Actor actor) {
        requireAdministrator(actor);
        return departments.findAllByOrderByCode();
    }

    /** One department with its offices. */
    public Department get(Actor actor, UUID id) {
        requireAdministrator(actor);
        RefusalSubject.department(id);
        return departments.findWithOfficesById(id).orElseThrow(() -> new NotFoundException("department", id));
    }

    /**
     * Makes a department.
     *
     * @throws RefusedFormException with a message for each field that cannot stand
     */
    @Transactional
    @Audited("department.create")
    public UUID create(Actor actor, DepartmentForm form) {
        requireAdministrator(actor);
        FormReading reading = new FormReading();
        String code = form.code().strip().toUpperCase(Locale.ROOT);
        boolean wellFormed = DepartmentService.CODE.matcher(code).matches();
        reading.require(wellFormed, "code", "department.code");
        reading.require(!wellFormed || !departments.existsByCode(code), "code", "department.code.taken", code);
        Description described = described(form, reading, null);
        Department department = departments.save(new Department(code, described.name(), described.level()));
        department.describe(described.name(), described.level(), described.peerGroup(), described.offices());
        try {
            departments.flush();
        } catch (DataIntegrityViolationException sameMoment) {
            throw new RefusedFormException("code", "department.code.taken", code);
        }
        log.done(AuditEvent.of(actor, "department.create", department.getId(), code, described.toString()));
        return department.getId();
    }

    /**
     * Changes name, level and offices.
     *
     * @param version the version the form was filled from
     * @throws RefusedFormException with a message for each field that cannot stand
     * @throws RefusedException {@code changed.meanwhile} where somebody else was first
     */
    @Transactional
    @Audited("department.change")
    public void change(Actor actor, UUID id, int version, DepartmentForm form) {
        Department department = get(actor, id);
        Description described = described(form, new FormReading(), department);
        requireVersion(department, version);
        requireFree(department, described.offices());
        String before = new Description(
                        department.getName(), department.getLevel(), department.getOffices(), department.getPeerGroup())
                .toString();
        department.describe(described.name(), described.level(), described.peerGroup(), described.offices());
        log.done(AuditEvent.of(actor, "department.change", id, department.getCode(), before + " → " + described));
    }

    /** Closes a department, which then starts no evaluation and types nothing. */
    @Transactional
    @Audited("department.close")
    public void close(Actor actor, UUID id) {
        Department department = get(actor, id);
        department.close(true);
        log.done(AuditEvent.of(actor, "department.close", id, department.getCode(), ""));
    }

    @Transactional
    @Audited("department.reopen")
    public void reopen(Actor actor, UUID id) {
        Department department = get(actor, id);
        department.close(false);
        log.done(AuditEvent.of(actor, "department.reopen", id, department.getCode(), ""));
    }

    /**
     * Removes a department that nothing hangs on.
     *
     * @throws RefusedException {@code department.in-use} where it has accounts, figures or evaluations; it can be closed
     */
    @Transactional
    @Audited("department.delete")
    public void delete(Actor actor, UUID id) {
        Department department = get(actor, id);
        departments.delete(department);
        try {
            departments.flush();
        } catch (DataIntegrityViolationException inUse) {
            throw new RefusedException("department.in-use", department.getName());
        }
        log.done(AuditEvent.of(actor, "department.delete", id, department.getCode(), department.getName()));
    }

    /**
     * @throws NotFoundException if departments are not set up by this person
     */
    void requireMaker(Actor actor) {
        requireAdministrator(actor);
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.has(Role.SYSTEM_ADMIN)) {
            throw new NotFoundException("page", "departments");
        }
    }

    /** An office that somebody reaches neither goes nor gets another name: that person would reach nothing. */
    private void requireFree(Department department, List<String> offices) {
        for (String office : department.getOffices()) {
            List<String> held = offices.contains(office) ? List.of() : holders.of(department.getId(), office);
            if (!held.isEmpty()) {
                throw new RefusedFormException("offices", "department.offices.held", office, String.join("、", held));
            }
        }
    }

    private static void requireVersion(Department department, int version) {
        Integer stored = department.getVersion();
        if (stored == null || stored != version) {
            throw new RefusedException("changed.meanwhile");
        }
    }

    /**
     * @param stored the department that is described anew, or {@code null}; what it has keeps its spelling
     */
    private Description described(DepartmentForm form, FormReading reading, @Nullable Department stored) {
        boolean named = stored != null && form.name().strip().equals(stored.getName());
        Description described = new Description(
                named && stored != null
                        ? stored.getName()
                        : reading.text("name", () -> TypedText.line(form.name(), NAME_LIMIT)),
                reading.text("level", () -> TypedText.line(form.level(), LEVEL_LIMIT)),
                reading.value(
                        "offices",
                        () -> offices(form.offices(), stored == null ? List.of() : stored.getOffices()),
                        List.of()),
                reading.value("peerGroup", () -> peerGroup(form.peerGroup()), ""));
        if (!named) {
            departments.findAllByOrderByCode().stream()
                    .filter(other -> !Objects.equals(other, stored) && NameKey.same(other.getName(), described.name()))
                    .findFirst()
                    .ifPresent(other -> reading.require(false, "name", "department.name.taken", other.getCode()));
        }
        reading.requireAll();
        return described;
    }

    /** Those that have the name of another one but for its spaces: from before spaces were taken for what they are. */
    public Set<UUID> namedAlike(List<Department> listed) {
        Map<NameKey, List<Department>> alike =
                listed.stream().collect(Collectors.groupingBy(department -> NameKey.of(department.getName())));
        return alike.values().stream()
                .filter(same -> same.size() > 1)
                .flatMap(List::stream)
                .map(Department::getId)
                .collect(Collectors.toSet());
    }

    /** A group that there is already keeps its spelling: one name is one group. */
    private String peerGroup(String typed) {
        if (typed.isBlank()) {
            return "";
        }
        String name = TypedText.line(typed, GROUP_LIMIT);
        return departments.findAllByOrderByCode().stream()
                .map(Department::getPeerGroup)
                .filter(known -> NameKey.same(known, name))
                .findFirst()
                .orElse(name);
    }

    /** One a line; those that the department has keep their spelling, as ledgers and accounts name them. */
    private static List<String> offices(String typed, List<String> stored) {
        List<String> names = typed.lines()
                .filter(line -> !line.isBlank())
                .map(line -> stored.contains(line.strip()) ? line.strip() : TypedText.line(line, NAME_LIMIT))
                .toList();
        if (names.size() > OFFICES_LIMIT) {
            throw new RefusedException("department.offices.many", String.valueOf(OFFICES_LIMIT));
        }
        List<String> twice = names.stream()
                .filter(name -> !stored.contains(name) || names.indexOf(name) != names.lastIndexOf(name))
                .filter(name -> names.stream()
                                .filter(other -> NameKey.same(name, other))
                                .count()
                        > 1)
                .distinct()
                .toList();
        if (!twice.isEmpty()) {
            throw new RefusedException("department.offices.twice", twice.get(0));
        }
        return names;
    }

    private record Description(String name, String level, List<String> offices, String peerGroup) {}
}
