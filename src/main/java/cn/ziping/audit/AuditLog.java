package cn.ziping.audit;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The write path of the log. Entries are only ever inserted, each with its seal. */
@Component
@RequiredArgsConstructor
public class AuditLog {

    private static final String DONE = "DONE";
    private static final String REFUSED = "REFUSED";

    /** In characters, as the table has them. */
    private static final int SUBJECT_LIMIT = 500;

    private static final int DETAIL_LIMIT = 4000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditKeys keys;
    private final ApplicationEventPublisher events;
    private final Repeats repeats = new Repeats();

    /**
     * Writes what was done. Belongs to the transaction of the change, so that both commit or neither does.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(AuditEvent event) {
        insert(event, DONE, clock.instant(), 1);
    }

    /** Writes what was done without a change of its own, such as a sign-in or a download. */
    @Transactional
    public void noted(AuditEvent event) {
        insert(event, DONE, clock.instant(), 1);
    }

    /** As {@link #noted}, of what a machine does with every request: within a minute it is one entry and one with the number. */
    @Transactional
    public void notedOften(AuditEvent event) {
        insertOnce(event, DONE);
    }

    /**
     * Writes what was refused, in a transaction of its own: that of the change is rolled back. The same within a minute is one
     * entry, and one with the number of those after it.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(AuditEvent event) {
        insertOnce(event, REFUSED);
    }

    /** Writes what was refused of a use case that otherwise goes on and commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refusedWithin(AuditEvent event) {
        insertOnce(event, REFUSED);
    }

    /**
     * Writes what was counted and whose minute is over.
     *
     * @param all whether every minute counts as over, as at the end of a run
     */
    @Transactional
    public void writeRepeats(boolean all) {
        List<Repeats.Counted> over = repeats.takeOver(clock.instant(), all);
        try {
            over.forEach(counted -> insert(counted.event(), counted.outcome(), counted.at(), counted.times()));
        } catch (RuntimeException failed) {
            // They are written with the next ones.
            repeats.putBack(over);
            throw failed;
        }
    }

    private void insertOnce(AuditEvent event, String outcome) {
        Instant now = clock.instant();
        if (repeats.isFirst(event, outcome, now)) {
            insert(event, outcome, now, 1);
        }
    }

    private void insert(AuditEvent event, String outcome, Instant time, int times) {
        Instant at = time.truncatedTo(ChronoUnit.MICROS);
        String subject = bounded(event.subject(), SUBJECT_LIMIT);
        String detail = bounded(event.detail(), DETAIL_LIMIT);
        Integer repeated = times == 1 ? null : times;
        AuditKeys.Key key = keys.current().orElse(null);
        UUID nonce = UUID.randomUUID();
        List<Object> fields = new ArrayList<>(List.of(
                at,
                event.actor().id(),
                event.actor().username(),
                event.actor().address(),
                event.action(),
                outcome,
                text(event.departmentId()),
                text(event.year()),
                subject,
                detail));
        jdbc.sql("""
                        with entry as (
                          insert into audit_entry
                            (at, account_id, actor, address, action, outcome, department_id, year, subject, detail, times, nonce, key_id, seal)
                          values (:at, :account, :actor, :address, :action, :outcome, :department, :year, :subject, :detail, :times,
                            :nonce, :key, :seal)
                          returning id)
                        insert into audit_unchained select id from entry
                        """)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("account", event.actor().id(), Types.OTHER)
                .param("actor", event.actor().username())
                .param("address", event.actor().address())
                .param("action", event.action())
                .param("outcome", outcome)
                .param("department", event.departmentId(), Types.OTHER)
                .param("year", event.year() == null ? null : event.year().value(), Types.INTEGER)
                .param("subject", subject)
                .param("detail", detail)
                .param("times", repeated, Types.INTEGER)
                .param("nonce", nonce, Types.OTHER)
                .param("key", key == null ? null : key.id(), Types.VARCHAR)
                .param(
                        "seal",
                        key == null
                                ? null
                                : ChainEntry.seal(key, nonce.toString(), ChainEntry.fields(fields, repeated)),
                        Types.VARCHAR)
                .update();
        events.publishEvent(new EntryWritten());
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    /** Names and keys only: what is longer is neither, and is kept as its beginning and its digest. */
    private static String bounded(String text, int limit) {
        if (text.codePointCount(0, text.length()) <= limit) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, limit - 70)) + "… " + AuditEvent.digest(text);
    }

    /** There is an entry that the chain lacks, once this transaction has committed. */
    record EntryWritten() {}
}
