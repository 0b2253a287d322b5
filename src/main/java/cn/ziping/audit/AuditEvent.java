package cn.ziping.audit;

import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    public static AuditEvent of(
            Actor actor, String action, UUID departmentId, FiscalYear year, String subject, String detail) {
        return new AuditEvent(actor, action, departmentId, year, subject, detail);
    }

    /** Business data as the log keeps it: not the words, but what proves them. */
    public static String digest(String words) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
