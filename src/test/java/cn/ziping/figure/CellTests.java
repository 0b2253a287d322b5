package cn.ziping.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NotAllowedException;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compare-and-set of typed cells, with history and log, on the real database. */
@ApplicationTest
class CellTests {

    private static final FiscalYear YEAR = new FiscalYear(2022);
    private static final String ACCIDENTS = "生产安全事故宗数:VALUE";
    private static final String DEATHS = "生产安全事故死亡人数:VALUE";

    @Autowired
    private FigureService figures;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Refusals refusals;

    private Actor finance;
    private UUID department;

    @BeforeEach
    void find() {
        finance = people.actor("finance");
        department = people.department("ZCYJ");
    }

    @AfterEach
    void putBack() {
        jdbc.sql("update self_evaluation set status = 'IN_PROGRESS'").update();
        jdbc.sql("update figure set value = 45 where code = '生产安全事故宗数' and year = 2022")
                .update();
        jdbc.sql("update figure set value = 36 where code = '生产安全事故死亡人数' and year = 2022")
                .update();
    }

    @Test
    void aChangeLeavesARevisionAndALogEntryThatNamesItAndTellsNoValue() {
        save(ACCIDENTS, "45", "44");

        Map<String, Object> revision = jdbc.sql("select * from cell_revision order by at desc limit 1")
                .query()
                .singleRow();
        assertThat(revision)
                .containsEntry("cell", "figure/生产安全事故宗数/value")
                .containsEntry("before", "45")
                .containsEntry("after", "44")
                .containsEntry("account_name", "陈财务");
        Map<String, Object> entry = jdbc.sql("select * from audit_entry order by id desc limit 1")
                .query()
                .singleRow();
        assertThat(entry)
                .containsEntry("action", "figure.save")
                .containsEntry("outcome", "DONE")
                .containsEntry("actor", "finance")
                .containsEntry("subject", "figure/生产安全事故宗数/value");
        assertThat(entry.get("detail").toString())
                .matches("revision " + revision.get("id") + " before [0-9a-f]{64} after [0-9a-f]{64}");
    }

    @Test
    void ofTwoEditsOfOneCellTheLaterIsToldAndTheFirstStands() {
        assertThat(save(ACCIDENTS, "45", "44").state()).isEqualTo(CellResult.State.SAVED);

        CellResult later = save(ACCIDENTS, "45", "43");

        assertThat(later.state()).isEqualTo(CellResult.State.CONFLICT);
        assertThat(later.arguments()).containsExactly("44", "陈财务");
        assertThat(stored("生产安全事故宗数")).isEqualTo("44");
    }

    @Test
    void editsOfDifferentCellsMerge() {
        assertThat(save(ACCIDENTS, "45", "44").state()).isEqualTo(CellResult.State.SAVED);
        assertThat(save(DEATHS, "36", "35").state()).isEqualTo(CellResult.State.SAVED);
        // The form of the second person still shows 45 in the first cell and did not touch it.
        assertThat(save(ACCIDENTS, "45", "45").state()).isEqualTo(CellResult.State.UNCHANGED);
        assertThat(stored("生产安全事故宗数")).isEqualTo("44");
        assertThat(stored("生产安全事故死亡人数")).isEqualTo("35");
    }

    @Test
    void ofEightThreadsOnOneCellExactlyOneWinsAndTheOthersAreTold() throws Exception {
        int threads = 8;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<CellResult>> results = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            String typed = String.valueOf(100 + i);
            results.add(pool.submit(() -> {
                start.await();
                return save(ACCIDENTS, "45", typed);
            }));
        }
        List<CellResult> done = new ArrayList<>();
        for (Future<CellResult> result : results) {
            done.add(result.get());
        }
        pool.shutdown();

