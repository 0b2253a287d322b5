package cn.ziping.scheme;

import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One version of a scoring scheme (评分体系). A draft can be changed; publishing freezes it for ever, so that every
 * evaluation names the exact rules it was scored by. The database refuses a change of a published version too.
 */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
public class ScoringScheme {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    @Version
    private @Nullable Integer version;

    /** What the versions of one scheme share. */
    private String code;

    /** The number of the version, from 1. */
    private int number;

    private String name;

    @Enumerated(EnumType.STRING)
    private SchemeStatus status;

    private boolean sample;

    private Points fullMarks;

    @JdbcTypeCode(SqlTypes.JSON)
    private NumericPolicy policy;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<GradeBand> grades;

    @JdbcTypeCode(SqlTypes.JSON)
    private ChapterOutline outline;

    private FiscalYear firstYear;

    private FiscalYear lastYear;

    private @Nullable Instant publishedAt;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "scheme_id", nullable = false)
    @OrderBy("position")
    @Getter(AccessLevel.PACKAGE)
    private List<Dimension> dimensions = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "scheme_id", nullable = false)
    @OrderBy("position")
    @Getter(AccessLevel.PACKAGE)
    private List<Indicator> indicators = new ArrayList<>();

    ScoringScheme(SchemeDraft draft, int number) {
        this.id = UUID.randomUUID();
        this.code = draft.code();
        this.number = number;
        this.name = draft.name();
        this.status = SchemeStatus.DRAFT;
        this.sample = draft.sample();
        this.fullMarks = draft.fullMarks();
        this.policy = draft.policy();
        this.grades = List.copyOf(draft.grades());
        this.outline = draft.outline();
        this.firstYear = draft.firstYear();
        this.lastYear = draft.lastYear();
        draft.dimensions().forEach(dimension -> add(dimension, null));
    }

    private void add(DimensionDefinition definition, @Nullable Dimension parent) {
        Dimension dimension = new Dimension(parent, dimensions.size() + 1, definition);
        dimensions.add(dimension);
        for (IndicatorDefinition indicator : definition.indicators()) {
            indicators.add(new Indicator(dimension, indicators.size() + 1, indicator));
        }
        definition.dimensions().forEach(below -> add(below, dimension));
    }

    public boolean appliesTo(FiscalYear year) {
        return firstYear.compareTo(year) <= 0 && year.compareTo(lastYear) <= 0;
    }

    /** The scheme as scoring reads it. */
    SchemeDefinition definition() {
        return new SchemeDefinition(fullMarks, policy, grades, below(null));
    }

    private List<DimensionDefinition> below(@Nullable UUID parentId) {
        return dimensions.stream()
                .filter(dimension -> Objects.equals(dimension.getParentId(), parentId))
                .map(dimension -> new DimensionDefinition(
                        dimension.getCode(),
                        dimension.getName(),
                        dimension.getPoints(),
                        below(dimension.getId()),
                        indicators.stream()
                                .filter(indicator -> indicator.getDimensionId().equals(dimension.getId()))
                                .map(Indicator::definition)
                                .toList()))
                .toList();
    }

    void publish(Instant now) {
        if (status != SchemeStatus.DRAFT) {
            throw new IllegalStateException("Scheme %s is %s and can no longer change".formatted(id, status));
        }
        status = SchemeStatus.PUBLISHED;
        publishedAt = now;
    }
}
