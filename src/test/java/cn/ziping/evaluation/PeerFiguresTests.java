package cn.ziping.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ziping.budget.BudgetService;
import cn.ziping.budget.Ledger;
import cn.ziping.budget.LedgerColumn;
import cn.ziping.budget.LedgerLine;
import cn.ziping.budget.LedgerLines;
import cn.ziping.budget.LedgerSection;
import cn.ziping.budget.LineKind;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentAdministration;
import cn.ziping.department.DepartmentForm;
import cn.ziping.figure.CellEdit;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemePublishing.PublicationForm;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.Band;
import cn.ziping.scoring.BandedRule;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.Direction;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.PeerQuantity;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.PublishedSchemes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Departments compared with each other, by a snapshot that is taken once. */
@ApplicationTest
class PeerFiguresTests {

    private static final FiscalYear YEAR = new FiscalYear(2047);
    private static final String COMPARED = "三公经费执行数";

    @Autowired
    private SchemeService schemes;

    @Autowired
    private PublishedSchemes published;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private EvaluationReader reader;

    @Autowired
    private PeerFigures peers;

    @Autowired
    private BudgetService budgets;

    @Autowired
    private LedgerLines lines;

    @Autowired
    private DepartmentAdministration departments;

    @Autowired
    private People people;

    @Test
    void theSnapshotIsTakenOnceAndTellsNobodyAnothersFigure() {
        Actor admin = people.actor("admin");
        UUID scheme = schemes.create(admin, draft());
        assertThatThrownBy(() -> peers.take(admin, scheme, YEAR))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.peers.draft"));
        published.byTwo(scheme, new PublicationForm("2047", "2047", Set.of()));
        UUID first = started("finance", "ZCYJ", "7.31");
        UUID second = started("finance2", "DEMO2", "5.17");
        assertThat(missing("finance", first)).containsExactly("同级_" + COMPARED);
        assertThat(peers.standings(admin, scheme)).singleElement().satisfies(standing -> {
            assertThat(standing.given()).containsEntry(COMPARED, 2);
            assertThat(standing.taken()).isFalse();
        });

        peers.take(admin, scheme, YEAR);

        // Lower is better: 5.17 is the first and earns 10, 7.31 the second and earns 6.
        assertThat(total("finance", first)).isEqualTo(Points.of("6"));
        assertThat(total("finance2", second)).isEqualTo(Points.of("10"));
        String trace = reader.scores(people.actor("finance"), first, Locale.SIMPLIFIED_CHINESE)
                .rows()
                .get(0)
                .trace();
        assertThat(trace).contains("参评部门 2 个", "名次第 2").doesNotContain("5.17");
        // A later change of a figure moves its own rank against the snapshot, which itself stays.
        type("finance2", "DEMO2", "5.17", "9.99");
        assertThat(total("finance2", second)).isEqualTo(Points.of("6"));
        assertThat(total("finance", first)).isEqualTo(Points.of("6"));
        assertThatThrownBy(() -> peers.take(admin, scheme, YEAR))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused.peers.taken"));
    }

    /** Alone of its kind, half of 10; of the kind that it had when the snapshot was taken, whatever it becomes. */
    @Test
    void departmentsOfOneKindAreComparedAmongThemselves() {
        Actor admin = people.actor("admin");
        FiscalYear alone = new FiscalYear(2028);
        FiscalYear together = new FiscalYear(2029);
        UUID scheme = schemes.create(admin, draft("kinds", alone, together, ofOneKind()));
        published.byTwo(scheme, new PublicationForm("2028", "2029", Set.of()));
        UUID first = started("finance", "ZCYJ", "7.31", alone);
        UUID second = started("finance2", "DEMO2", "5.17", alone);
        kind("ZCYJ", "执法部门");
        kind("DEMO2", "教育部门");
        peers.take(admin, scheme, alone);
        assertThat(total("finance", first)).isEqualTo(Points.of("5"));
        assertThat(total("finance2", second)).isEqualTo(Points.of("5"));

        kind("DEMO2", "执法 部门");
        assertThat(departments
                        .get(people.actor("sysadmin"), people.department("DEMO2"))
                        .getPeerGroup())
                .isEqualTo("执法部门");
        type("finance", "ZCYJ", "7.31", "7.32", alone);
        assertThat(total("finance", first)).isEqualTo(Points.of("5"));

        UUID third = started("finance", "ZCYJ", "7.31", together);
        UUID fourth = started("finance2", "DEMO2", "5.17", together);
        peers.take(admin, scheme, together);
        // With one other it is few all the same: two are needed, or the rank gives the other away.
        assertThat(total("finance", third)).isEqualTo(Points.of("5"));
        assertThat(total("finance2", fourth)).isEqualTo(Points.of("5"));
    }

