package cn.ziping.scheme;

import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.LightThresholds;
import cn.ziping.scoring.NamedQuantities;
import cn.ziping.scoring.QuantityDefinition;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One version of a scoring scheme (评分体系). A draft can be changed; publishing freezes it for ever, so that every
 * evaluation names the exact rules it was scored by. The database refuses a change of a published version too.
 */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
public class ScoringScheme {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    @Version
    private @Nullable Integer version;

    /** What the versions of one scheme share. */
    private String code;

    /** The number of the version, from 1. */
    private int number;

    private String name;

    @Enumerated(EnumType.STRING)
    private SchemeStatus status;

    private boolean sample;

    private Points fullMarks;

    @JdbcTypeCode(SqlTypes.JSON)
    private NumericPolicy policy;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<GradeBand> grades;

    @JdbcTypeCode(SqlTypes.JSON)
    private ChapterOutline outline;

    @JdbcTypeCode(SqlTypes.JSON)
    private SchemeAdjustments adjustments;

    @JdbcTypeCode(SqlTypes.JSON)
    private LightThresholds lights;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<RuleExample> examples;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable List<QuantityDefinition> quantities;

    /** What the version is about, in the words of who proposed it. */
    private String note;

    /** One for each change of the draft, whichever row it is in. */
    private int edits;

    private @Nullable UUID proposedBy;

    private @Nullable String proposedName;

    private @Nullable Instant proposedAt;

    private @Nullable UUID publishedBy;

    private @Nullable String publishedName;

    private FiscalYear firstYear;

    private FiscalYear lastYear;

    private @Nullable Instant publishedAt;

    /** Whether it applies to all departments but those named. */
    @Getter(AccessLevel.NONE)
    private boolean excluding;

    /** The departments named; none means every one. */
    @ElementCollection
    @CollectionTable(name = "scheme_department", joinColumns = @JoinColumn(name = "scheme_id"))
    @Column(name = "department_id")
    @Getter(AccessLevel.PACKAGE)
    private Set<UUID> departments = new HashSet<>();

    /** Who asks for a published version to be taken out of use, or a retired one back into it. */
    private @Nullable UUID changeProposedBy;

    private @Nullable String changeProposedName;

    private @Nullable Instant changeProposedAt;

