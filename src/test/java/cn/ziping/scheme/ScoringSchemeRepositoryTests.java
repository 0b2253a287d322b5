package cn.ziping.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.ScoringRule;
import cn.ziping.scoring.YesNoRule;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.testing.RepositoryTest;
import java.io.IOException;
import java.io.InputStream;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

@RepositoryTest
class ScoringSchemeRepositoryTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private ScoringSchemeRepository schemes;

    @Autowired
    private TestEntityManager entityManager;

    @Test
    void everyRuleEverStoredSurvivesTheDatabaseInItsPlace() throws IOException {
        List<IndicatorDefinition> leaves = new ArrayList<>();
        try (Stream<Path> golden = Files.list(Path.of("src/test/resources/golden/rules"))) {
            for (Path file : golden.sorted().toList()) {
                if (!file.getFileName().toString().startsWith("quantity-")) {
                    leaves.add(leaf("指标" + leaves.size(), JSON.readValue(Files.readString(file), ScoringRule.class)));
                }
            }
        }
        assertThat(leaves).hasSizeGreaterThanOrEqualTo(8);
        DimensionDefinition below =
                new DimensionDefinition("二级", "二级", Points.of("6"), List.of(), leaves.subList(0, 3));
        SchemeDefinition definition = new SchemeDefinition(
                Points.of("100"),
                new NumericPolicy(4, 1, RoundingMode.DOWN, false),
                List.of(new GradeBand("优", Points.of("90.5")), new GradeBand("差", Points.ZERO)),
                List.of(
                        new DimensionDefinition(
                                "一级", "一级", Points.of("16"), List.of(below), leaves.subList(3, leaves.size())),
                        new DimensionDefinition("另一级", "另一级", Points.of("1"), List.of(), List.of())));
        ScoringScheme scheme = new ScoringScheme(draft(definition), 3);

        assertThat(schemes.save(scheme)).isSameAs(scheme);
        entityManager.flush();
        entityManager.clear();

        ScoringScheme found = schemes.findWithDimensionsById(scheme.getId()).orElseThrow();
        assertThat(found).isEqualTo(scheme).isNotSameAs(scheme);
        assertThat(found.definition()).isEqualTo(definition);
        assertThat(found.getNumber()).isEqualTo(3);
    }

    @Test
    void theShippedSampleIsRightAndSurvivesTheDatabase() throws IOException {
        SchemeDraft draft;
        try (InputStream in = new ClassPathResource("schemes/zengcheng-2022.json").getInputStream()) {
            draft = JSON.readValue(in, SchemeDraft.class);
        }
        assertThat(draft.definition().problems()).isEmpty();
        ScoringScheme scheme = schemes.save(new ScoringScheme(draft, 1));
        entityManager.flush();
        entityManager.clear();

        ScoringScheme found = schemes.findWithDimensionsById(scheme.getId()).orElseThrow();
        assertThat(found.definition()).isEqualTo(draft.definition());
        assertThat(found.getOutline()).isEqualTo(draft.outline());
        assertThat(found.isSample()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update scoring_scheme set name = 'other'",
                "update scoring_scheme set status = 'DRAFT', published_at = null",
                "update dimension set points = 1",
                "delete from indicator",
                "insert into dimension select gen_random_uuid(), scheme_id, null, 9, 'new', 'new', 1 from dimension limit 1"
            })
    void theDatabaseTooRefusesToChangeAPublishedVersion(String statement) {
        ScoringScheme scheme = schemes.save(new ScoringScheme(
                draft(new SchemeDefinition(
                        Points.of("2"),
                        NumericPolicy.DISPLAY,
                        List.of(new GradeBand("差", Points.ZERO)),
                        List.of(new DimensionDefinition(
                                "一级", "一级", Points.of("2"), List.of(), List.of(leaf("指标", new YesNoRule("问题"))))))),
                1));
        entityManager.flush();
        entityManager
                .getEntityManager()
                .createNativeQuery("update scoring_scheme set status = 'PUBLISHED', published_at = now()")
                .executeUpdate();
        entityManager.flush();

        assertThatThrownBy(() -> entityManager
                        .getEntityManager()
                        .createNativeQuery(statement)
                        .executeUpdate())
                .hasStackTraceContaining("never changes");
    }

    private static IndicatorDefinition leaf(String code, ScoringRule rule) {
        return new IndicatorDefinition(code, code, "说明", Points.of("2"), "标准", "目标", rule);
    }

    private static SchemeDraft draft(SchemeDefinition definition) {
        return new SchemeDraft(
                "test",
                "test",
                false,
                new FiscalYear(2021),
                new FiscalYear(2023),
                definition.fullMarks(),
                definition.policy(),
                definition.grades(),
                definition.dimensions(),
                new ChapterOutline(List.of()));
    }
}
