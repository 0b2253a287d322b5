package cn.ziping.evaluation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;

/** A problem the department admits (存在的主要问题), with its cause (原因分析). */
@Entity
@Table(name = "evaluation_problem")
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
public class Problem {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    private int position;

    private String words;

    private String cause;

    Problem(int position, String words, String cause) {
        this.id = UUID.randomUUID();
        this.position = position;
        this.words = words;
        this.cause = cause;
    }

    void reword(String words) {
        this.words = words;
    }

    void explain(String cause) {
        this.cause = cause;
    }
}
