package cn.ziping.scheme;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.FigureCatalogue;
import cn.ziping.figure.FigureCatalogues;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.Message;
import cn.ziping.scoring.QuantityDefinition;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.FormReading;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.TypedText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From a draft to a published version. It takes two: one administrator proposes the draft and answers for all of it,
 * another publishes it after having seen what differs from the last version. Any edit withdraws the proposal. A bureau of
 * one administrator can switch this off, which the log then says at each publication.
 */
@Service
@Transactional
public class SchemePublishing {

    private static final int NOTE = 1000;

    private final ScoringSchemeRepository schemes;
    private final DepartmentService departments;
    private final FigureCatalogues figures;
    private final Wording wording;
    private final AuditLog log;
    private final Clock clock;
    private final boolean byTwo;

    SchemePublishing(
            ScoringSchemeRepository schemes,
            DepartmentService departments,
            FigureCatalogues figures,
            Wording wording,
            AuditLog log,
            Clock clock,
            @Value("${ziping.publishing-takes-two:true}") boolean byTwo) {
        this.schemes = schemes;
        this.departments = departments;
        this.figures = figures;
        this.wording = wording;
        this.log = log;
        this.clock = clock;
        this.byTwo = byTwo;
    }

    /** Whether somebody else has to publish what one has proposed. */
    public boolean takesTwo() {
        return byTwo;
    }

    /**
     * Proposes a draft for the years and departments given.
     *
     * @param edits the number of edits of the draft that the person has seen
     * @throws RefusedException {@code changed.meanwhile}; {@code scheme.problems} where sums, rules or examples are not
     *     right; {@code scheme.overlap} where another scheme applies already; {@code scheme.published} where it is no draft
     * @throws RefusedFormException with a message for each field that cannot stand
     */
    @Audited("scheme.propose")
    public void propose(Actor actor, UUID id, int edits, PublicationForm form) {
        SchemeService.requireMaker(actor);
        schemes.lock();
        ScoringScheme scheme = draft(id, edits);
        FormReading reading = new FormReading();
        FiscalYear first = reading.value("firstYear", () -> FiscalYear.typed(form.firstYear()), scheme.getFirstYear());
        FiscalYear last = reading.value("lastYear", () -> FiscalYear.typed(form.lastYear()), scheme.getLastYear());
        String note = reading.text("note", () -> TypedText.lines(form.note(), NOTE));
        reading.requireAll();
        reading.require(first.compareTo(last) <= 0, "lastYear", "scheme.years");
        Set<UUID> known =
                departments.choices(actor).stream().map(Department::getId).collect(Collectors.toSet());
        reading.require(known.containsAll(form.departmentIds()), "departments", "scheme.departments.unknown");
        reading.require(
                !form.namesNone(),
                "departments",
                form.allExcept() ? "scheme.departments.none-excepted" : "scheme.departments.none");
        reading.require(!form.namesBesideAll(), "departments", "scheme.departments.beside-all");
        reading.requireAll();
        scheme.propose(first, last, form.reach(), note, actor, clock.instant());
        requirePublishable(scheme, form.confirmed());
        log.done(AuditEvent.of(
                actor,
                "scheme.propose",
                id.toString(),
                "%s %s %s-%s %s".formatted(scheme.getCode(), scheme.getNumber(), first, last, form.reach())));
    }

    /** Takes a proposal back. */
    @Audited("scheme.withdraw")
    public void withdraw(Actor actor, UUID id) {
        SchemeService.requireMaker(actor);
        schemes.lock();
        ScoringScheme scheme = find(id);
        if (scheme.getProposedBy() == null) {
            throw new RefusedException("scheme.not-proposed");
        }
        scheme.edited();
        log.done(AuditEvent.of(actor, "scheme.withdraw", id.toString(), scheme.getCode() + " " + scheme.getNumber()));
    }

