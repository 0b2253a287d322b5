package cn.ziping.scheme;

import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.ScoringRule;
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
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An indicator (评价指标) of a scheme with its points and rule. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
class Indicator {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    private UUID dimensionId;

    private int position;

    private String code;

    private String name;

    private String description;

    private Points points;

    private String standard;

    private String target;

    @JdbcTypeCode(SqlTypes.JSON)
    private ScoringRule rule;

    Indicator(UUID dimensionId, int position, IndicatorDefinition definition) {
        this.id = UUID.randomUUID();
        this.dimensionId = dimensionId;
        this.position = position;
        this.code = definition.code();
        this.name = definition.name();
        this.description = definition.description();
        this.points = definition.points();
        this.standard = definition.standard();
        this.target = definition.target();
        this.rule = definition.rule();
    }

    /** Takes over everything but the code, which inputs attach to. */
    void change(IndicatorDefinition definition) {
        this.name = definition.name();
        this.description = definition.description();
        this.points = definition.points();
        this.standard = definition.standard();
        this.target = definition.target();
        this.rule = definition.rule();
    }

    void place(UUID newDimensionId, int newPosition) {
        this.dimensionId = newDimensionId;
        this.position = newPosition;
    }

    /** What the form of its description was filled from. */
    String seen() {
        return Sha256.of(List.of(name, description, points.toString(), standard, target));
    }

    IndicatorDefinition definition() {
        return new IndicatorDefinition(code, name, description, points, standard, target, rule);
    }
}
