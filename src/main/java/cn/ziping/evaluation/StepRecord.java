package cn.ziping.evaluation;

import cn.ziping.shared.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** That a step was taken: who, when, with which opinion. Only ever added. */
@Entity
@Immutable
@Table(name = "evaluation_step")
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
class StepRecord {

    @Id
    private UUID id;

    private UUID evaluationId;

    private int position;

    @Enumerated(EnumType.STRING)
    private EvaluationStep step;

    /** Where it led. */
    @Enumerated(EnumType.STRING)
    private EvaluationStatus status;

    /** Which submission it is about, or {@code null} before there was one. */
    @Column(name = "submission_number")
    private @Nullable Integer submission;

    private Instant at;

    private UUID accountId;

    private String accountName;

    private String opinion;

    /** The open questions that were shown when it was taken, in the language of the document. */
    @Column(columnDefinition = "text[]")
    @Getter(AccessLevel.NONE)
    private String[] questions;

    StepRecord(
            UUID evaluationId,
            int position,
            EvaluationStep step,
            EvaluationStatus status,
            @Nullable Integer submission,
            Actor actor,
            Instant at,
            String opinion,
            List<String> questions) {
        this.id = UUID.randomUUID();
        this.evaluationId = evaluationId;
        this.position = position;
        this.step = step;
        this.status = status;
        this.submission = submission;
        this.at = at;
        this.accountId = actor.id();
        this.accountName = actor.name();
        this.opinion = opinion;
        this.questions = questions.toArray(String[]::new);
    }

    List<String> getQuestions() {
        return List.of(questions);
    }
}