    /**
     * Publishes what was proposed; from then on it never changes.
     *
     * @param edits the number of edits of the proposal that the person has seen
     * @param against the version that the person has seen the difference to, or {@code null} for none: what was published
     *     in between would be undone unseen
     * @param confirmed what {@link SchemeDoubts#seen} says of what the person has seen to be meant as it stands
     * @throws RefusedException as {@link #propose}, and {@code scheme.not-proposed}, {@code scheme.own-proposal},
     *     {@code scheme.base-changed}, {@code scheme.doubts}
     */
    @Audited("scheme.publish")
    public void publish(Actor actor, UUID id, int edits, @Nullable UUID against, String confirmed) {
        SchemeService.requireMaker(actor);
        schemes.lock();
        ScoringScheme scheme = draft(id, edits);
        ScoringScheme last = ScoringScheme.lastPublished(schemes.findByCodeOrderByNumberDesc(scheme.getCode()), scheme)
                .orElse(null);
        if (!Objects.equals(last == null ? null : last.getId(), against)) {
            throw new RefusedException("scheme.base-changed", last == null ? "" : String.valueOf(last.getNumber()));
        }
        UUID proposer = scheme.getProposedBy();
        if (proposer == null) {
            throw new RefusedException("scheme.not-proposed");
        }
        boolean alone = proposer.equals(actor.id());
        if (alone && byTwo) {
            throw new RefusedException("scheme.own-proposal");
        }
        requirePublishable(scheme, confirmed);
        // Before the status: what hangs on a published version can no longer be written.
        schemes.flush();
        scheme.publish(actor, clock.instant());
        log.done(AuditEvent.of(
                actor,
                "scheme.publish",
                id.toString(),
                "%s %s %s-%s %s%s"
                        .formatted(
                                scheme.getCode(),
                                scheme.getNumber(),
                                scheme.getFirstYear(),
                                scheme.getLastYear(),
                                scheme.reach(),
                                alone ? " 单人发布（已关闭双人发布）" : "")));
    }

    /**
     * Asks for a published version to be taken out of use, so that no new evaluation is scored by it and another scheme may
     * take its place; or for a retired one to be taken back into use. Where one administrator is enough it happens at once.
     *
     * @throws RefusedException {@code scheme.not-published}, {@code scheme.change-proposed}; as {@link #confirmChange}
     * @throws RefusedFormException with a message for the reason
     */
    @Audited("scheme.change")
    public void proposeChange(Actor actor, UUID id, String reason) {
        SchemeService.requireMaker(actor);
        schemes.lock();
        ScoringScheme scheme = find(id);
        FormReading reading = new FormReading();
        String words = reading.text("changeReason", () -> TypedText.lines(reason, NOTE));
        reading.require(!words.isBlank(), "changeReason", "text.blank");
        reading.requireAll();
        scheme.proposeChange(words, actor, clock.instant());
        log.done(AuditEvent.of(actor, "scheme.change", id.toString(), told(scheme) + " " + words));
        if (!byTwo) {
            change(actor, scheme, " 单人办理（已关闭双人发布）");
        }
    }

    /**
     * Nobody asks for it any more: who asked, or another, takes it back.
     *
     * @param seen what {@link ScoringScheme#changeSeen} said of what the person has seen
     * @throws RefusedException {@code scheme.change-not-proposed}, {@code changed.meanwhile}
     */
    @Audited("scheme.change-withdraw")
    public void withdrawChange(Actor actor, UUID id, String seen) {
        SchemeService.requireMaker(actor);
        schemes.lock();
        ScoringScheme scheme = find(id);
        requireChangeProposed(scheme, seen);
        scheme.endChange();
        log.done(AuditEvent.of(actor, "scheme.change-withdraw", id.toString(), told(scheme)));
    }

    /**
     * Another one takes the version out of use, or back into it.
     *
     * @param seen what {@link ScoringScheme#changeSeen} said of what the person has seen
     * @throws RefusedException {@code scheme.change-not-proposed}, {@code scheme.own-change}; of one that is taken back into
     *     use {@code scheme.older} and {@code scheme.overlap} as {@link #propose}
     */
    @Audited("scheme.change-confirm")
    public void confirmChange(Actor actor, UUID id, String seen) {
        SchemeService.requireMaker(actor);
        schemes.lock();
        ScoringScheme scheme = find(id);
        requireChangeProposed(scheme, seen);
        if (byTwo && actor.id().equals(scheme.getChangeProposedBy())) {
            throw new RefusedException("scheme.own-change");
        }
        change(actor, scheme, "");
    }

