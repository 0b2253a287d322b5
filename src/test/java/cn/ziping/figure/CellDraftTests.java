package cn.ziping.figure;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.figure.CellDrafts.Draft;
import cn.ziping.shared.Actor;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    private Actor finance;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from cell_draft").update();
        finance = people.actor("finance");
    }

    @Test
    void theLatestOfACellIsKeptForItsPersonAndPageAlone() {
        drafts.keep(finance, PAGE, new Draft("a:VALUE", "0", "1", ""));
        drafts.keep(finance, PAGE, new Draft("b:VALUE", "0", "\u202e😀\n'", "WAN"));
        drafts.keep(finance, PAGE, new Draft("a:VALUE", "0", "12", ""));
        assertThat(drafts.of(finance, PAGE))
                .containsExactlyInAnyOrder(
                        new Draft("a:VALUE", "0", "12", ""), new Draft("b:VALUE", "0", "\u202e😀\n'", "WAN"));
        assertThat(drafts.of(people.actor("finance2"), PAGE)).isEmpty();
        assertThat(drafts.of(finance, PAGE + "?page=2")).isEmpty();
        drafts.drop(finance, PAGE, List.of("a:VALUE", "c:VALUE"));
        assertThat(drafts.of(finance, PAGE)).extracting(Draft::cell).containsExactly("b:VALUE");
    }

    @Test
    void whatIsTooLongOrNoTextIsNotKept() {
        assertThat(drafts.keep(finance, PAGE, new Draft("a", "0", "x".repeat(100_000), "")))
                .isTrue();
        assertThat(drafts.keep(finance, PAGE, new Draft("b", "0", "x".repeat(100_001), "")))
                .isFalse();
        assertThat(drafts.keep(finance, PAGE, new Draft("c", "0", "\0", ""))).isFalse();
        assertThat(drafts.keep(finance, "p".repeat(201), new Draft("d", "0", "1", "")))
                .isFalse();
        assertThat(drafts.keep(finance, PAGE, new Draft("e".repeat(301), "0", "1", "")))
                .isFalse();
        assertThat(drafts.of(finance, PAGE)).extracting(Draft::cell).containsExactly("a");
    }

    @Test
    void theOldestGiveWayWhereThereAreMoreThanTwoHundred() {
        IntStream.rangeClosed(1, 203)
                .forEach(i -> drafts.keep(finance, PAGE, new Draft("cell" + i, "0", String.valueOf(i), "")));
        assertThat(drafts.of(finance, PAGE))
                .hasSize(200)
                .extracting(Draft::cell)
                .contains("cell4", "cell203")
                .doesNotContain("cell1", "cell2", "cell3");
    }
}
