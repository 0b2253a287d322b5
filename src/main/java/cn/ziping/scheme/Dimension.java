package cn.ziping.scheme;

import cn.ziping.shared.Points;
import cn.ziping.shared.Sha256;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** A dimension (维度) of a scheme. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
class Dimension {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    private @Nullable UUID parentId;

    private int position;

    private String code;

    private String name;

    private Points points;

    Dimension(@Nullable UUID parentId, int position, String code, String name, Points points) {
        this.id = UUID.randomUUID();
        this.parentId = parentId;
        this.position = position;
        this.code = code;
        this.name = name;
        this.points = points;
    }

    void change(String newName, Points newPoints) {
        this.name = newName;
        this.points = newPoints;
    }

    void place(@Nullable UUID newParentId, int newPosition) {
        this.parentId = newParentId;
        this.position = newPosition;
    }

    /** What a form was filled from, without what stands below. */
    String seen() {
        return Sha256.of(List.of(name, points.toString()));
    }
}
