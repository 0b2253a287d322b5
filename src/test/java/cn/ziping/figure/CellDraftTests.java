package cn.ziping.figure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.figure.CellDrafts.Draft;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes of what is being typed. */
@ApplicationTest
class CellDraftTests {

    private static final String PAGE = "/ledgers/ZCYJ/2022/figures";

    @Autowired
    private CellDrafts drafts;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FigureService figures;

    private Actor finance;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from cell_draft").update();
        finance = people.actor("finance");
    }

    @Test
    void theLatestOfACellIsKeptForItsPersonAndPageAlone() {
        drafts.keep(finance, PAGE, new Draft("a:VALUE", "0", "1", ""), 0);
        drafts.keep(finance, PAGE, new Draft("b:VALUE", "0", "\u202e😀\n'", "WAN"), 0);
        drafts.keep(finance, PAGE, new Draft("a:VALUE", "0", "12", ""), 0);
        assertThat(drafts.of(finance, PAGE))
                .containsExactlyInAnyOrder(
                        new Draft("a:VALUE", "0", "12", ""), new Draft("b:VALUE", "0", "\u202e😀\n'", "WAN"));
        assertThat(drafts.of(people.actor("finance2"), PAGE)).isEmpty();
        assertThat(drafts.of(finance, PAGE + "?page=2")).isEmpty();
        drafts.drop(finance, PAGE, List.of("a:VALUE", "c:VALUE"), 0);
        assertThat(drafts.of(finance, PAGE)).extracting(Draft::cell).containsExactly("b:VALUE");
    }

    @Test
    void whatIsTooLongOrNoTextIsNotKept() {
        assertThat(drafts.keep(finance, PAGE, new Draft("a", "0", "x".repeat(100_000), ""), 0))
                .isTrue();
        assertThat(drafts.keep(finance, PAGE, new Draft("b", "0", "x".repeat(100_001), ""), 0))
                .isFalse();
        assertThat(drafts.keep(finance, PAGE, new Draft("c", "0", "\0", ""), 0)).isFalse();
        assertThat(drafts.keep(finance, "p".repeat(201), new Draft("d", "0", "1", ""), 0))
                .isFalse();
        assertThat(drafts.keep(finance, PAGE, new Draft("e".repeat(301), "0", "1", ""), 0))
                .isFalse();
        assertThat(drafts.of(finance, PAGE)).extracting(Draft::cell).containsExactly("a");
    }

    @Test
    void theOldestGiveWayWhereThereAreMoreThanTwoHundred() {
        IntStream.rangeClosed(1, 203)
                .forEach(i -> drafts.keep(finance, PAGE, new Draft("cell" + i, "0", String.valueOf(i), ""), 0));
        assertThat(drafts.of(finance, PAGE))
                .hasSize(200)
                .extracting(Draft::cell)
                .contains("cell4", "cell203")
                .doesNotContain("cell1", "cell2", "cell3");
    }

    @Test
    void aNoteThatArrivesAfterALaterOneIsNotKept() {
        assertThat(drafts.keep(finance, PAGE, new Draft("a", "", "12", ""), 7)).isTrue();
        assertThat(drafts.keep(finance, PAGE, new Draft("a", "", "1", ""), 6)).isFalse();
        assertThat(drafts.of(finance, PAGE)).extracting(Draft::typed).containsExactly("12");
        // In the order in which they were sent.
        assertThat(drafts.keep(finance, PAGE, new Draft("a", "", "123", ""), 8)).isTrue();
        assertThat(drafts.of(finance, PAGE)).extracting(Draft::typed).containsExactly("123");
        // Of another cell nothing is known.
        assertThat(drafts.keep(finance, PAGE, new Draft("b", "", "1", ""), 1)).isTrue();
    }

    /** Type, pause, type, leave at once: the note of the pause comes in before or after the save. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNoteOlderThanTheSaveNeverComesBackOverIt(boolean noteFirst) {
        String code = "走访企业数" + noteFirst;
        figures.define(
                finance,
                people.department("ZCYJ"),
                new FiscalYear(2022),
                new FigureForm(code, FigureKind.COUNT.name(), "家", ""));
        String cell = FigureSheet.path(code, FigureSheet.Column.VALUE);
        Runnable note = () -> drafts.keep(finance, PAGE, new Draft(cell, "", "1", ""), 1000);
        Runnable save = () -> assertThat(figures.save(
                                finance,
                                people.department("ZCYJ"),
                                new FiscalYear(2022),
                                List.of(new CellEdit(cell, "", "12", false, new CellDrafts.Note(PAGE, 1001))))
                        .get(cell)
                        .state())
                .isEqualTo(CellResult.State.SAVED);
        Stream.of(noteFirst ? note : save, noteFirst ? save : note).forEach(Runnable::run);
        assertThat(drafts.of(finance, PAGE)).isEmpty();
        // What is typed afterwards is a note again.
        drafts.keep(finance, PAGE, new Draft(cell, "12", "123", ""), 1002);
        assertThat(drafts.of(finance, PAGE)).extracting(Draft::typed).containsExactly("123");
    }

    @Test
    void whatIsRefusedKeepsItsNote() {
        String cell = FigureSheet.path("生产安全事故宗数", FigureSheet.Column.VALUE);
        drafts.keep(finance, PAGE, new Draft(cell, "", "abc", ""), 5);
        figures.save(
                finance,
                people.department("ZCYJ"),
                new FiscalYear(2022),
                List.of(new CellEdit(cell, "", "abc", false, new CellDrafts.Note(PAGE, 6))));
        assertThat(drafts.of(finance, PAGE)).extracting(Draft::typed).containsExactly("abc");
    }

    /** The clock of the machine at home is an hour behind the one at work. */
    @Test
    void aMinuteLaterALowerNumberCounts() {
        drafts.keep(finance, PAGE, new Draft("a", "", "1", ""), 9_000_000);
        drafts.drop(finance, PAGE, List.of("a"), 9_000_001);
        jdbc.sql("update cell_draft set at = at - interval '61 seconds'").update();
        assertThat(drafts.keep(finance, PAGE, new Draft("a", "", "2", ""), 5)).isTrue();
        assertThat(drafts.of(finance, PAGE)).extracting(Draft::typed).containsExactly("2");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/p, 12, 12",
                "/p, 0, -",
                "/p, -3, -",
                "/p, 1e3, -",
                "/p, 1234567890123456789, -",
                "-, 5, -",
                "/p, -, -"
            })
    void aNoteIsNamedByPageAndNumber(String page, String seq, Long found) {
        CellDrafts.Note note = CellDrafts.Note.of(page, seq);
        assertThat(note == null ? null : note.seq()).isEqualTo(found);
    }
}
