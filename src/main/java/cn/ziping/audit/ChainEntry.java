package cn.ziping.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log as its seal and its link cover it.
 *
 * @param id its id
 * @param fields what it says, in the order of its columns; blank where there is nothing
 * @param nonce what makes its seal its own; blank of an unsealed one
 * @param keyId the key that it is sealed with, or {@code null}
 * @param seal the seal, or {@code null}
 */
record ChainEntry(
        long id,
        List<Object> fields,
        String nonce,
        @Nullable String keyId,
        @Nullable String seal) {

    static final String COLUMNS =
            "e.id, e.at, e.account_id, e.actor, e.address, e.action, e.outcome, e.department_id, e.year,"
                    + " e.subject, e.detail, e.times, e.nonce, e.key_id, e.seal";

    private static final String ENTRY = "entry";
    private static final String LINK = "link";

    static ChainEntry of(ResultSet row) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        List<Object> fields = List.of(
                at,
                text(row.getString("account_id")),
                row.getString("actor"),
                row.getString("address"),
                row.getString("action"),
                row.getString("outcome"),
                text(row.getString("department_id")),
                text(row.getString("year")),
                row.getString("subject"),
                row.getString("detail"));
        return new ChainEntry(
                row.getLong("id"),
                fields(fields, row.getObject("times", Integer.class)),
                text(row.getString("nonce")),
                row.getString("key_id"),
                row.getString("seal"));
    }

    /** With the number of repetitions where there is one: it came after the plain links, which do not know it. */
    static List<Object> fields(List<Object> fields, @Nullable Integer times) {
        if (times == null) {
            return fields;
        }
        List<Object> all = new ArrayList<>(fields);
        all.add(times);
        return all;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The seal that an entry of these fields gets. */
    static String seal(AuditKeys.Key key, String nonce, List<Object> fields) {
        return key.seal(ENTRY, sealed(nonce, fields));
    }

    /** Whether the holder of the key made it. */
    boolean isSealedWith(AuditKeys.Key key) {
        return key.sealed(ENTRY, sealed(nonce, fields), seal);
    }

    private static List<Object> sealed(String nonce, List<Object> fields) {
        List<Object> parts = new ArrayList<>(List.of(nonce));
        parts.addAll(fields);
        return parts;
    }

    /** Its link after another one, as it was made before there were keys. */
    String plainLink(String previous) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous.getBytes(StandardCharsets.US_ASCII));
            List<Object> parts = new ArrayList<>(List.of(id));
            parts.addAll(fields);
            each(parts, digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its link after another one. */
    String link(AuditKeys.Key key, String previous) {
        List<Object> parts = new ArrayList<>(List.of(previous, id, nonce, text(keyId), text(seal)));
        parts.addAll(fields);
        return key.seal(LINK, parts);
    }

    /** Each part with its length, so that no shifting of text from one to the next gives the same bytes. */
    static void each(List<?> parts, Consumer<byte[]> digest) {
        for (Object part : parts) {
            byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
            digest.accept((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.accept(bytes);
        }
    }
}
