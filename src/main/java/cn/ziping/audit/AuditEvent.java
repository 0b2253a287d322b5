package cn.ziping.audit;

import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written into the log.
 *
 * @param actor who
 * @param action what, such as {@code ledger.save}
 * @param departmentId whose department's, where it is one's
 * @param year of which year, where it is of one
 * @param subject the key of what was changed
 * @param detail before and after, as digests where they are business data
 */
public record AuditEvent(
        Actor actor,
        String action,
        @Nullable UUID departmentId,
        @Nullable FiscalYear year,
        String subject,
        String detail) {

    public static AuditEvent of(Actor actor, String action, String subject, String detail) {
        return new AuditEvent(actor, action, null, null, subject, detail);
    }

    /** Of a department, whatever the year. */
    public static AuditEvent of(Actor actor, String action, UUID departmentId, String subject, String detail) {
        return new AuditEvent(actor, action, departmentId, null, subject, detail);
    }

    public static AuditEvent of(
            Actor actor, String action, UUID departmentId, FiscalYear year, String subject, String detail) {
        return new AuditEvent(actor, action, departmentId, year, subject, detail);
    }

    /** Business data as the log keeps it: not the words, but what proves them. */
    public static String digest(String words) {
        return Sha256.of(words.getBytes(StandardCharsets.UTF_8));
    }
}
