package cn.ziping.evaluation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** What the department will do (改进措施), where it is known for which problem, by whom and until when. */
@Entity
@Table(name = "evaluation_measure")
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
public class Measure {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    private int position;

    private String words;

    private @Nullable UUID problemId;

    private String owner;

    private @Nullable LocalDate dueDate;

    Measure(int position, String words, @Nullable UUID problemId) {
        this.id = UUID.randomUUID();
        this.position = position;
        this.words = words;
        this.problemId = problemId;
        this.owner = "";
    }

    void reword(String words) {
        this.words = words;
    }

    void assign(String owner) {
        this.owner = owner;
    }

    void promise(@Nullable LocalDate date) {
        this.dueDate = date;
    }

    void answer(@Nullable UUID problemId) {
        this.problemId = problemId;
    }
}
