package cn.ziping.audit;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The write path of the log. Entries are only ever inserted. */
@Component
@RequiredArgsConstructor
public class AuditLog {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    /**
     * Writes what was done. Belongs to the transaction of the change, so that both commit or neither does.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(AuditEvent event) {
        insert(event, "DONE");
    }

    /** Writes what was refused, in a transaction of its own: that of the change is rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(AuditEvent event) {
        insert(event, "REFUSED");
    }

    /** Writes what was refused of a use case that otherwise goes on and commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refusedWithin(AuditEvent event) {
        insert(event, "REFUSED");
    }

    private void insert(AuditEvent event, String outcome) {
        jdbc.sql("""
                        with entry as (
                          insert into audit_entry
                            (at, account_id, actor, address, action, outcome, department_id, year, subject, detail)
                          values (:at, :account, :actor, :address, :action, :outcome, :department, :year, :subject, :detail)
                          returning id)
                        insert into audit_unchained select id from entry
                        """)
                .param("at", OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)).truncatedTo(ChronoUnit.MICROS))
                .param("account", event.actor().id(), Types.OTHER)
                .param("actor", event.actor().username())
                .param("address", event.actor().address())
                .param("action", event.action())
                .param("outcome", outcome)
                .param("department", event.departmentId(), Types.OTHER)
                .param("year", event.year() == null ? null : event.year().value(), Types.INTEGER)
                .param("subject", event.subject())
                .param("detail", event.detail())
                .update();
        events.publishEvent(new EntryWritten());
    }

    /** There is an entry that the chain lacks, once this transaction has committed. */
    record EntryWritten() {}
}