    private void kind(String department, String kind) {
        Actor sysadmin = people.actor("sysadmin");
        Department stored = departments.get(sysadmin, people.department(department));
        departments.change(
                sysadmin,
                stored.getId(),
                Objects.requireNonNull(stored.getVersion()),
                new DepartmentForm(
                        "", stored.getName(), stored.getLevel(), String.join("\n", stored.getOffices()), kind));
    }

    private static PeerQuantity ofOneKind() {
        return new PeerQuantity(
                COMPARED,
                PeerQuantity.Statistic.RANK,
                Direction.LOWER_IS_BETTER,
                PeerQuantity.Among.SAME_KIND,
                new PeerQuantity.Few(PeerQuantity.Few.Choice.SHARE, new BigDecimal("0.5")));
    }

    private UUID started(String username, String department, String amount) {
        return started(username, department, amount, YEAR);
    }

    private UUID started(String username, String department, String amount, FiscalYear year) {
        UUID id = evaluations.start(people.actor(username), people.department(department), year);
        lines.add(people.actor(username), people.department(department), year, LineKind.PUBLIC, "三公经费", "");
        type(username, department, "", amount, year);
        return id;
    }

    private void type(String username, String department, String was, String amount) {
        type(username, department, was, amount, YEAR);
    }

    private void type(String username, String department, String was, String amount, FiscalYear year) {
        Actor actor = people.actor(username);
        LedgerLine line = budgets.ledger(actor, people.department(department), year, LedgerSection.PUBLIC)
                .lines()
                .get(0);
        budgets.save(
                actor,
                people.department(department),
                year,
                List.of(new CellEdit(Ledger.path(line, LedgerColumn.EXECUTED), was, amount, false)));
    }

    private Points total(String username, UUID evaluation) {
        return reader.overview(people.actor(username), evaluation).sheet().total();
    }

    private List<String> missing(String username, UUID evaluation) {
        return reader.overview(people.actor(username), evaluation).sheet().missing().stream()
                .map(missing -> missing.input())
                .toList();
    }

    private static SchemeDraft draft() {
        return draft(
                "peers",
                YEAR,
                YEAR,
                new PeerQuantity(COMPARED, PeerQuantity.Statistic.RANK, Direction.LOWER_IS_BETTER));
    }

    private static SchemeDraft draft(String code, FiscalYear first, FiscalYear last, PeerQuantity compared) {
        BandedRule rule = new BandedRule(
                compared,
                false,
                List.of(
                        new Band(new BigDecimal("2"), true, new BigDecimal("6"), Band.AwardKind.POINTS),
                        new Band(null, false, new BigDecimal("10"), Band.AwardKind.POINTS)));
        return new SchemeDraft(
                code,
                "同级比较",
                false,
                first,
                last,
                Points.of("10"),
                NumericPolicy.DISPLAY,
                List.of(new GradeBand("优", Points.of("9")), new GradeBand("差", Points.ZERO)),
                List.of(new DimensionDefinition(
                        "甲",
                        "甲",
                        Points.of("10"),
                        List.of(),
                        List.of(new IndicatorDefinition("名次", "名次", "", Points.of("10"), "", "", rule)))),
                new ChapterOutline(List.of()));
    }
}
