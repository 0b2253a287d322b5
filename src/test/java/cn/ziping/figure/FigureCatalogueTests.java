package cn.ziping.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.Reference;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.StatementCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What can be referred to, and what a book holds, are one list; a project is a subject like a department. */
@ApplicationTest
class FigureCatalogueTests {

    private static final FiscalYear YEAR = new FiscalYear(2022);

    @Autowired
    private FigureCatalogues catalogues;

    @Autowired
    private FigureBooks books;

    @Autowired
    private MessageSource messages;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void theCatalogueListsWhatABookHoldsInItsOrder() {
        FigureCatalogue common = catalogues.common();
        FigureBook nobodys = book(new UUID(0, 0));
        assertThat(common.all())
                .extracting(
                        CatalogueEntry::reference, CatalogueEntry::kind, CatalogueEntry::unit, CatalogueEntry::source)
                .containsExactlyElementsOf(nobodys.all().stream()
                        .map(figure -> tuple(figure.reference(), figure.kind(), figure.unit(), figure.source()))
                        .toList());
        assertThat(common.all()).hasSizeGreaterThan(50);
        for (String typed : List.of("全年执行", "三公经费执行率", "累计执行数_13月", "在职人数_上上年", "同级_全年执行率", "项目:x", "")) {
            assertThat(common.find(typed).isPresent())
                    .isEqualTo(nobodys.find(typed).isPresent())
                    .isFalse();
            assertThat(common.nearest(typed)).isEqualTo(nobodys.nearest(typed));
        }
        assertThat(common.nearest("全年执行")).containsExactly("全年执行数", "全年执行率", "全年预算数");
        // Three letters to be put in, in the order of the ledger; then two exchanged and three put in.
        assertThat(common.nearest("三公经费")).containsExactly("三公经费预算数", "三公经费执行数", "公用经费预算数");
        // One letter each, in the order of the months.
        assertThat(common.nearest("累计执行数_13月")).containsExactly("累计执行数_1月", "累计执行数_3月", "累计执行数_10月");
    }

    @Test
    void aDepartmentsCatalogueHasItsOwnFiguresToo() {
        UUID department = people.department("ZCYJ");
        FigureCatalogue own = transaction.execute(status -> catalogues.of(department));
        assertThat(own.all())
                .extracting(CatalogueEntry::reference)
                .containsExactlyElementsOf(book(department).all().stream()
                        .map(FigureValue::reference)
                        .toList());
        assertThat(own.all()).hasSizeGreaterThan(catalogues.common().all().size());
    }

    @Test
    void aChangeIsListedByWhatChanges() {
        FigureCatalogue common = catalogues.common();
        assertThat(common.find("在职人数_同比")).hasValueSatisfying(change -> {
            assertThat(change.kind()).isEqualTo(FigureKind.RATE);
            assertThat(change.unit()).isEmpty();
            assertThat(change.source()).isEqualTo(FigureSource.FIGURES);
            assertThat(words(change, Locale.SIMPLIFIED_CHINESE)).isEqualTo("在职人数比上年增减");
        });
        assertThat(common.find("全年执行率_同比")).isEmpty();
        assertThat(words(common.find("累计执行数_9月").orElseThrow(), Locale.ENGLISH))
                .isEqualTo("Cumulative execution, to the end of month 9");
        assertThat(words(common.find("全年预算数_上年").orElseThrow(), Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("上年全年预算数");
    }

    @Test
    void everyEntryHasWordsInBothLanguages() {
        assertThat(catalogues.common().all()).allSatisfy(entry -> {
            assertThat(words(entry, Locale.SIMPLIFIED_CHINESE))
                    .doesNotContain("figure.label")
                    .containsPattern("\\p{IsHan}");
            assertThat(words(entry, Locale.ENGLISH)).isNotBlank().doesNotContainPattern("\\p{IsHan}");
        });
    }

    @Test
    void listingAsksForTheDefinitionsAlone() {
        StatementCount.reset();
        catalogues.common();
        assertThat(StatementCount.statements()).hasSize(1);
    }

    /** The lines of the ledger are the figures of their projects, each by the permanent id of its line. */
    @Test
    void aProjectsFiguresAreThoseOfItsLine() {
        UUID department = people.department("ZCYJ");
        transaction.executeWithoutResult(status -> {
            UUID dam = line(department, "PROJECT", "水库加固", "600.5", "-100.5");
            UUID road = line(department, "PROJECT", "道路", "80", null);
            UUID basic = line(department, "BASIC", "基本支出", "40", "0");
            FigureBook projects = books.ofProjects(department, YEAR);

            assertThat(amount(projects, dam, LedgerFigure.ANNUAL.own())).isEqualByComparingTo("500");
            assertThat(amount(projects, dam, LedgerFigure.cumulative(3))).isEqualByComparingTo("125");
            assertThat(amount(projects, dam, LedgerFigure.RATE.own())).isEqualByComparingTo("0.8");
            assertThat(amount(projects, road, LedgerFigure.ORIGINAL.own())).isEqualByComparingTo("80");
            // Its adjustment is blank, and so is what is made from it.
            assertThat(amount(projects, road, LedgerFigure.ANNUAL.own())).isNull();
            assertThat(projects.find(new Reference.Project(road, LedgerFigure.ANNUAL.own()))
                            .orElseThrow()
                            .madeFrom())
                    .contains(new Reference.Project(road, LedgerFigure.ADJUSTMENT.own()));
            assertThat(projects.find(new Reference.Project(basic, new Reference.Own("全年预算数"))))
                    .isEmpty();
            // What is a department's is not among them, and what is theirs not among the department's.
            assertThat(projects.find("全年预算数")).isEmpty();
            assertThat(books.open(department, YEAR).find(new Reference.Project(dam, new Reference.Own("全年预算数"))))
                    .isEmpty();
            assertThat(projects.all()).hasSize(2 * (6 + 12));
            status.setRollbackOnly();
        });
    }

    private UUID line(UUID department, String kind, String name, String original, @Nullable String adjustment) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into ledger_line (id, budget_id, position, kind, name, original, adjustment, cumulative, sample)
                        select :id, id, (select max(position) + 1 from ledger_line), :kind, :name, :original::numeric,
                          :adjustment::numeric, array[null, null, 125, null, null, null, null, null, null, null, null, 400]::numeric[], '{}'
                        from budget where department_id = :department and year = 2022
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("name", name)
                .param("original", original)
                .param("adjustment", adjustment)
                .param("department", department)
                .update();
        return id;
    }

    private static @Nullable BigDecimal amount(FigureBook projects, UUID line, Reference.OfFigure figure) {
        return projects.find(new Reference.Project(line, figure)).orElseThrow().value();
    }

    private FigureBook book(UUID department) {
        return transaction.execute(status -> books.open(department, YEAR));
    }

    private String words(CatalogueEntry entry, Locale locale) {
        return messages.getMessage(entry.label(), locale);
    }
}
