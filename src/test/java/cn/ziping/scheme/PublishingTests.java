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
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
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
    private People people;

    @Test
    void aSchemeWhoseSumsAreWrongIsRefusedNamingNodeAndDifference() {
        UUID draft = schemes.create(people.actor("admin"), draft("wrong", "7"));

        assertThatThrownBy(() -> schemes.publish(people.actor("admin2"), draft, 0, FORM))
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
        assertThatThrownBy(() -> schemes.publish(people.actor("reviewer"), draft, 0, FORM))
                .isInstanceOf(NotAllowedException.class);

        schemes.publish(people.actor("admin2"), draft, 0, FORM);

        assertThat(schemes.version(people.actor("finance"), draft).status()).isEqualTo(SchemeStatus.PUBLISHED);
        assertThatThrownBy(() -> schemes.publish(people.actor("admin"), draft, 0, FORM))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.scheme.published"));
    }

    private static final SchemeService.PublicationForm FORM =
            new SchemeService.PublicationForm("2050", "2050", Set.of());

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
