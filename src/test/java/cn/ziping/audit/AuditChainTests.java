package cn.ziping.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ziping.platform.DatabaseOrigin;
import cn.ziping.shared.NotFoundException;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.TestServer;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The log cannot be changed by the program, and a change behind its back is named, whoever makes it. */
@ApplicationTest
@DirtiesContext // tampers with its database
@ExtendWith(OutputCaptureExtension.class)
class AuditChainTests {

    /** An instance of its own for each test: it remembers what it saw. */
    private AuditChain chain;

    private ChainCheck check;

    @Autowired
    private AuditKeys keys;

    @Autowired
    private AuditCheckpoints checkpoints;

    @Autowired
    private AuditLog log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private People people;

    @TempDir
    private Path directory;

    /** What the tests tamper with is put aside first. */
    @BeforeEach
    void linkAllAndKeepTheTables() throws SQLException {
        chain = fresh(checkpoints);
        check = new ChainCheck(jdbc, keys, chain, checkpoints);
        linkAll();
        for (String table :
                List.of("audit_entry", "audit_chain", "audit_checkpoint", "audit_unchained", "audit_refused")) {
            asOwner("create table if not exists kept_" + table + " as select * from " + table);
        }
    }

    @AfterEach
    void putBack() throws SQLException {
        asOwner("truncate audit_unchained, audit_chain, audit_refused, audit_checkpoint, audit_entry");
        for (String table :
                List.of("audit_entry", "audit_chain", "audit_checkpoint", "audit_unchained", "audit_refused")) {
            asOwner("insert into " + table
                    + (table.equals("audit_entry") || table.equals("audit_checkpoint")
                            ? " overriding system value"
                            : "")
                    + " select * from kept_" + table);
            asOwner("drop table kept_" + table);
        }
        asOwner("create unique index if not exists audit_entry_nonce on audit_entry (nonce)");
        asOwner("select setval(pg_get_serial_sequence('audit_entry', 'id'), (select max(id) + 1000 from audit_entry))");
    }