    private void change(Actor actor, ScoringScheme scheme, String how) {
        if (scheme.getStatus() == SchemeStatus.RETIRED) {
            requireRoom(scheme);
        }
        scheme.change();
        log.done(AuditEvent.of(
                actor,
                "scheme.change-confirm",
                scheme.getId().toString(),
                told(scheme) + " " + scheme.getStatus() + how));
    }

    private static void requireChangeProposed(ScoringScheme scheme, String seen) {
        if (!scheme.isChangeProposed()) {
            throw new RefusedException("scheme.change-not-proposed");
        }
        // Taken back and asked for again with another reason, or the other way round by now.
        if (!scheme.changeSeen().equals(seen)) {
            throw new RefusedException("changed.meanwhile");
        }
    }

    private static String told(ScoringScheme scheme) {
        return scheme.getCode() + " " + scheme.getNumber();
    }

    /**
     * A version in use that applies to some of the same.
     *
     * @param scheme the version
     * @param departments the names of the departments that both would apply to; empty for departments yet to come
     */
    public record Overlap(ScoringScheme scheme, List<String> departments) {}

    /** The versions of other schemes that stand in the way of these years and departments. */
    @Transactional(readOnly = true)
    public List<Overlap> overlaps(Actor actor, UUID id, FiscalYear first, FiscalYear last, Reach reach) {
        SchemeService.requireMaker(actor);
        ScoringScheme scheme = find(id);
        Map<UUID, String> names = departments.choices(actor).stream()
                .collect(Collectors.toMap(
                        Department::getId, Department::getName, (one, other) -> one, LinkedHashMap::new));
        return schemes.findWithDepartmentsByStatusOrderByCodeAscNumberDesc(SchemeStatus.PUBLISHED).stream()
                .filter(other -> !other.getCode().equals(scheme.getCode()) && other.meets(first, last, reach))
                .map(other -> {
                    Set<UUID> shared = other.reach().shared(reach, names.keySet());
                    return new Overlap(
                            other,
                            names.entrySet().stream()
                                    .filter(name -> shared.contains(name.getKey()))
                                    .map(Map.Entry::getValue)
                                    .toList());
                })
                .toList();
    }

    private ScoringScheme draft(UUID id, int edits) {
        ScoringScheme scheme = find(id);
        scheme.requireDraft();
        if (scheme.getEdits() != edits) {
            throw new RefusedException("changed.meanwhile");
        }
        return scheme;
    }

    private ScoringScheme find(UUID id) {
        return schemes.findWithDimensionsById(id).orElseThrow(() -> new NotFoundException("scheme", id));
    }

    /** What keeps a draft from being published, its failing examples among it. */
    static List<SchemeDefinition.Problem> problems(SchemeDraft scheme, FigureCatalogue known) {
        SchemeDefinition definition = scheme.definition();
        List<SchemeDefinition.Problem> problems = new ArrayList<>(scheme.named().problems());
        List<QuantityDefinition> named = scheme.statedQuantities();
        for (int i = 0; i < named.size(); i++) {
            if (known.find(named.get(i).name()).isPresent()) {
                problems.add(new SchemeDefinition.Problem(
                        "/quantities/%d/name".formatted(i),
                        "",
                        Message.of("problem.quantity-figure", named.get(i).name())));
            }
        }
        problems.addAll(definition.locatedProblems());
        definition
                .scored()
                .forEach(indicator -> definition.inputs(indicator).stream()
                        .flatMap(input -> input.reads().stream())
                        .filter(name -> known.find(name).isEmpty())
                        .distinct()
                        .map(name -> Message.of("problem.unknown-figure", name))
                        .forEach(said -> problems.add(new SchemeDefinition.Problem("", indicator.code(), said))));
        definition.adjustments().allCaps().stream()
                .flatMap(cap -> cap.measure().inputs().stream())
                .flatMap(input -> input.reads().stream())
                .filter(name -> known.find(name).isEmpty())
                .distinct()
                .map(name -> Message.of("problem.unknown-figure", name))
                .forEach(said -> problems.add(new SchemeDefinition.Problem("/adjustments", "", said)));
        for (RuleExample example : scheme.statedExamples()) {
            // Of a code used twice, which is a problem of its own, both have to keep it.
            List<IndicatorDefinition> shown = definition
                    .scored()
                    .filter(indicator -> indicator.code().equals(example.indicator()))
                    .toList();
            if (shown.isEmpty()) {
                problems.add(new SchemeDefinition.Problem(
                        "", "", Message.of("problem.example-unknown", example.name(), example.indicator())));
            }
            shown.stream()
                    .filter(indicator -> !example.holds(indicator, scheme.policy(), FigureUnits.of(known)))
                    .map(indicator -> new SchemeDefinition.Problem(
                            "",
                            indicator.code(),
                            Message.of("problem.example", indicator.name(), example.name(), example.expected())))
                    .forEach(problems::add);
        }
        return problems.stream().filter(new HashSet<>()::add).toList();
    }

