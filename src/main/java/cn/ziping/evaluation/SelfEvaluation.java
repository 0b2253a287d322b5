package cn.ziping.evaluation;

import cn.ziping.scoring.ScoreSheet;
import cn.ziping.shared.FiscalYear;
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

    Problem addProblem(String words, String cause) {
        Problem problem = new Problem(problems.size() + 1, words, cause);
        problems.add(problem);
        return problem;
    }

    Measure addMeasure(String words, @Nullable Problem problem) {
        Measure measure = new Measure(measures.size() + 1, words, problem);
        measures.add(measure);
        return measure;
    }
}
