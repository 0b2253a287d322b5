package cn.ziping.evaluation;

import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scoring.Adjustment;
import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.MissingInput;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.scoring.Scoring;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What evaluations would score by another version of a scheme. Nothing is changed; who makes schemes sees of an evaluation
 * its department, its scores and the names of what is missing, and nothing else.
 */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class WhatIf {

    private final SelfEvaluationRepository evaluations;
    private final EvaluationFactsReader facts;
    private final PeerSnapshots snapshots;
    private final SchemeService schemes;
    private final DepartmentService departments;

    /**
     * An evaluation by its own version and by another.
     *
     * @param evaluation its id
     * @param departmentCode the department's code
     * @param departmentName the department's name
     * @param year its year
     * @param status where it stands
     * @param before by its own version
     * @param after by the other one
     * @param leaves what differs of the leaves
     * @param missing what the other one lacks to score it
     */
    public record Compared(
            UUID evaluation,
            String departmentCode,
            String departmentName,
            FiscalYear year,
            EvaluationStatus status,
            Outcome before,
            Outcome after,
            List<LeafChange> leaves,
            List<MissingInput> missing) {}

    /**
     * A total with its grade.
     *
     * @param total the total, or {@code null} while something is missing
     * @param grade its grade, or {@code null}
     */
    public record Outcome(@Nullable Points total, @Nullable String grade) {}

    /**
     * A leaf by both versions, or the lines of one kind between raw total and total.
     *
     * @param code its code, or the kind
     * @param name its name; empty of a kind
     * @param before its score, or {@code null} where it has none or is not there
     * @param fullBefore its full points, or {@code null} where it is not there
     * @param after its score by the other version, or {@code null}
     * @param fullAfter its full points by the other version, or {@code null}
     */
    public record LeafChange(
            String code,
            String name,
            @Nullable Points before,
            @Nullable Points fullBefore,
            @Nullable Points after,
            @Nullable Points fullAfter) {}

    /** The years that have evaluations, latest first. */
    public List<FiscalYear> years(Actor actor) {
        actor.require(Role.SCHEME_ADMIN);
        return evaluations.findYears().stream().map(FiscalYear::new).toList();
    }

    /** The evaluations of some years. */
    public List<UUID> evaluations(Actor actor, Collection<FiscalYear> years) {
        actor.require(Role.SCHEME_ADMIN);
        return years.isEmpty() ? List.of() : evaluations.findIdsByYears(years);
    }

    /**
     * Some evaluations by their own version and by the one given.
     *
     * @param peers what departments are compared by, by year, reference and department
     */
    public List<Compared> compare(Actor actor, Collection<UUID> ids, UUID schemeId, Map<FiscalYear, Peers> peers) {
        actor.require(Role.SCHEME_ADMIN);
        SchemeVersion other = schemes.version(schemeId);
        Map<UUID, Department> names =
                departments.choices(actor).stream().collect(Collectors.toMap(Department::getId, Function.identity()));
        Map<UUID, SchemeVersion> own = new LinkedHashMap<>();
        Map<UUID, Set<String>> read = new HashMap<>();
        List<Compared> compared = new ArrayList<>();
        PeerSnapshots.Reading taken = snapshots.reading();
        List<SelfEvaluation> found = evaluations.findByIdIn(ids);
        Map<UUID, ScoringFacts> known = facts.readAll(found);
        Set<String> comparedBy = PeerSnapshots.references(other.definition());
        Set<String> readByOther = ScoringFacts.references(other.definition());
        for (SelfEvaluation evaluation : found) {
            SchemeVersion pinned = own.computeIfAbsent(evaluation.getSchemeId(), schemes::version);
            ScoringFacts facts = Objects.requireNonNull(known.get(evaluation.getId()));
            ScoreSheet before = Scoring.score(
                    pinned.definition(),
                    facts.input(
                            read.computeIfAbsent(pinned.id(), id -> ScoringFacts.references(pinned.definition())),
                            taken.others(evaluation, pinned)));
            ScoreSheet after = Scoring.score(
                    other.definition(),
                    facts.input(
                            readByOther,
                            peers.getOrDefault(evaluation.getYear(), Peers.NONE)
                                    .others(evaluation.getDepartmentId(), comparedBy)));
            compared.add(compared(
                    evaluation,
                    Objects.requireNonNull(names.get(evaluation.getDepartmentId())),
                    before,
                    Bounds.of(pinned),
                    after,
                    Bounds.of(other)));
        }
        return compared;
    }

    private static Compared compared(
            SelfEvaluation evaluation,
            Department department,
            ScoreSheet before,
            Bounds own,
            ScoreSheet after,
            Bounds other) {
        return new Compared(
                evaluation.getId(),
                department.getCode(),
                department.getName(),
                evaluation.getYear(),
                evaluation.getStatus(),
                new Outcome(own.shown(before.total()), before.grade()),
                new Outcome(other.shown(after.total()), after.grade()),
                changes(before, own, after, other),
                after.missing());
    }

    /**
     * What of a score is shown to who makes schemes: no more than a score is, so that no draft can carry an amount out as points.
     *
     * @param full the full marks of the scheme
     * @param policy how it rounds
     */
    private record Bounds(Points full, NumericPolicy policy) {

        /** More decimals than any notice asks for say something else than a score. */
        private static final int DECIMALS = 3;

        static Bounds of(SchemeVersion version) {
            NumericPolicy own = version.definition().policy();
            return new Bounds(
                    version.definition().outOf(),
                    new NumericPolicy(
                            own.rateDecimals(),
                            Math.min(own.pointsDecimals(), DECIMALS),
                            own.mode(),
                            own.roundRateFirst()));
        }

        /** Within nothing and the full marks, at the scheme's decimals. */
        @Nullable
        Points shown(@Nullable Points points) {
            return points == null
                    ? null
                    : policy.points(points.value()).atMost(full).atLeast(Points.ZERO);
        }

        /** A line between raw total and total, which can take away. */
        Points shownLine(Points amount) {
            Points most = policy.points(amount.value()).atMost(full);
            return most.atLeast(Points.ZERO.minus(full));
        }
    }

    private static List<LeafChange> changes(ScoreSheet before, Bounds own, ScoreSheet after, Bounds other) {
        Map<String, LeafScore> old = byCode(before);
        Map<String, LeafScore> now = byCode(after);
        List<LeafChange> changes = new ArrayList<>();
        now.forEach((code, leaf) -> {
            LeafScore was = old.get(code);
            if (was == null
                    || !Objects.equals(was.score(), leaf.score())
                    || !was.indicator().points().equals(leaf.indicator().points())) {
                changes.add(change(was, own, leaf, other, code));
            }
        });
        old.forEach((code, leaf) -> {
            if (!now.containsKey(code)) {
                changes.add(change(leaf, own, null, other, code));
            }
        });
        changes.addAll(adjustmentChanges(before, own, after, other));
        return changes;
    }

    /** The lines between raw total and total, by their kind: without them a total could move and no leaf differ. */
    private static List<LeafChange> adjustmentChanges(ScoreSheet before, Bounds own, ScoreSheet after, Bounds other) {
        List<LeafChange> changes = new ArrayList<>();
        for (Adjustment.Kind kind : Adjustment.Kind.values()) {
            Points was = own.shownLine(sum(before, kind));
            Points is = other.shownLine(sum(after, kind));
            if (!was.equals(is)) {
                changes.add(new LeafChange(
                        kind.name(), "", before.complete() ? was : null, null, after.complete() ? is : null, null));
            }
        }
        return changes;
    }

    private static Points sum(ScoreSheet sheet, Adjustment.Kind kind) {
        return sheet.adjustments().stream()
                .filter(line -> line.kind() == kind)
                .map(Adjustment::amount)
                .reduce(Points.ZERO, Points::plus);
    }

    private static LeafChange change(
            @Nullable LeafScore was, Bounds own, @Nullable LeafScore is, Bounds other, String code) {
        LeafScore named = is == null ? was : is;
        return new LeafChange(
                code,
                named == null ? "" : named.indicator().name(),
                was == null ? null : own.shown(was.score()),
                was == null ? null : was.indicator().points(),
                is == null ? null : other.shown(is.score()),
                is == null ? null : is.indicator().points());
    }

    private static Map<String, LeafScore> byCode(ScoreSheet sheet) {
        return sheet.leaves()
                .collect(Collectors.toMap(
                        LeafScore::code, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
}
