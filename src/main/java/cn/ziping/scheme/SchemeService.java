package cn.ziping.scheme;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.scoring.GradeBand;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.FormReading;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.Role;
import cn.ziping.shared.TypedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.hibernate.Hibernate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Scoring schemes. Published versions are open to everybody who is scored by them; drafts to those who make them. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class SchemeService {

    private static final int NAME = 200;
    private static final int CODE = 40;
    private static final Pattern CODE_FORM = Pattern.compile("[a-z][a-z0-9-]*");

    private final ScoringSchemeRepository schemes;
    private final ShippedSchemes shipped;
    private final WordingConfirmations confirmations;
    private final AuditLog log;

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

    /** Whether this can be the code of a scheme. */
    static boolean isCode(String text) {
        return text.length() <= CODE && CODE_FORM.matcher(text).matches();
    }

    /** Schemes concern those who are scored by them, who judge by them and who make them. */
    public static void requireReader(Actor actor) {
        if (!actor.has(Role.SCHEME_ADMIN) && actor.roles().stream().noneMatch(Role::isBusiness)) {
            throw new NotFoundException("page", "schemes");
        }
    }

    /** Schemes are made by those who are there for it. */
    public static void requireMaker(Actor actor) {
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

    /** The years for which a published version applies to one of the departments, in order. */
    public List<FiscalYear> years(Collection<UUID> departmentIds) {
        List<ScoringScheme> published =
                schemes.findWithDepartmentsByStatusOrderByCodeAscNumberDesc(SchemeStatus.PUBLISHED);
        return IntStream.rangeClosed(FiscalYear.FIRST, FiscalYear.LAST)
                .mapToObj(FiscalYear::new)
                .filter(year -> published.stream()
                        .anyMatch(scheme -> departmentIds.stream().anyMatch(one -> scheme.appliesTo(year, one))))
                .toList();
    }

    /** The published version that applies to a department's year, where it takes the place of the one given. */
    public Optional<UUID> successor(UUID id, FiscalYear year, UUID departmentId) {
        return applicable(year, departmentId)
                .filter(applicable -> !applicable.equals(id))
                .filter(applicable -> find(applicable).succeeds(find(id)));
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
        SchemeDraft sample = shipped.all().stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("sample", code));
        UUID made = create(actor, sample);
        schemes.flush();
        confirmations.confirmAll(made, sample.definition());
        return made;
    }

    /**
     * Makes a draft with nothing in it but what most schemes share: 100 points, the usual rounding and grades, and the
     * chapters of the first sample.
     *
     * @throws RefusedFormException with a message for each field that cannot stand
     */
    @Transactional
    @Audited("scheme.create")
    public UUID createBlank(Actor actor, String name, String code, FiscalYear year) {
        requireMaker(actor);
        FormReading reading = new FormReading();
        String named = reading.text("name", () -> TypedText.line(name, NAME));
        String coded = reading.text("code", () -> TypedText.line(code, CODE));
        reading.require(coded.isEmpty() || isCode(coded), "code", "scheme.code");
        reading.require(coded.isEmpty() || schemes.lastNumber(coded) == 0, "code", "scheme.code-taken", coded);
        reading.requireAll();
        return create(
                actor,
                new SchemeDraft(
                        coded,
                        named,
                        false,
                        year,
                        year,
                        Points.of("100"),
                        NumericPolicy.DISPLAY.withPresentMeaning(),
                        List.of(
                                new GradeBand("优", Points.of("90")),
                                new GradeBand("良", Points.of("80")),
                                new GradeBand("中", Points.of("60")),
                                new GradeBand("差", Points.ZERO)),
                        List.of(),
                        shipped.usualOutline()));
    }

    /** Makes a draft: the next version of its code. */
    @Transactional
    @Audited("scheme.create")
    public UUID create(Actor actor, SchemeDraft draft) {
        return create(actor, draft, Reach.ALL);
    }

    private UUID create(Actor actor, SchemeDraft draft, Reach reach) {
        requireMaker(actor);
        schemes.lock();
        ScoringScheme scheme = schemes.save(new ScoringScheme(draft, schemes.lastNumber(draft.code()) + 1, reach));
        log.done(AuditEvent.of(
                actor, "scheme.create", scheme.getId().toString(), draft.code() + " " + scheme.getNumber()));
        return scheme.getId();
    }

    /**
     * Removes a draft.
     *
     * @param edits the number of edits that the person has seen
     */
    @Transactional
    @Audited("scheme.delete")
    public void delete(Actor actor, UUID id, int edits) {
        requireMaker(actor);
        schemes.lock();
        ScoringScheme scheme = find(id);
        scheme.requireDraft();
        if (scheme.getEdits() != edits) {
            throw new RefusedException("changed.meanwhile");
        }
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

    /** A version as it is written down, for an export. */
    public SchemeDraft written(Actor actor, UUID id) {
        version(actor, id);
        return find(id).written();
    }

    /**
     * Makes a draft of a version: the next version of its code.
     *
     * @param presentMeaning whether it says what a rate is and what is compared as new drafts do; else as the version
     * @throws NotFoundException if there is none
     */
    @Transactional
    @Audited("scheme.create")
    public UUID createFromVersion(Actor actor, UUID id, boolean presentMeaning) {
        requireMaker(actor);
        ScoringScheme version = find(id);
        SchemeDraft written = version.written();
        return copied(create(actor, presentMeaning ? written.withPresentMeaning() : written, version.reach()), id);
    }

    private UUID copied(UUID made, UUID from) {
        schemes.flush();
        confirmations.copy(from, made);
        return made;
    }

    /** The other versions of the same code, latest first. */
    public List<ScoringScheme> others(Actor actor, UUID id) {
        ScoringScheme scheme = find(id);
        return readable(actor).stream()
                .filter(other -> other.getCode().equals(scheme.getCode()) && !other.equals(scheme))
                .toList();
    }

    /**
     * Drafts for a year what applies to the year before: of each scheme that does the latest version, where nothing of its
     * code is meant for the year yet. The caller logs.
     *
     * @return the names of the schemes drafted
     */
    @Transactional
    @Audited("scheme.create")
    public List<String> draftForYear(Actor actor, FiscalYear from, FiscalYear to) {
        requireMaker(actor);
        List<String> drafted = new ArrayList<>();
        Map<String, List<ScoringScheme>> byCode = schemes.findAllByOrderByCodeAscNumberDesc().stream()
                .collect(Collectors.groupingBy(ScoringScheme::getCode, TreeMap::new, Collectors.toList()));
        byCode.values().stream()
                .filter(versions -> versions.stream().noneMatch(version -> version.covers(to)))
                .forEach(versions -> {
                    List<ScoringScheme> counted = ScoringScheme.counting(versions, from);
                    counted.forEach(version -> {
                        SchemeDraft written = find(version.getId()).written().forYear(to);
                        copied(create(actor, written, version.reach()), version.getId());
                        drafted.add(version.getName());
                    });
                });
        return drafted;
    }

    /** The drafts of a code, latest first. */
    List<ScoringScheme> drafts(Actor actor, String code) {
        return readable(actor).stream()
                .filter(version -> version.getCode().equals(code) && version.getStatus() == SchemeStatus.DRAFT)
                .map(version -> find(version.getId()))
                .toList();
    }

    /** The latest version of a code, as it is written down. */
    public Optional<SchemeDraft> latest(Actor actor, String code) {
        return readable(actor).stream()
                .filter(version -> version.getCode().equals(code))
                .findFirst()
                .map(version -> find(version.getId()).written());
    }

    private ScoringScheme find(UUID id) {
        return schemes.findWithDimensionsById(id).orElseThrow(() -> new NotFoundException("scheme", id));
    }
}