        List<CellResult> saved = done.stream()
                .filter(result -> result.state() == CellResult.State.SAVED)
                .toList();
        assertThat(saved).hasSize(1);
        assertThat(done.stream().filter(result -> result.state() == CellResult.State.CONFLICT))
                .hasSize(threads - 1);
        assertThat(stored("生产安全事故宗数")).isEqualTo(saved.get(0).typed());
    }

    @Test
    void aBadCellDoesNotKeepTheGoodOnesFromBeingSaved() {
        Map<String, CellResult> results = figures.save(
                finance,
                department,
                YEAR,
                List.of(new CellEdit(ACCIDENTS, "45", "4.5", false), new CellEdit(DEATHS, "36", "34", false)));

        assertThat(results.get(ACCIDENTS).state()).isEqualTo(CellResult.State.INVALID);
        assertThat(results.get(ACCIDENTS).message()).isEqualTo("refused.number.count");
        assertThat(results.get(DEATHS).state()).isEqualTo(CellResult.State.SAVED);
        assertThat(stored("生产安全事故宗数")).isEqualTo("45");
        assertThat(stored("生产安全事故死亡人数")).isEqualTo("34");
    }

    @Test
    void aYearThatIsHandedInIsClosedForTypingAndTheRefusalIsLogged() {
        jdbc.sql("update self_evaluation set status = 'SUBMITTED'").update();
        long before = refusals.count();

        CellResult result = save(ACCIDENTS, "45", "44");

        assertThat(result.state()).isEqualTo(CellResult.State.INVALID);
        assertThat(result.message()).isEqualTo("refused.window.closed");
        assertThat(stored("生产安全事故宗数")).isEqualTo("45");
        assertThat(refusals.count()).isEqualTo(before + 1);
    }

    @Test
    void aYearThatIsHandedInIsClosedOnTheNextYearsPageToo() {
        jdbc.sql("update self_evaluation set status = 'SUBMITTED'").update();

        CellResult result = figures.save(
                        finance,
                        department,
                        YEAR.next(),
                        List.of(new CellEdit("生产安全事故宗数:LAST_YEAR", "45", "44", false)))
                .get("生产安全事故宗数:LAST_YEAR");

        assertThat(result.message()).isEqualTo("refused.window.closed");
        assertThat(stored("生产安全事故宗数")).isEqualTo("45");
    }

    @Test
    void aFigureTypedOnTheNextYearsPageIsOneOfItsOwnYear() {
        figures.save(finance, department, YEAR.next(), List.of(new CellEdit("生产安全事故宗数:LAST_YEAR", "45", "31", false)));
        assertThat(stored("生产安全事故宗数")).isEqualTo("31");
        assertThat(jdbc.sql("select year from cell_revision order by at desc limit 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2022);
    }

    @Test
    void whatCouldNotStandIsCorrectedAgainstWhatThePersonSawNotAgainstWhatAColleagueWroteSince() {
        CellResult invalid = save(ACCIDENTS, "45", "4.5");
        assertThat(invalid.was()).isEqualTo("45");
        assertThat(save(ACCIDENTS, "45", "44").state()).isEqualTo(CellResult.State.SAVED);

        assertThat(save(ACCIDENTS, invalid.was(), "43").state()).isEqualTo(CellResult.State.CONFLICT);
        assertThat(stored("生产安全事故宗数")).isEqualTo("44");
    }

    @Test
    void aFigureOfAnotherNameOrADerivedOneCannotBeDefinedAgain() {
        for (String taken : List.of("生产安全事故宗数", "全年执行数")) {
            assertThatThrownBy(() -> figures.define(
                            finance,
                            department,
                            new FiscalYear(2022),
                            new FigureForm(taken, FigureKind.COUNT.name(), "个", "label")))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.code()).isEqualTo("refused.figure.code.taken"));
        }
    }

    @Test
    void whoMayNotReadOrNotEditIsRefusedAndLogged() {
        long before = refusals.count();
        List<CellEdit> edits = List.of(new CellEdit(ACCIDENTS, "45", "44", false));
        assertThatThrownBy(() -> figures.save(people.actor("finance2"), department, YEAR, edits))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> figures.save(people.actor("reviewer"), department, YEAR, edits))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> figures.save(people.actor("admin"), department, YEAR, edits))
                .isInstanceOf(NotFoundException.class);
        assertThat(refusals.count()).isEqualTo(before + 3);
        assertThat(stored("生产安全事故宗数")).isEqualTo("45");
    }

    private CellResult save(String cell, String was, String typed) {
        return figures.save(finance, department, YEAR, List.of(new CellEdit(cell, was, typed, false)))
                .get(cell);
    }

    private String stored(String code) {
        return jdbc.sql("select value from figure where code = ? and year = 2022")
                .param(code)
                .query(String.class)
                .single();
    }
}
