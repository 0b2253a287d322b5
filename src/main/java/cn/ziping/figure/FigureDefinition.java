package cn.ziping.figure;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A figure that may be typed (基础数据项). Code and unit never change once used. */
@Entity
@Immutable
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
public class FigureDefinition {

    @Id
    private UUID id;

    private String code;

    /** Whose own figure it is; {@code null} of one that every department has. */
    private @Nullable UUID departmentId;

    private int position;

    private String labelEn;

    @Enumerated(EnumType.STRING)
    private FigureKind kind;

    private String unit;

    FigureDefinition(UUID departmentId, int position, String code, String labelEn, FigureKind kind, String unit) {
        this.id = UUID.randomUUID();
        this.departmentId = departmentId;
        this.position = position;
        this.code = code;
        this.labelEn = labelEn;
        this.kind = kind;
        this.unit = unit;
    }
}
