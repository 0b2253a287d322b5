package cn.ziping.testing;

import cn.ziping.audit.AuditLog;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The refusals in the log, those that were counted within the minute of an earlier one among them. */
@TestComponent
public class Refusals {

    private final AuditLog log;
    private final JdbcClient jdbc;

    Refusals(AuditLog log, JdbcClient jdbc) {
        this.log = log;
        this.jdbc = jdbc;
    }

    public long count() {
        // As if every minute were over.
        log.writeRepeats(true);
        return jdbc.sql("select coalesce(sum(coalesce(times, 1)), 0) from audit_entry where outcome = 'REFUSED'")
                .query(Long.class)
                .single();
    }
}