    private String changeReason = "";

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "scheme_id", nullable = false)
    @OrderBy("position")
    @Getter(AccessLevel.PACKAGE)
    private List<Dimension> dimensions = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "scheme_id", nullable = false)
    @OrderBy("position")
    @Getter(AccessLevel.PACKAGE)
    private List<Indicator> indicators = new ArrayList<>();

    ScoringScheme(SchemeDraft draft, int number) {
        this(draft, number, Reach.ALL);
    }

    ScoringScheme(SchemeDraft draft, int number, Reach reach) {
        this.id = UUID.randomUUID();
        this.code = draft.code();
        this.number = number;
        this.name = draft.name();
        this.status = SchemeStatus.DRAFT;
        this.sample = draft.sample();
        this.fullMarks = draft.fullMarks();
        this.policy = draft.policy();
        this.grades = List.copyOf(draft.grades());
        this.outline = draft.outline();
        this.adjustments = draft.statedAdjustments();
        this.lights = draft.statedLights();
        this.examples = draft.statedExamples();
        quantities(draft.statedQuantities());
        this.note = "";
        this.firstYear = draft.firstYear();
        this.lastYear = draft.lastYear();
        reach(reach);
        draft.dimensions().forEach(dimension -> add(dimension, null));
    }

    /**
     * Those of the versions of one scheme that count for a year, oldest first: a later one takes the place of an earlier one
     * where it holds for all its departments.
     *
     * @param versions the versions, latest first
     */
    static List<ScoringScheme> counting(List<ScoringScheme> versions, FiscalYear year) {
        List<ScoringScheme> counting = new ArrayList<>();
        for (ScoringScheme version : versions) {
            boolean published = version.status == SchemeStatus.PUBLISHED && version.covers(year);
            boolean superseded =
                    counting.stream().anyMatch(later -> later.reach().contains(version.reach()));
            if (published && !superseded) {
                counting.add(version);
            }
        }
        Collections.reverse(counting);
        return counting;
    }

    /**
     * Of the versions of one scheme the one published last before this one, in use or not; of a draft the last of all. It is
     * what publishing takes the place of.
     */
    public static Optional<ScoringScheme> lastPublished(List<ScoringScheme> versions, ScoringScheme before) {
        return versions.stream()
                .filter(version -> !version.equals(before) && version.publishedBefore(before))
                .max(Comparator.comparing(ScoringScheme::publication).thenComparing(ScoringScheme::getNumber));
    }

    private boolean publishedBefore(ScoringScheme other) {
        return status != SchemeStatus.DRAFT
                && (other.status == SchemeStatus.DRAFT || publication().isBefore(other.publication()));
    }

    private Instant publication() {
        return publishedAt == null ? Instant.MIN : publishedAt;
    }

    /**
     * Whether it takes the place of another that applied to the same: a later version of the same scheme, or another scheme
     * that was published after it. That an evaluation is pinned to a version that is no longer in use makes no earlier
     * version a newer one.
     */
    boolean succeeds(ScoringScheme other) {
        return code.equals(other.code) ? number > other.number : publication().isAfter(other.publication());
    }

    private void add(DimensionDefinition definition, @Nullable Dimension parent) {
        Dimension dimension = new Dimension(
                parent == null ? null : parent.getId(),
                dimensions.size() + 1,
                definition.code(),
                definition.name(),
                definition.points());
        dimensions.add(dimension);
        for (IndicatorDefinition indicator : definition.indicators()) {
            indicators.add(new Indicator(dimension.getId(), indicators.size() + 1, indicator));
        }
        definition.dimensions().forEach(below -> add(below, dimension));
    }

    boolean covers(FiscalYear year) {
        return firstYear.compareTo(year) <= 0 && year.compareTo(lastYear) <= 0;
    }

    /** The departments it applies to. */
    public Reach reach() {
        return excluding ? new Reach(true, departments) : Reach.only(departments);
    }

    private void reach(Reach reach) {
        excluding = reach.allExcept() && !reach.isAll();
        departments.clear();
        departments.addAll(reach.departments());
    }

    /** Whether somebody else proposed it, or a change of its use, so that this person is asked to look at it and decide. */
    public boolean awaits(UUID accountId) {
        return (isProposed() && !accountId.equals(proposedBy))
                || (isChangeProposed() && !accountId.equals(changeProposedBy));
    }

    /** Whether somebody asks for it to be taken out of use or back into it. */
    public boolean isChangeProposed() {
        return changeProposedBy != null;
    }

    /** Whether it is a draft that somebody has proposed; of a published version it only says who had. */
    public boolean isProposed() {
        return status == SchemeStatus.DRAFT && proposedBy != null;
    }

    boolean appliesTo(FiscalYear year, UUID departmentId) {
        return covers(year) && reach().covers(departmentId);
    }

    /** Whether there is a department and a year that both apply to. */
    boolean overlaps(ScoringScheme other) {
        return other.meets(firstYear, lastYear, reach());
    }

    /** Whether it applies to a department in a year that a version for these years and departments would apply to. */
    boolean meets(FiscalYear first, FiscalYear last, Reach reach) {
        return firstYear.compareTo(last) <= 0 && first.compareTo(lastYear) <= 0 && reach().meets(reach);
    }

    /** Any change of the draft: it is no longer what was proposed. */
    void edited() {
        requireDraft();
        edits++;
        proposedBy = null;
        proposedName = null;
        proposedAt = null;
    }

    /** One administrator answers for the whole draft. */
    void propose(FiscalYear first, FiscalYear last, Reach departments, String reason, Actor actor, Instant now) {
        edited();
        firstYear = first;
        lastYear = last;
        reach(departments);
        note = reason;
        proposedBy = actor.id();
        proposedName = actor.name();
        proposedAt = now;
    }

    void name(String newName, boolean isSample) {
        name = newName;
        sample = isSample;
    }

    /** How it scores, beside its tree. */
    void settings(Points full, NumericPolicy rounding, List<GradeBand> bands, LightThresholds thresholds) {
        fullMarks = full;
        policy = rounding;
        grades = List.copyOf(bands);
        lights = thresholds;
    }

    void adjust(SchemeAdjustments stated) {
        adjustments = stated;
    }

    void outline(ChapterOutline chapters) {
        outline = chapters;
    }

    void quantities(List<QuantityDefinition> named) {
        quantities = named.isEmpty() ? null : List.copyOf(named);
    }

    void examples(List<RuleExample> saved) {
        examples = List.copyOf(saved);
    }

    /** The scheme as it is written down. */
    SchemeDraft written() {
        return new SchemeDraft(
                code,
                name,
                sample,
                firstYear,
                lastYear,
                fullMarks,
                policy,
                grades,
                below(null),
                outline,
                adjustments,
                lights,
                examples,
                quantities);
    }

    void requireDraft() {
        if (status != SchemeStatus.DRAFT) {
            throw new RefusedException("scheme.published", name, String.valueOf(number));
        }
    }

    /** The scheme as scoring reads it. */
    SchemeDefinition definition() {
        NamedQuantities named = new NamedQuantities(quantities == null ? List.of() : quantities);
        return new SchemeDefinition(fullMarks, policy, grades, named.within(below(null)), named.within(adjustments));
    }

    private List<DimensionDefinition> below(@Nullable UUID parentId) {
        return dimensions.stream()
                .filter(dimension -> Objects.equals(dimension.getParentId(), parentId))
                .sorted(Comparator.comparing(Dimension::getPosition))
                .map(dimension -> new DimensionDefinition(
                        dimension.getCode(),
                        dimension.getName(),
                        dimension.getPoints(),
                        below(dimension.getId()),
                        indicators.stream()
                                .filter(indicator -> indicator.getDimensionId().equals(dimension.getId()))
                                .sorted(Comparator.comparing(Indicator::getPosition))
                                .map(Indicator::definition)
                                .toList()))
                .toList();
    }

    /**
     * Asks for a published version to be taken out of use, or for a retired one to be taken back into it.
     *
     * @throws RefusedException {@code scheme.not-published} of a draft, {@code scheme.change-proposed} where it is asked for
     */
    void proposeChange(String reason, Actor actor, Instant now) {
        if (status == SchemeStatus.DRAFT) {
            throw new RefusedException("scheme.not-published");
        }
        if (changeProposedName != null) {
            throw new RefusedException("scheme.change-proposed", changeProposedName);
        }
        changeProposedBy = actor.id();
        changeProposedName = actor.name();
        changeProposedAt = now;
        changeReason = reason;
    }

    /** What a person has seen of what is asked for: the way it would go, and which asking. */
    public String changeSeen() {
        return status + " " + changeProposedAt;
    }

    /** Nobody asks any more. */
    void endChange() {
        changeProposedBy = null;
        changeProposedName = null;
        changeProposedAt = null;
        changeReason = "";
    }

    /** No longer for new evaluations, or for them again; those that are pinned to it stay in any case. */
    void change() {
        status = status == SchemeStatus.PUBLISHED ? SchemeStatus.RETIRED : SchemeStatus.PUBLISHED;
        endChange();
    }

    void publish(Actor actor, Instant now) {
        requireDraft();
        status = SchemeStatus.PUBLISHED;
        publishedBy = actor.id();
        publishedName = actor.name();
        publishedAt = now;
    }
}
