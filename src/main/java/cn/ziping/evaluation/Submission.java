package cn.ziping.evaluation;

import cn.ziping.shared.Actor;
import cn.ziping.shared.Points;
import cn.ziping.shared.Sha256;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A report that was handed in, frozen: the bytes of its whole model with their SHA-256. Everything that shows a submission
 * is rendered from these bytes alone.
 */
@Entity
@Immutable
@NoArgsConstructor(access = AccessLevel.PROTECTED)
public class Submission {

    @Id
    private UUID id;

    @Getter
    private UUID evaluationId;

    /** Its number within the evaluation, from 1. */
    @Getter
    private int number;

    @Getter
    private Instant at;

    private UUID accountId;

    private String accountName;

    private byte[] document;

    /** In small hexadecimal digits; the database checks it too. */
    @Getter
    private String sha256;

    /** Beside the bytes, for lists. */
    private Points total;

    private String grade;

    /** The figures bound in the words, as they stood. */
    @JdbcTypeCode(SqlTypes.JSON)
    private List<BoundField> boundFields;

    Submission(EvaluationReport report, int number, Actor actor, Instant at, List<BoundField> boundFields) {
        byte[] document = ReportFormat.write(report);
        this.id = UUID.randomUUID();
        this.evaluationId = report.id();
        this.number = number;
        this.at = at;
        this.accountId = actor.id();
        this.accountName = actor.name();
        this.document = document;
        this.sha256 = Sha256.of(document);
        this.total = Objects.requireNonNull(report.total());
        this.grade = Objects.requireNonNull(report.grade());
        this.boundFields = List.copyOf(boundFields);
    }

    public byte[] getDocument() {
        return document.clone();
    }

    /** The report as it was written, of whichever format; {@link SubmissionReader#report} gives the present model. */
    EvaluationReport written() {
        return ReportFormat.read(document);
    }

    /** Whether the bytes still have the hash they were handed in with. */
    public boolean isIntact() {
        return Sha256.of(document).equals(sha256);
    }

    /**
     * A figure bound in the words.
     *
     * @param part the part of the outline, or the problem or measure, it stands in
     * @param reference the reference as written
     * @param value its value in stored form: money in 元, a rate as a share; empty for a blank
     */
    public record BoundField(String part, String reference, String value) {}
}
