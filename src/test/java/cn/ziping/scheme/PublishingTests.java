package cn.ziping.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.audit.AuditLog;
import cn.ziping.department.DepartmentAdministration;
import cn.ziping.department.DepartmentForm;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.FigureCatalogues;
import cn.ziping.scoring.Band;
import cn.ziping.scoring.BandedRule;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.Direction;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.PeerQuantity;
import cn.ziping.scoring.PointsRule;
import cn.ziping.scoring.Quantity;
import cn.ziping.scoring.YesNoRule;
import cn.ziping.shared.Actor;
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
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class PublishingTests {

    @Autowired
    private SchemeService schemes;

    @Autowired
    private SchemePublishing publishing;

    @Autowired
    private SchemeEditor editor;

    @Autowired
    private PublishedSchemes published;

    @Autowired
    private People people;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ScoringSchemeRepository repository;

    @Autowired
    private DepartmentService departments;

    @Autowired
    private DepartmentAdministration administration;

    @Autowired
    private FigureCatalogues figures;

    @Autowired
    private Wording wording;

    @Autowired
    private AuditLog log;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

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

    /** A band from 90 of a rate is one from 9000 %: who proposes and who publishes has to say that it is meant so. */
    @Test
    void whatIsProbablyNotMeantIsConfirmedByBoth() {
        SchemeDraft right = draft("doubtful", "5");
        IndicatorDefinition first = right.dimensions().get(0).indicators().get(0);
        BandedRule never = new BandedRule(
                new Quantity.FigureQuantity("全年执行率"),
                true,
                List.of(
                        new Band(new BigDecimal("90"), true, BigDecimal.ONE, Band.AwardKind.POINTS),
                        new Band(null, false, BigDecimal.ZERO, Band.AwardKind.POINTS)));
        UUID draft = schemes.create(people.actor("admin"), right);
        UUID node = editor.draft(people.actor("admin"), draft).nodes().stream()
                .filter(known -> known.code().equals(first.code()))
                .findFirst()
                .orElseThrow()
                .id();
        editor.rule(people.actor("admin"), draft, node, SchemeEditor.seen(first.rule()), never);
        String doubts = editor.draft(people.actor("admin"), draft).doubts().seen();
        SchemePublishing.PublicationForm unconfirmed = new SchemePublishing.PublicationForm("2039", "2039", Set.of());
        SchemePublishing.PublicationForm confirmed =
                new SchemePublishing.PublicationForm("2039", "2039", Set.of(), "", doubts);

        refused("scheme.doubts", () -> publishing.propose(people.actor("admin"), draft, 1, unconfirmed));
        publishing.propose(people.actor("admin"), draft, 1, confirmed);
        refused("scheme.doubts", () -> publishing.publish(people.actor("admin2"), draft, 2, null, ""));
        publishing.publish(people.actor("admin2"), draft, 2, null, doubts);

        assertThat(schemes.version(people.actor("admin"), draft).status()).isEqualTo(SchemeStatus.PUBLISHED);
    }

    /** One asks, another decides; who asked, or another, takes it back; and the same way leads back into use. */
    @Test
    void aVersionIsTakenOutOfUseAndBackByTwo() {
        Actor admin = people.actor("admin");
        Actor other = people.actor("admin2");
        UUID zcyj = people.department("ZCYJ");
        FiscalYear year = new FiscalYear(2041);
        UUID version = schemes.create(admin, draft("stoppable", "5"));
        publish(version, "2041", "2041", zcyj);
        refused("scheme.change-not-proposed", () -> publishing.confirmChange(other, version, published.seen(version)));
        assertThatThrownBy(() -> publishing.proposeChange(admin, version, " "))
                .isInstanceOf(RefusedFormException.class);

        publishing.proposeChange(admin, version, "有新的通知");
        refused("scheme.own-change", () -> publishing.confirmChange(admin, version, published.seen(version)));
        refused("scheme.change-proposed", () -> publishing.proposeChange(other, version, "又一次"));
        assertThat(schemes.applicable(year, zcyj)).contains(version);
        assertThat(schemes.scope(admin, version).awaits(other.id())).isTrue();
        assertThat(schemes.scope(admin, version).awaits(admin.id())).isFalse();
        publishing.withdrawChange(admin, version, published.seen(version));
        refused("scheme.change-not-proposed", () -> publishing.confirmChange(other, version, published.seen(version)));

        String first = published.seen(version);
        publishing.proposeChange(admin, version, "有新的通知");
        refused("changed.meanwhile", () -> publishing.confirmChange(other, version, first));
        publishing.confirmChange(other, version, published.seen(version));
        assertThat(schemes.version(admin, version).status()).isEqualTo(SchemeStatus.RETIRED);
        assertThat(schemes.applicable(year, zcyj)).isEmpty();

        // Another takes its place, so that it has none to come back to.
        UUID successor = schemes.create(admin, draft("successor", "5"));
        publish(successor, "2041", "2041", zcyj);
        publishing.proposeChange(other, version, "停错了");
        refused("scheme.overlap", () -> publishing.confirmChange(admin, version, published.seen(version)));
        published.stop(successor);
        publishing.confirmChange(admin, version, published.seen(version));
        assertThat(schemes.applicable(year, zcyj)).contains(version);
        assertThat(schemes.scope(admin, version).isChangeProposed()).isFalse();
        published.stop(version);
    }

    /** All except DEMO2: a department made later falls under it too, and who chooses is told what stands in the way. */
    @Test
    void aVersionMayApplyToAllExceptSome() {
        Actor admin = people.actor("admin");
        UUID zcyj = people.department("ZCYJ");
        UUID demo2 = people.department("DEMO2");
        FiscalYear year = new FiscalYear(2046);
        UUID general = schemes.create(admin, draft("general", "5"));
        published.byTwo(
                general,
                new SchemePublishing.PublicationForm(
                        "2046", "2046", SchemePublishing.PublicationForm.Which.EXCEPT, Set.of(demo2), "", ""));
        UUID later = administration.create(people.actor("sysadmin"), new DepartmentForm("LATER1", "后来设立的局", "区级", ""));
        assertThat(schemes.applicable(year, zcyj)).contains(general);
        assertThat(schemes.applicable(year, later)).contains(general);
        assertThat(schemes.applicable(year, demo2)).isEmpty();

        UUID special = schemes.create(admin, draft("special", "5"));
        assertThat(publishing.overlaps(admin, special, year, year, new Reach(false, Set.of(demo2, later))))
                .singleElement()
                .satisfies(overlap -> {
                    assertThat(overlap.scheme().getCode()).isEqualTo("general");
                    assertThat(overlap.departments()).containsExactly("后来设立的局");
                });
        assertThat(publishing.overlaps(admin, special, year, year, new Reach(true, Set.of(zcyj))))
                .extracting(SchemePublishing.Overlap::scheme)
                .extracting(ScoringScheme::getCode)
                .containsExactly("general");
        assertThat(mvc.post()
                        .uri("/schemes/" + special + "/overlaps")
                        .param("firstYear", "2046")
                        .param("lastYear", "2046")
                        .param("which", "ONLY")
                        .param("departmentIds", later.toString())
                        .with(people.as("admin"))
                        .with(csrf()))
                .hasStatusOk()
                .bodyText()
                .contains("general", "后来设立的局");
        assertThatThrownBy(() -> publishing.propose(
                        admin,
                        special,
                        0,
                        new SchemePublishing.PublicationForm(
                                "2046", "2046", SchemePublishing.PublicationForm.Which.ALL, Set.of(demo2), "", "")))
                .isInstanceOfSatisfying(
                        RefusedFormException.class,
                        refused -> assertThat(refused.fields())
                                .extractingByKey("departments")
                                .extracting(RefusedException::code)
                                .isEqualTo("refused.scheme.departments.beside-all"));
        publish(special, "2046", "2046", demo2);
        assertThat(schemes.applicable(year, demo2)).contains(special);
        assertThat(mvc.get().uri("/schemes/" + general).with(people.as("admin")))
                .bodyText()
                .contains("除", "外的所有部门");
        published.stop(general);
        published.stop(special);
        administration.delete(people.actor("sysadmin"), later);
    }

    private static void refused(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused." + code));
    }

    @Test
    void aDraftDoesNotExistForWhoDoesNotMakeSchemesAndOnlyThoseWhoDoPublish() {
        UUID draft = schemes.create(people.actor("admin"), draft("right", "5"));
        assertThatThrownBy(() -> schemes.version(people.actor("finance"), draft))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> publishing.publish(people.actor("reviewer"), draft, 0, null, ""))
                .isInstanceOf(NotAllowedException.class);

        published.byTwo(draft, FORM);

        assertThat(schemes.version(people.actor("finance"), draft).status()).isEqualTo(SchemeStatus.PUBLISHED);
        assertThatThrownBy(() -> publishing.publish(people.actor("admin"), draft, 1, null, ""))
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

    @Test
    void whatWasPublishedMeanwhileIsNotUndoneUnseen() {
        UUID first = schemes.create(people.actor("admin"), draft("base", "5"));
        publish(first, "2057", "2057");
        UUID second = schemes.createFromVersion(people.actor("admin"), first, false);
        UUID third = schemes.createFromVersion(people.actor("admin"), first, false);
        publishing.propose(people.actor("admin"), third, 0, BASE);
        MvcTestResult seen = page(third, "");
        assertThat(seen).bodyText().contains("第 1 版 → 第 3 版", "name=\"against\" value=\"" + first + "\"");
        publish(second, "2057", "2057");

        MvcTestResult refused = mvc.post()
                .uri("/schemes/" + third + "/publish")
                .with(people.as("admin2"))
                .with(csrf())
                .param("edits", "1")
                .param("against", first.toString())
                .exchange();
        assertThat(refused)
                .hasStatus(409)
                .bodyText()
                .contains("第 2 版已经发布", "第 2 版 → 第 3 版", "name=\"against\" value=\"" + second + "\"");
        assertThat(schemes.version(people.actor("admin"), third).status()).isEqualTo(SchemeStatus.DRAFT);
        // The difference to another version can be read, but is none to publish by.
        assertThat(page(third, "?from=" + first))
                .bodyText()
                .contains("第 1 版 → 第 3 版", "须核对与最近一次发布的版本的差异")
                .doesNotContain("name=\"against\"");
        // A version that is no longer in use was the last all the same.
        published.stop(second);
        assertThat(page(third, "")).bodyText().contains("第 2 版 → 第 3 版");
        publishing.publish(people.actor("admin2"), third, 1, second, "");
        assertThat(published.last(third)).isEqualTo(second);
        assertThat(published.last(first)).isNull();
    }

    @Test
    void aBureauOfOnePublishesAloneAndTheLogSaysSo() {
        SchemePublishing alone =
                new SchemePublishing(repository, departments, figures, wording, log, Clock.systemUTC(), false);
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        UUID draft = schemes.create(people.actor("admin"), draft("alone", "5"));
        SchemePublishing.PublicationForm form = new SchemePublishing.PublicationForm("2059", "2059", Set.of());
        transaction.executeWithoutResult(status -> alone.propose(people.actor("admin"), draft, 0, form));
        // With two it would be refused.
        assertThatThrownBy(() -> publishing.publish(people.actor("admin"), draft, 1, null, ""))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.scheme.own-proposal"));
        transaction.executeWithoutResult(status -> alone.publish(people.actor("admin"), draft, 1, null, ""));
        assertThat(schemes.version(people.actor("admin"), draft).status()).isEqualTo(SchemeStatus.PUBLISHED);
        assertThat(logged(draft)).endsWith("单人发布（已关闭双人发布）");
        // By two nothing is said of it, whether or not it is switched off.
        UUID byTwo = schemes.createFromVersion(people.actor("admin"), draft, false);
        transaction.executeWithoutResult(status -> alone.propose(people.actor("admin"), byTwo, 0, form));
        transaction.executeWithoutResult(status -> alone.publish(people.actor("admin2"), byTwo, 1, draft, ""));
        assertThat(logged(byTwo)).doesNotContain("单人发布");
    }

    private String logged(UUID version) {
        return jdbc.sql(
                        "select detail from audit_entry where action = 'scheme.publish' and subject = ? and outcome = 'DONE'")
                .param(version.toString())
                .query(String.class)
                .single();
    }

    @Test
    void aVersionSaysWhatItIsAboutAndWhoPublishedIt() {
        UUID draft = schemes.create(people.actor("admin"), draft("noted", "5"));
        published.byTwo(draft, new SchemePublishing.PublicationForm("2058", "2058", Set.of(), "依据粤财绩〔2058〕3号"));
        assertThat(mvc.get().uri("/schemes/" + draft).with(people.as("finance")).exchange())
                .hasStatus(200)
                .bodyText()
                .contains("依据粤财绩〔2058〕3号", people.actor("admin2").name() + " 发布");
    }

    private MvcTestResult page(UUID version, String query) {
        return mvc.get()
                .uri("/schemes/" + version + "/differences" + query)
                .with(people.as("admin2"))
                .exchange();
    }

    @ParameterizedTest
    @EnumSource(PeerQuantity.Statistic.class)
    void aFigureThatNobodyHasIsNotPublishedAlsoWhereItIsThatOfTheOthers(PeerQuantity.Statistic statistic) {
        PointsRule rule = new PointsRule(new PeerQuantity("没有这一项", statistic, Direction.HIGHER_IS_BETTER));
        SchemeDraft sound = draft("nobody", "5");
        UUID draft = schemes.create(
                people.actor("admin"),
                new SchemeDraft(
                        "nobody",
                        "nobody",
                        false,
                        sound.firstYear(),
                        sound.lastYear(),
                        sound.fullMarks(),
                        sound.policy(),
                        sound.grades(),
                        List.of(new DimensionDefinition(
                                "甲",
                                "甲",
                                Points.of("5"),
                                List.of(),
                                List.of(new IndicatorDefinition("一", "一", "", Points.of("5"), "", "", rule)))),
                        sound.outline()));
        assertThatThrownBy(() -> publishing.propose(people.actor("admin"), draft, 0, FORM))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.arguments().get(1)).contains("没有这一项"));
        schemes.delete(people.actor("admin"), draft, 0);
    }

    private static final SchemePublishing.PublicationForm BASE =
            new SchemePublishing.PublicationForm("2057", "2057", Set.of());

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
