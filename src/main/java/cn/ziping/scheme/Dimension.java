package cn.ziping.scheme;

import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.shared.Points;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
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

    Dimension(@Nullable Dimension parent, int position, DimensionDefinition definition) {
        this.id = UUID.randomUUID();
        this.parentId = parent == null ? null : parent.id;
        this.position = position;
        this.code = definition.code();
        this.name = definition.name();
        this.points = definition.points();
    }
}