    private void linkAll() {
        transaction.executeWithoutResult(status -> chain.beginSealing());
        while (Boolean.TRUE.equals(transaction.execute(status -> chain.linkBatch()))) {
            // the next batch
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'x'",
                "delete from audit_entry",
                "truncate audit_entry cascade",
                "update audit_chain set hash = repeat('0', 64)",
                "delete from audit_chain",
                "delete from audit_checkpoint",
                "update audit_checkpoint set position = 0",
                "delete from audit_refused",
                "delete from flyway_schema_history"
            })
    void theApplicationsRoleMayNotChangeTheLog(String statement) {
        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .isInstanceOf(BadSqlGrammarException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void everyEntryIsSealedAndLinkedAndTheChainHolds() {
        long entries = count("audit_entry");
        assertThat(entries).isGreaterThan(100);
        assertThat(count("audit_chain")).isEqualTo(entries);
        assertThat(jdbc.sql("select count(*) from audit_entry where seal is null or key_id is null")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(check.firstFault()).isEmpty();
        assertThat(check.unsealed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'somebody else'",
                "at = at - interval '1 day'",
                "outcome = 'REFUSED'",
                "detail = detail || ' '",
                "seal = repeat('a', 64)",
                "nonce = gen_random_uuid()",
                "times = 2"
            })
    void theFirstAlteredEntryIsNamed(String change) throws SQLException {
        long victim = entryAt(7);
        asOwner("update audit_entry set " + change + " where id in (" + victim + ", " + entryAt(9) + ")");
        assertThat(check.firstFault()).contains(new ChainFault(ChainFault.Kind.ALTERED, 7, victim));
    }

    @Test
    void aRemovedEntryAndARemovedLinkAreNamed() throws SQLException {
        long victim = entryAt(7);
        asOwner("delete from audit_chain where position = 7");
        assertThat(check.firstFault()).contains(new ChainFault(ChainFault.Kind.MISSING, 7, null));
        asOwner("alter table audit_chain drop constraint audit_chain_entry_id_fkey");
        asOwner("insert into audit_chain select * from kept_audit_chain where position = 7");
        asOwner("delete from audit_entry where id = " + victim);
        assertThat(check.firstFault()).contains(new ChainFault(ChainFault.Kind.ALTERED, 7, victim));
    }

    /** The owner cuts off the last links and their entries: the instance that runs saw more. */
    @Test
    void aTailThatWasCutOffIsNamedByTheRunningInstance() throws SQLException {
        long last = count("audit_chain");
        cutTail(last);
        assertThat(check.firstFault()).contains(new ChainFault(ChainFault.Kind.CUT, last - 2, null));
        // What comes afterwards takes the freed places and does not hide it.
        for (int i = 0; i < 4; i++) {
            transaction.executeWithoutResult(status -> log.done(event("later")));
        }
        linkAll();
        assertThat(check.firstFault().map(ChainFault::kind)).contains(ChainFault.Kind.RELINKED);
    }

    /** After a restart nothing in memory knows: the checkpoints do, in the database and in the file. */
    @Test
    void aTailThatWasCutOffIsNamedByACheckpointAfterARestart() throws Exception {
        Path file = directory.resolve("checkpoints");
        AuditCheckpoints filed = checkpoints(file);
        AuditCheckpoint checkpoint = transaction.execute(
                status -> filed.add(chain.head(), keys.current().orElseThrow()));
        filed.tell(checkpoint);
        assertThat(restarted(filed)).isEmpty();
        long last = count("audit_chain");
        cutTail(last);
        assertThat(restarted(checkpoints(null))).contains(new ChainFault(ChainFault.Kind.CUT, last - 2, null));
        // The owner removes the checkpoint from the database too, but does not reach the file.
        asOwner("delete from audit_checkpoint where position > 0");
        assertThat(restarted(checkpoints(null))).isEmpty();
        assertThat(restarted(filed)).contains(new ChainFault(ChainFault.Kind.CUT, last - 2, null));
        // The program goes on and makes further checkpoints: what the file knew stays known.
        for (int i = 0; i < 5; i++) {
            transaction.executeWithoutResult(status -> log.done(event("later")));
        }
        linkAll();
        filed.tell(transaction.execute(
                status -> filed.add(chain.head(), keys.current().orElseThrow())));
        assertThat(restarted(filed).map(ChainFault::kind)).contains(ChainFault.Kind.RELINKED);
        // A database without any checkpoint beside a file that has some is not one that never had a key.
        asOwner("delete from audit_checkpoint");
        assertThat(restarted(filed).map(ChainFault::kind)).contains(ChainFault.Kind.RELINKED);
        AuditChain anew = fresh(checkpoints(file));
        assertThat(Objects.requireNonNull(transaction.execute(status -> anew.beginSealing()))
                        .isPresent())
                .isFalse();
        assertThat(count("audit_checkpoint")).isZero();
        // A file that somebody without the key wrote is no witness, and is named.
        Files.writeString(file, Files.readString(file).replace("\"position\":" + last, "\"position\":" + (last - 3)));
        assertThat(restarted(filed)).contains(new ChainFault(ChainFault.Kind.RELINKED, last - 3, null));
    }

    /** A batch that did not commit was never there, and missing it is no fault. */
    @Test
    void whatWasRolledBackIsNoTampering() {
        transaction.executeWithoutResult(status -> log.done(event("first")));
        AuditChain other = fresh(checkpoints);
        transaction.executeWithoutResult(status -> {
            other.linkBatch();
            status.setRollbackOnly();
        });
        linkAll();
        transaction.executeWithoutResult(status -> other.linkBatch());
        assertThat(other.changed()).isEmpty();
        assertThat(new ChainCheck(jdbc, keys, other, checkpoints).firstFault()).isEmpty();
    }

    /** The owner writes a history of its own and links it as the program did before it had a key. */
    @Test
    void aChainThatTheOwnerLinkedAnewIsNamed() throws SQLException {
        asOwner("update audit_entry set actor = 'ziping', detail = 'nothing happened' where id = " + entryAt(9));
        relinkPlain();
        assertThat(restarted(checkpoints(null)).map(ChainFault::kind)).contains(ChainFault.Kind.RELINKED);
        // Nor does it help to move the checkpoint, which cannot be sealed anew.
        asOwner("update audit_checkpoint set position = (select max(position) from audit_chain),"
                + " hash = (select hash from audit_chain order by position desc limit 1)");
        assertThat(restarted(checkpoints(null)).map(ChainFault::kind)).contains(ChainFault.Kind.RELINKED);
    }

    /** An entry as the program would have written it, back-dated, by somebody who has its role or its owner's but no key. */
    @Test
    void anEntryThatTheProgramDidNotMakeIsNotLinkedAndIsNamed() {
        long forged = insert("null, null, null");
        long guessed =
                insert("gen_random_uuid(), '" + keys.current().orElseThrow().id() + "', repeat('ab', 32)");
        linkAll();
        assertThat(check.unsealed()).containsExactly(forged, guessed);
        assertThat(check.firstFault()).isEmpty();
        assertThat(jdbc.sql("select count(*) from audit_chain where entry_id in (?, ?)")
                        .params(forged, guessed)
                        .query(Long.class)
                        .single())
                .isZero();
        // The program's own entries go on.
        transaction.executeWithoutResult(status -> log.done(event("after")));
        linkAll();
        assertThat(count("audit_unchained")).isZero();
    }

    /** A true entry put in once more under another number: its seal is right, its nonce is not new. */
    @Test
    void anEntryThatIsPutInOnceMoreIsNotLinked() throws SQLException {
        asOwner("drop index audit_entry_nonce");
        asOwner("""
                with again as (
                  insert into audit_entry (at, account_id, actor, address, action, outcome, department_id, year, subject, detail, nonce, key_id, seal)
                  select at, account_id, actor, address, action, outcome, department_id, year, subject, detail, nonce, key_id, seal
                  from audit_entry where id = %d returning id)
                insert into audit_unchained select id from again
                """.formatted(entryAt(11)));
        linkAll();
        assertThat(check.unsealed()).hasSize(1);
    }

    @Test
    void whatWasSealedWithAKeyThatIsNotSetCannotBeCheckedAndSaysSo() {
        AuditKeys other = keys("another key, with more than 32 characters", List.of());
        assertThat(new ChainCheck(jdbc, other, fresh(checkpoints(null)), checkpoints(null)).firstFault())
                .map(ChainFault::kind)
                .contains(ChainFault.Kind.UNKNOWN_KEY);
        AuditKeys both = keys(
                "another key, with more than 32 characters", List.of("the-key-of-the-tests-is-known-to-everybody"));
        assertThat(new ChainCheck(jdbc, both, fresh(checkpoints(null)), checkpoints(null)).firstFault())
                .isEmpty();
        assertThatThrownBy(() -> keys("too short", List.of())).hasMessageContaining("32 characters");
    }

    /** A database of one's own that was given no key: it starts, says what is missing, goes on; and the first key covers what was. */
    @Test
    void withoutAKeyTheLogGoesOnUnsealedAndTheFirstKeyCoversWhatWas(CapturedOutput output) throws SQLException {
        asOwner("truncate audit_unchained, audit_chain, audit_checkpoint");
        asOwner("update audit_entry set nonce = null, key_id = null, seal = null");
        asOwner("insert into audit_unchained select id from audit_entry");
        AuditKeys none = keys(null, List.of());
        assertThat(output.getAll()).contains("The log is not sealed", "ziping.audit.key");
        AuditChain unsealed = new AuditChain(jdbc, none, checkpoints(null), clock);
        while (Boolean.TRUE.equals(transaction.execute(status -> unsealed.linkBatch()))) {
            // the next batch
        }
        long entries = count("audit_entry");
        assertThat(jdbc.sql("select count(*) from audit_chain where key_id is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(entries);
        assertThat(new ChainCheck(jdbc, none, unsealed, checkpoints(null)).firstFault())
                .isEmpty();

        AuditChain keyed = fresh(checkpoints(null));
        AuditCheckpoint first =
                transaction.execute(status -> keyed.beginSealing()).orElseThrow();
        assertThat(first.position()).isEqualTo(entries);
        assertThat(Objects.requireNonNull(transaction.execute(status -> keyed.beginSealing()))
                        .isPresent())
                .isFalse();
        long late = insert("null, null, null");
        transaction.executeWithoutResult(status -> keyed.linkBatch());
        assertThat(check.unsealed()).contains(late);
        // The key taken away again: nothing is linked without it, and that is said.
        AuditChain keyless = new AuditChain(jdbc, none, checkpoints(null), clock);
        insert("null, null, null");
        assertThat(Boolean.TRUE.equals(transaction.execute(status -> keyless.linkBatch())))
                .isFalse();
        assertThat(output.getAll()).contains("The log was sealed before and the key is not set now");
        assertThat(count("audit_unchained")).isPositive();
    }

    @Test
    void anEntryVanishesWithTheChangeItBelongsTo() {
        long before = count("audit_entry");
        transaction.executeWithoutResult(status -> {
            log.done(event("subject"));
            status.setRollbackOnly();
        });
        assertThat(count("audit_entry")).isEqualTo(before);
    }

    @Test
    void whatIsTooLongForANameIsKeptAsItsBeginningAndItsDigest() {
        String typed = "甲".repeat(5_000_000);
        transaction.executeWithoutResult(
                status -> log.done(AuditEvent.of(people.actor("finance"), "test", typed, typed)));
        assertThat(jdbc.sql("select subject, detail from audit_entry order by id desc limit 1")
                        .query()
                        .singleRow())
                .allSatisfy((column, value) -> assertThat(value.toString())
                        .hasSizeLessThanOrEqualTo(column.equals("subject") ? 500 : 4000)
                        .endsWith("… " + AuditEvent.digest(typed)));
        // A key that was typed is not even that.
        assertThat(new NotFoundException("cell", typed).named()).isEqualTo("No cell");
        UUID id = UUID.randomUUID();
        assertThat(new NotFoundException("evaluation", id).named()).isEqualTo("No evaluation " + id);
    }

    @Test
    void equalRefusalsOfOneAccountWithinAMinuteAreOneEntryAndOneWithTheirNumber() {
        long before = count("audit_entry");
        for (int i = 0; i < 1000; i++) {
            log.refused(AuditEvent.of(
                    people.actor("finance"), "test.flood", "subject " + i, "No evaluation " + UUID.randomUUID()));
        }
        log.refused(AuditEvent.of(people.actor("finance2"), "test.flood", "subject", "No evaluation x"));
        assertThat(count("audit_entry")).isEqualTo(before + 2);
        log.writeRepeats(false);
        assertThat(count("audit_entry")).isEqualTo(before + 2);
        log.writeRepeats(true);
        assertThat(jdbc.sql(
                                "select actor || ' ' || subject || ' ' || times from audit_entry where action = 'test.flood' and times > 1")
                        .query(String.class)
                        .list())
                .containsExactly("finance subject 999 999");
        linkAll();
        assertThat(check.firstFault()).isEmpty();
    }

    private AuditEvent event(String subject) {
        return AuditEvent.of(people.actor("finance"), "test", subject, "");
    }

    /** The last three links and their entries go. */
    private void cutTail(long last) throws SQLException {
        asOwner("with gone as (delete from audit_chain where position > " + (last - 3)
                + " returning entry_id) select * from gone");
        asOwner("delete from audit_entry e where not exists (select from audit_chain c where c.entry_id = e.id)"
                + " and not exists (select from audit_unchained u where u.entry_id = e.id)");
    }

    /** Whoever keeps them elsewhere gets them as they stand in the file, and one that does not take them stops nothing. */
    @Test
    void aCheckpointIsSentToItsAddress(CapturedOutput console) throws Exception {
        BlockingQueue<String> sent = new LinkedBlockingQueue<>();
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            sent.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/taken") ? 204 : 500, -1);
            exchange.close();
        });
        elsewhere.start();
        AuditCheckpoint checkpoint = AuditCheckpoint.sealed(
                clock.instant(),
                new AuditChain.Link(7, "f".repeat(64)),
                keys.current().orElseThrow());
        String base = "http://127.0.0.1:" + elsewhere.getAddress().getPort();
        try {
            sending(base + "/taken").tell(checkpoint);
            String taken = sent.poll(10, TimeUnit.SECONDS);
            assertThat(taken).startsWith("POST application/json {").contains("\"position\":7", checkpoint.seal());
            assertThat(console).doesNotContain("was not taken", "cannot be sent");
            sending(base + "/full").tell(checkpoint);
            assertThat(console).contains("The checkpoint was not taken by " + base + "/full: 500");
        } finally {
            elsewhere.stop(0);
        }
        sending(base + "/taken").tell(checkpoint);
        assertThat(console).contains("The checkpoint cannot be sent to " + base + "/taken");
    }

    private AuditCheckpoints sending(String address) {
        return new AuditCheckpoints(
                jdbc, clock, new AuditSettings(null, null, List.of(), null, address, Duration.ofHours(1)), none());
    }

    private void relinkPlain() throws SQLException {
        StringBuilder sql = new StringBuilder("delete from audit_chain;");
        List<ChainEntry> entries = jdbc.sql("select " + ChainEntry.COLUMNS + " from audit_entry e order by e.id")
                .query((row, number) -> ChainEntry.of(row))
                .list();
        String hash = AuditChain.GENESIS.hash();
        for (int i = 0; i < entries.size(); i++) {
            hash = entries.get(i).plainLink(hash);
            sql.append("insert into audit_chain (position, entry_id, hash) values (%d, %d, '%s');"
                    .formatted(i + 1, entries.get(i).id(), hash));
        }
        asOwner(sql.toString());
    }

    /** Puts in an entry as the program's role, with this nonce, key and seal. */
    private long insert(String sealing) {
        return jdbc.sql("""
                        with entry as (
                          insert into audit_entry (at, actor, address, action, outcome, subject, detail, nonce, key_id, seal)
                          values (now() - interval '1 year', 'finance', '10.0.0.1', 'ledger.save', 'DONE', 's', '', %s) returning id),
                        waits as (insert into audit_unchained select id from entry)
                        select id from entry
                        """.formatted(sealing)).query(Long.class).single();
    }

    /** What the check of an instance that has just started finds. */
    private Optional<ChainFault> restarted(AuditCheckpoints known) {
        return new ChainCheck(jdbc, keys, fresh(known), known).firstFault();
    }

    private AuditChain fresh(AuditCheckpoints known) {
        return new AuditChain(jdbc, keys, known, clock);
    }

    private AuditCheckpoints checkpoints(@Nullable Path file) {
        return new AuditCheckpoints(jdbc, clock, settings(null, List.of(), file), none());
    }

    private static AuditKeys keys(@Nullable String key, List<String> earlier) {
        return new AuditKeys(settings(key, earlier, null), none());
    }

    private static AuditSettings settings(@Nullable String key, List<String> earlier, @Nullable Path file) {
        return new AuditSettings(key, null, earlier, file, null, Duration.ofHours(1));
    }

    private static ObjectProvider<DatabaseOrigin> none() {
        return new StaticListableBeanFactory().getBeanProvider(DatabaseOrigin.class);
    }

    private long entryAt(long position) {
        return jdbc.sql("select entry_id from audit_chain where position = ?")
                .param(position)
                .query(Long.class)
                .single();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private void asOwner(String statement) throws SQLException {
        try (Connection owner = TestServer.get().connectAsOwner(database.getJdbcUrl());
                Statement sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }
}
