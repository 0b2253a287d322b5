package cn.ziping.scheme;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.scoring.Message;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.FormReading;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.Role;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.hibernate.Hibernate;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Scoring schemes. Published versions are open to everybody who is scored by them; drafts to those who make them. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class SchemeService {

    private final ScoringSchemeRepository schemes;
    private final ShippedSchemes shipped;
    private final DepartmentService departments;
    private final Wording wording;
    private final AuditLog log;
    private final Clock clock;

    /** The versions the person may read, latest first. */
    public List<ScoringScheme> readable(Actor actor) {
        requireReader(actor);
        return actor.has(Role.SCHEME_ADMIN)
                ? schemes.findAllByOrderByCodeAscNumberDesc()
                : schemes.findByStatusOrderByCodeAscNumberDesc(SchemeStatus.PUBLISHED);
    }

    /**
     * @throws NotFoundException if there is none, or none for this person
     */
    public SchemeVersion version(Actor actor, UUID id) {
        requireReader(actor);
        SchemeVersion version = version(id);
        if (version.status() == SchemeStatus.DRAFT && !actor.has(Role.SCHEME_ADMIN)) {
            throw new NotFoundException("scheme", id);
        }
        return version;
    }

    /** Schemes concern those who are scored by them, who judge by them and who make them. */
    private static void requireReader(Actor actor) {
        if (!actor.has(Role.SCHEME_ADMIN) && actor.roles().stream().noneMatch(Role::isBusiness)) {
            throw new NotFoundException("page", "schemes");
        }
    }

    private static void requireMaker(Actor actor) {
        requireReader(actor);
        actor.require(Role.SCHEME_ADMIN);
    }

    /** The version an evaluation is pinned to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public SchemeVersion version(UUID id) {
        ScoringScheme scheme = find(id);
        return new SchemeVersion(
                scheme.getId(),
                scheme.getName(),
                scheme.getNumber(),
                scheme.isSample(),
                scheme.getStatus(),
                scheme.definition(),
                scheme.getOutline());
    }

    /**
     * The published version that applies to a department's year. Two schemes never apply to the same; of the versions of one
     * the latest counts.
     */
    public Optional<UUID> applicable(FiscalYear year, UUID departmentId) {
        return schemes.findWithDepartmentsByStatusOrderByCodeAscNumberDesc(SchemeStatus.PUBLISHED).stream()
                .filter(scheme -> scheme.appliesTo(year, departmentId))
                .map(ScoringScheme::getId)
                .findFirst();
    }

    /** The samples that come with the program. */
    public List<SchemeDraft> samples(Actor actor) {
        requireMaker(actor);
        return shipped.all();
    }

    /**
     * Makes a draft of a sample that comes with the program.
     *
     * @throws NotFoundException if there is no sample of this code
     */
    @Transactional
    @Audited("scheme.create")
    public UUID createFromSample(Actor actor, String code) {
        requireMaker(actor);
        return create(
                actor,
                shipped.all().stream()
                        .filter(sample -> sample.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("sample", code)));
    }

    /** Makes a draft: the next version of its code. */
    @Transactional
    @Audited("scheme.create")
    public UUID create(Actor actor, SchemeDraft draft) {
        requireMaker(actor);
        schemes.lock();
        ScoringScheme scheme = schemes.save(new ScoringScheme(draft, schemes.lastNumber(draft.code()) + 1));
        log.done(AuditEvent.of(
                actor, "scheme.create", scheme.getId().toString(), draft.code() + " " + scheme.getNumber()));
        return scheme.getId();
    }

    /**
     * Publishes a draft for the years and departments given; from then on it never changes.
     *
     * @param version the version of the draft that the person has seen
     * @throws RefusedException {@code changed.meanwhile}; {@code scheme.problems} where sums or rules are not right;
     *     {@code scheme.overlap} where another scheme applies already; {@code scheme.published} where it is no draft
     * @throws RefusedFormException with a message for each field that cannot stand
     */
    @Transactional
    @Audited("scheme.publish")
    public void publish(Actor actor, UUID id, int version, PublicationForm form) {
        requireMaker(actor);
        schemes.lock();
        ScoringScheme scheme = find(id);
        scheme.requireDraft();
        if (!Objects.equals(scheme.getVersion(), version)) {
            throw new RefusedException("changed.meanwhile");
        }
        FormReading reading = new FormReading();
        FiscalYear first = reading.value("firstYear", () -> FiscalYear.typed(form.firstYear()), scheme.getFirstYear());
        FiscalYear last = reading.value("lastYear", () -> FiscalYear.typed(form.lastYear()), scheme.getLastYear());
        reading.requireAll();
        reading.require(first.compareTo(last) <= 0, "lastYear", "scheme.years");
        Set<UUID> known =
                departments.choices(actor).stream().map(Department::getId).collect(Collectors.toSet());
        reading.require(known.containsAll(form.departmentIds()), "departments", "scheme.departments.unknown");
        reading.requireAll();
        scheme.applyTo(first, last, form.departmentIds());
        requirePublishable(scheme);
        // Before the status: what hangs on a published version can no longer be written.
        schemes.flush();
        scheme.publish(clock.instant());
        log.done(AuditEvent.of(
                actor,
                "scheme.publish",
                id.toString(),
                "%s %s %s-%s %s".formatted(scheme.getCode(), scheme.getNumber(), first, last, form.departmentIds())));
    }

    private void requirePublishable(ScoringScheme scheme) {
        List<Message> problems = scheme.definition().problems();
        if (!problems.isEmpty()) {
            throw new RefusedException(
                    "scheme.problems",
                    String.valueOf(problems.size()),
                    wording.sentences(problems, LocaleContextHolder.getLocale()));
        }
        List<ScoringScheme> published =
                schemes.findWithDepartmentsByStatusOrderByCodeAscNumberDesc(SchemeStatus.PUBLISHED);
        published.stream()
                .filter(other -> other.getCode().equals(scheme.getCode()) && other.getNumber() > scheme.getNumber())
                .findFirst()
                .ifPresent(newer -> {
                    throw new RefusedException(
                            "scheme.older", String.valueOf(newer.getNumber()), String.valueOf(scheme.getNumber()));
                });
        published.stream()
                .filter(other -> !other.getCode().equals(scheme.getCode()) && other.overlaps(scheme))
                .findFirst()
                .ifPresent(other -> {
                    throw new RefusedException(
                            "scheme.overlap",
                            other.getName(),
                            String.valueOf(other.getNumber()),
                            other.getFirstYear().toString(),
                            other.getLastYear().toString());
                });
    }

    /** Removes a draft. */
    @Transactional
    @Audited("scheme.delete")
    public void delete(Actor actor, UUID id) {
        requireMaker(actor);
        schemes.lock();
        ScoringScheme scheme = find(id);
        scheme.requireDraft();
        schemes.delete(scheme);
        log.done(AuditEvent.of(actor, "scheme.delete", id.toString(), scheme.getCode() + " " + scheme.getNumber()));
    }

    /** A version with its years and departments. */
    public ScoringScheme scope(Actor actor, UUID id) {
        version(actor, id);
        ScoringScheme scheme = find(id);
        Hibernate.initialize(scheme.getDepartments());
        return scheme;
    }

    private ScoringScheme find(UUID id) {
        return schemes.findWithDimensionsById(id).orElseThrow(() -> new NotFoundException("scheme", id));
    }

    /**
     * What a version applies to, as it is typed.
     *
     * @param firstYear the first year
     * @param lastYear the last year
     * @param departmentIds the departments; none means every one
     */
    public record PublicationForm(String firstYear, String lastYear, Set<UUID> departmentIds) {}
}
