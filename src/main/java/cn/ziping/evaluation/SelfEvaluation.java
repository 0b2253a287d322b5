package cn.ziping.evaluation;

import cn.ziping.scoring.ScoreSheet;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.Points;
import jakarta.persistence.CascadeType;
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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** The self-evaluation (自评) of one department and year by one published version of a scheme. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
public class SelfEvaluation {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID departmentId;

    private FiscalYear year;

    private UUID schemeId;

    @Enumerated(EnumType.STRING)
    private EvaluationStatus status;

    private Instant startedAt;

    /** The sum of the leaves that are complete; as of the last change of a figure, like total and grade. */
    private Points soFar;

    private @Nullable Points total;

    private @Nullable String grade;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "evaluation_id", nullable = false)
    @OrderBy("position")
    @Getter(AccessLevel.NONE)
    private List<Problem> problems = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "evaluation_id", nullable = false)
    @OrderBy("position")
    @Getter(AccessLevel.NONE)
    private List<Measure> measures = new ArrayList<>();

    SelfEvaluation(UUID departmentId, FiscalYear year, UUID schemeId, Instant now) {
        this.id = UUID.randomUUID();
        this.departmentId = departmentId;
        this.year = year;
        this.schemeId = schemeId;
        this.status = EvaluationStatus.IN_PROGRESS;
        this.startedAt = now;
        this.soFar = Points.ZERO;
    }

    public List<Problem> getProblems() {
        return Collections.unmodifiableList(problems);
    }

    public List<Measure> getMeasures() {
        return Collections.unmodifiableList(measures);
    }

    /** Takes over what was computed; nothing changes where it is the same. */
    void scored(ScoreSheet sheet) {
        if (!Objects.equals(soFar, sheet.soFar())) {
            soFar = sheet.soFar();
        }
        if (!Objects.equals(total, sheet.total())) {
            total = sheet.total();
        }
        grade = sheet.grade();
    }

    /** From now on scored by this version. */
    void moveTo(UUID version) {
        schemeId = version;
    }

    /** Goes where the step leads; the caller has asked whether it is allowed. */
    void move(EvaluationStep step) {
        status = status.after(step)
                .orElseThrow(
                        () -> new IllegalStateException("No %s of an evaluation that is %s".formatted(step, status)));
    }

    Problem addProblem(String words, String cause) {
        int position = problems.stream().mapToInt(Problem::getPosition).max().orElse(0) + 1;
        Problem problem = new Problem(position, words, cause);
        problems.add(problem);
        return problem;
    }

    Measure addMeasure(String words, @Nullable UUID problemId) {
        int position = measures.stream().mapToInt(Measure::getPosition).max().orElse(0) + 1;
        Measure measure = new Measure(position, words, problemId);
        measures.add(measure);
        return measure;
    }

    /** Removes a problem; the measures against it stay and are against none. */
    void removeProblem(Problem problem) {
        measures.stream()
                .filter(measure -> problem.getId().equals(measure.getProblemId()))
                .forEach(measure -> measure.answer(null));
        problems.remove(problem);
    }

    void removeMeasure(Measure measure) {
        measures.remove(measure);
    }

    Problem problem(UUID id) {
        return problems.stream()
                .filter(known -> known.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("problem", id));
    }

    Measure measure(UUID id) {
        return measures.stream()
                .filter(known -> known.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("measure", id));
    }
}
