package cn.ziping.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.YesNoRule;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NotAllowedException;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.PublishedSchemes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class PublishingTests {

    @Autowired
    private SchemeService schemes;

    @Autowired
    private SchemePublishing publishing;

    @Autowired
    private PublishedSchemes published;

    @Autowired
    private People people;

    @Test
    void aSchemeWhoseSumsAreWrongIsRefusedNamingNodeAndDifference() {
        UUID draft = schemes.create(people.actor("admin"), draft("wrong", "7"));

        assertThatThrownBy(() -> publishing.propose(people.actor("admin2"), draft, 0, FORM))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("refused.scheme.problems");
                    // The node says 7 and holds 2 + 3, which is 2 short.
                    assertThat(refused.arguments().get(1)).contains("维度甲", "5", "7", "2");
                });
        assertThat(schemes.version(people.actor("admin"), draft).status()).isEqualTo(SchemeStatus.DRAFT);
    }

    @Test
    void aDraftDoesNotExistForWhoDoesNotMakeSchemesAndOnlyThoseWhoDoPublish() {
        UUID draft = schemes.create(people.actor("admin"), draft("right", "5"));
        assertThatThrownBy(() -> schemes.version(people.actor("finance"), draft))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> publishing.publish(people.actor("reviewer"), draft, 0))
                .isInstanceOf(NotAllowedException.class);

        published.byTwo(draft, FORM);

        assertThat(schemes.version(people.actor("finance"), draft).status()).isEqualTo(SchemeStatus.PUBLISHED);
        assertThatThrownBy(() -> publishing.publish(people.actor("admin"), draft, 1))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.scheme.published"));
    }

    @Test
    void twoSchemesNeverApplyToTheSameAndOfTheVersionsOfOneTheLatestCounts() {
        UUID zcyj = people.department("ZCYJ");
        UUID demo2 = people.department("DEMO2");
        UUID first = schemes.create(people.actor("admin"), draft("county", "5"));
        UUID second = schemes.create(people.actor("admin"), draft("county", "5"));
        publish(first, "2051", "2053", zcyj);
        UUID other = schemes.create(people.actor("admin"), draft("town", "5"));
        for (Set<UUID> departments : List.of(Set.<UUID>of(), Set.of(zcyj, demo2))) {
            assertThatThrownBy(() -> publishing.propose(
                            people.actor("admin2"),
                            other,
                            0,
                            new SchemePublishing.PublicationForm("2053", "2055", departments)))
                    .isInstanceOfSatisfying(RefusedException.class, refused -> {
                        assertThat(refused.code()).isEqualTo("refused.scheme.overlap");
                        assertThat(refused.arguments()).containsExactly("county", "1", "2051", "2053");
                    });
        }
        publish(other, "2053", "2055", demo2);
        assertThat(schemes.applicable(new FiscalYear(2053), zcyj)).contains(first);
        assertThat(schemes.applicable(new FiscalYear(2053), demo2)).contains(other);
        assertThat(schemes.applicable(new FiscalYear(2054), zcyj)).isEmpty();

        UUID third = schemes.create(people.actor("admin"), draft("county", "5"));
        publish(third, "2052", "2052", zcyj);
        assertThat(schemes.applicable(new FiscalYear(2052), zcyj)).contains(third);
        assertThat(schemes.applicable(new FiscalYear(2051), zcyj)).contains(first);
        assertThatThrownBy(() -> publish(second, "2051", "2051", zcyj))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.scheme.older"));
    }

    @Test
    void ofTwoWhoChangeADraftTheLaterIsToldAndBadYearsAreSaidAtTheirFields() {
        UUID draft = schemes.create(people.actor("admin"), draft("later", "5"));
        assertThatThrownBy(() -> publishing.propose(people.actor("admin"), draft, 7, FORM))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.changed.meanwhile"));
        assertThatThrownBy(() -> publishing.propose(
                        people.actor("admin"),
                        draft,
                        0,
                        new SchemePublishing.PublicationForm("二〇二二", " ", Set.of(UUID.randomUUID()))))
                .isInstanceOfSatisfying(
                        RefusedFormException.class,
                        refused -> assertThat(refused.fields()).containsOnlyKeys("firstYear", "lastYear"));
        schemes.delete(people.actor("admin"), draft, 0);
        assertThatThrownBy(() -> schemes.version(people.actor("admin"), draft)).isInstanceOf(NotFoundException.class);
    }

    private void publish(UUID draft, String first, String last, UUID... departments) {
        published.byTwo(draft, new SchemePublishing.PublicationForm(first, last, Set.of(departments)));
    }

    private static final SchemePublishing.PublicationForm FORM =
            new SchemePublishing.PublicationForm("2050", "2050", Set.of());

    private static SchemeDraft draft(String code, String points) {
        return new SchemeDraft(
                code,
                code,
                false,
                new FiscalYear(2050),
                new FiscalYear(2050),
                Points.of(points),
                NumericPolicy.DISPLAY,
                List.of(new GradeBand("差", Points.ZERO)),
                List.of(new DimensionDefinition(
                        "甲", "维度甲", Points.of(points), List.of(), List.of(leaf("一", "2"), leaf("二", "3")))),
                new ChapterOutline(List.of()));
    }

    private static IndicatorDefinition leaf(String code, String points) {
        return new IndicatorDefinition(code, code, "", Points.of(points), "", "", new YesNoRule("问题" + code));
    }
}