    private void requirePublishable(ScoringScheme scheme, String confirmed) {
        FigureCatalogue known = figures.common();
        List<Message> problems = problems(scheme.written(), known).stream()
                .map(SchemeDefinition.Problem::said)
                .distinct()
                .toList();
        if (!problems.isEmpty()) {
            throw new RefusedException(
                    "scheme.problems",
                    String.valueOf(problems.size()),
                    wording.sentences(problems, LocaleContextHolder.getLocale()));
        }
        SchemeDoubts.of(scheme.definition(), known).requireConfirmed(confirmed);
        requireRoom(scheme);
    }

    /** Two schemes never apply to the same, and no version takes the place of a later one. */
    private void requireRoom(ScoringScheme scheme) {
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

    /**
     * What a version applies to, as it is typed.
     *
     * @param firstYear the first year
     * @param lastYear the last year
     * @param which whether the departments named are meant, all but them, or every one
     * @param departmentIds the departments named
     * @param note what the version is about
     * @param confirmed what {@link SchemeDoubts#seen} says of what the person has seen to be meant as it stands
     */
    public record PublicationForm(
            String firstYear, String lastYear, Which which, Set<UUID> departmentIds, String note, String confirmed) {

        /** How departments are named. */
        public enum Which {
            ALL,
            EXCEPT,
            ONLY
        }

        /** The departments named; none means every one. */
        public PublicationForm(
                String firstYear, String lastYear, Set<UUID> departmentIds, String note, String confirmed) {
            this(firstYear, lastYear, departmentIds.isEmpty() ? Which.ALL : Which.ONLY, departmentIds, note, confirmed);
        }

        /** As a version applies by now. */
        public static PublicationForm of(ScoringScheme scheme) {
            Reach reach = scheme.reach();
            return new PublicationForm(
                    scheme.getFirstYear().toString(),
                    scheme.getLastYear().toString(),
                    reach.isAll() ? Which.ALL : reach.allExcept() ? Which.EXCEPT : Which.ONLY,
                    reach.departments(),
                    scheme.getNote(),
                    "");
        }

        boolean allExcept() {
            return which == Which.EXCEPT;
        }

        /** Whether departments should be named and none is. */
        boolean namesNone() {
            return which != Which.ALL && departmentIds.isEmpty();
        }

        /** Whether departments are named though every one is meant. */
        boolean namesBesideAll() {
            return which == Which.ALL && !departmentIds.isEmpty();
        }

        public Reach reach() {
            return which == Which.ALL ? Reach.ALL : new Reach(allExcept(), departmentIds);
        }

        public PublicationForm(String firstYear, String lastYear, Set<UUID> departmentIds, String note) {
            this(firstYear, lastYear, departmentIds, note, "");
        }

        public PublicationForm(String firstYear, String lastYear, Set<UUID> departmentIds) {
            this(firstYear, lastYear, departmentIds, "");
        }
    }
}
