package cn.ziping.budget;

import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.RefusedException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where imports stand; each step is a transaction of its own, so that a page can show how far one has come. */
@Component
@RequiredArgsConstructor
class ImportRecords {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** After so long without a word the program that worked on it is gone. */
    private static final int STALE_MINUTES = 10;

    /** What an import would change, or changed, can be looked at for so long; the history of the cells stays. */
    private static final int KEPT_DAYS = 30;

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * Keeps a file; a person has one import of a ledger at a time.
     *
     * @throws RefusedException {@code import.running} while the one before is being read or written
     */
    @Transactional
    UUID begin(Actor actor, UUID departmentId, FiscalYear year, String fileName, byte[] content, String sha256) {
        boolean running = jdbc
                .sql("select state from ledger_import where department_id = ? and year = ? and account_id = ?"
                        + " and updated_at > ? for update")
                .params(departmentId, year.value(), actor.id(), now().minusMinutes(STALE_MINUTES))
                .query(String.class)
                .list()
                .stream()
                .anyMatch(state -> LedgerImport.State.valueOf(state).isRunning());
        if (running) {
            throw new RefusedException("import.running");
        }
        List<UUID> gone = jdbc.sql("delete from ledger_import where department_id = ? and year = ? and account_id = ?"
                        + " or updated_at < ? returning id")
                .params(departmentId, year.value(), actor.id(), now().minusDays(KEPT_DAYS))
                .query(UUID.class)
                .list();
        for (String table : List.of("ledger_import_row", "ledger_import_line")) {
            gone.forEach(id -> jdbc.sql("delete from " + table + " where import_id = ?")
                    .param(id)
                    .update());
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into ledger_import (id, department_id, year, account_id, file_name, sha256, content, state, done,
                          left_out, created_at, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'MATCHING', 0, 0, ?, ?)
                        """)
                .params(id, departmentId, year.value(), actor.id(), fileName, sha256, content, now(), now())
                .update();
        return id;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void fail(UUID id) {
        jdbc.sql("update ledger_import set state = 'FAILED', updated_at = ?"
                        + " where id = ? and state in ('READING', 'APPLYING')")
                .params(now(), id)
                .update();
    }

    /** From one state into another, unless somebody was faster. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean turn(UUID id, LedgerImport.State from, LedgerImport.State to) {
        return jdbc.sql("update ledger_import set state = ?, updated_at = ? where id = ? and state = ?")
                        .params(to.name(), now(), id, from.name())
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void progress(UUID id, int done) {
        jdbc.sql("update ledger_import set done = ?, updated_at = ? where id = ?")
                .params(done, now(), id)
                .update();
    }

    /** The file is refused: it is not kept. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void refuse(UUID id, RefusedException why) {
        jdbc.sql("update ledger_import set state = 'REFUSED', refusal = ?, content = null, updated_at = ?"
                        + " where id = ? and state = 'READING'")
                .params(written(why), now(), id)
                .update();
    }

    @Transactional
    void match(UUID id, ImportMatching matching) {
        jdbc.sql("update ledger_import set matching = ?, updated_at = ? where id = ?")
                .params(JSON.writeValueAsString(matching), now(), id)
                .update();
    }

    /**
     * In the transaction of the comparison.
     *
     * @param moved what changed in the ledger since it was compared before
     * @param refusal why it was not written as it was confirmed, or {@code null}
     * @throws IllegalStateException where somebody has put another import in its place meanwhile: nothing of this one stays
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void compared(
            UUID id, LedgerImport.Counts counts, List<LedgerImport.Move> moved, @Nullable RefusedException refusal) {
        int found = jdbc.sql(
                        "update ledger_import set state = 'READY', counts = ?, moved = ?, refusal = ?, updated_at = ?"
                                + " where id = ? and state in ('READING', 'APPLYING')")
                .param(JSON.writeValueAsString(counts))
                .param(JSON.writeValueAsString(moved))
                .param(refusal == null ? JSON.writeValueAsString(List.of()) : written(refusal))
                .param(now())
                .param(id)
                .update();
        if (found != 1) {
            throw new IllegalStateException("The import " + id + " has gone");
        }
    }

    /** In the transaction of the reading: how many rows were left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    void leftOut(UUID id, int rows) {
        jdbc.sql("update ledger_import set left_out = ? where id = ?")
                .params(rows, id)
                .update();
    }

    /** In the transaction of the change. */
    @Transactional(propagation = Propagation.MANDATORY)
    void applied(UUID id, LedgerImport.Counts counts) {
        jdbc.sql("update ledger_import set state = 'APPLIED', counts = ?, moved = null, refusal = null, content = null,"
                        + " updated_at = ? where id = ?")
                .params(JSON.writeValueAsString(counts), now(), id)
                .update();
    }

    /** What was confirmed could not be written, and may be confirmed again: the file is as good as before. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void back(UUID id, RefusedException why) {
        jdbc.sql(
                        "update ledger_import set state = 'READY', refusal = ?, updated_at = ? where id = ? and state = 'APPLYING'")
                .params(written(why), now(), id)
                .update();
    }

    private static String written(RefusedException refusal) {
        List<String> written = new ArrayList<>(List.of(refusal.code()));
        written.addAll(refusal.arguments());
        return JSON.writeValueAsString(written);
    }

    Optional<LedgerImport> find(Actor actor, UUID departmentId, FiscalYear year, UUID id) {
        return jdbc.sql("""
                        select id, file_name, sha256, done, left_out, refusal, matching, counts, moved,
                          case when state in ('READING', 'APPLYING') and updated_at < :stale then 'FAILED' else state end as state
                        from ledger_import
                        where id = :id and department_id = :department and year = :year and account_id = :account
                        """)
                .param("stale", now().minusMinutes(STALE_MINUTES))
                .param("id", id)
                .param("department", departmentId)
                .param("year", year.value())
                .param("account", actor.id())
                .query((row, number) -> new LedgerImport(
                        row.getObject("id", UUID.class),
                        departmentId,
                        year,
                        row.getString("file_name"),
                        row.getString("sha256"),
                        LedgerImport.State.valueOf(row.getString("state")),
                        row.getInt("done"),
                        row.getInt("left_out"),
                        stored(row.getString("refusal"), new TypeReference<List<String>>() {}, List.of()),
                        row.getString("matching") == null
                                ? null
                                : JSON.readValue(row.getString("matching"), ImportMatching.class),
                        row.getString("counts") == null
                                ? null
                                : JSON.readValue(row.getString("counts"), LedgerImport.Counts.class),
                        stored(row.getString("moved"), new TypeReference<List<LedgerImport.Move>>() {}, List.of())))
                .optional();
    }

    /** Whether it stands so, until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean isStill(UUID id, LedgerImport.State state) {
        return jdbc.sql("select state from ledger_import where id = ? for update")
                .param(id)
                .query(String.class)
                .optional()
                .filter(state.name()::equals)
                .isPresent();
    }

    byte[] content(UUID id) {
        return jdbc.sql("select content from ledger_import where id = ?")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    /** How the department matched these headings last time. */
    Optional<ImportMatching.Sheet> remembered(UUID departmentId, ImportHeadings.Guess guessed) {
        ImportMatching.Sheet guess = guessed.sheet();
        return jdbc.sql("select matching from ledger_matching where department_id = ? and headings = ?")
                .params(departmentId, headings(guess))
                .query((row, number) -> JSON.readValue(row.getString(1), ImportMatching.Sheet.class))
                .optional()
                .map(last -> new ImportMatching.Sheet(
                        guess.name(),
                        last.read(),
                        guess.headingRow(),
                        guess.headings(),
                        last.meanings(),
                        last.kind(),
                        guessed.unitNamed() ? guess.unit() : last.unit()));
    }

    @Transactional
    void remember(UUID departmentId, ImportMatching matching) {
        matching.sheets()
                .forEach(sheet -> jdbc.sql("""
                                insert into ledger_matching (department_id, headings, matching) values (?, ?, ?)
                                on conflict (department_id, headings) do update set matching = excluded.matching
                                """)
                        .params(departmentId, headings(sheet), JSON.writeValueAsString(sheet))
                        .update());
    }

    private static <T> T stored(@Nullable String json, TypeReference<T> type, T otherwise) {
        return json == null ? otherwise : JSON.readValue(json, type);
    }

    private static String headings(ImportMatching.Sheet sheet) {
        return JSON.writeValueAsString(List.of(sheet.name(), sheet.headings()));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
