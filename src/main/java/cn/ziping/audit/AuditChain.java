package cn.ziping.audit;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The hash chain over the log. Each link's hash covers the link before it and its entry, so that an entry changed or
 * removed behind the program's back is named by {@link #firstBroken()}.
 */
@Component
@RequiredArgsConstructor
public class AuditChain {

    private static final int BATCH = 500;

    /** Any constant: the one lock that all instances' sequencers share. */
    private static final long LOCK = 0x7A6970696E67L;

    private static final String GENESIS = "0".repeat(64);

    private static final String COLUMNS =
            "e.id, e.at, e.account_id, e.actor, e.address, e.action, e.outcome, e.department_id, e.year, e.subject, e.detail";

    private final JdbcClient jdbc;

    /**
     * Links entries that have committed, oldest first.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean linkBatch() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
        List<Entry> entries = jdbc.sql("select " + COLUMNS
                        + " from audit_unchained u join audit_entry e on e.id = u.entry_id order by e.id limit "
                        + BATCH)
                .query(ENTRY)
                .list();
        Link last = jdbc.sql("select position, hash from audit_chain order by position desc limit 1")
                .query(Link.class)
                .optional()
                .orElse(new Link(0, GENESIS));
        for (Entry entry : entries) {
            last = new Link(last.position() + 1, hash(last.hash(), entry));
            jdbc.sql("insert into audit_chain (position, entry_id, hash) values (?, ?, ?)")
                    .params(last.position(), entry.id(), last.hash())
                    .update();
            jdbc.sql("delete from audit_unchained where entry_id = ?")
                    .param(entry.id())
                    .update();
        }
        return entries.size() == BATCH;
    }

    /**
     * Checks the whole chain.
     *
     * @return the first link whose entry was altered or removed, or which is missing itself; empty where all is as written
     */
    @Transactional(readOnly = true)
    public Optional<BrokenLink> firstBroken() {
        long position = 0;
        String previous = GENESIS;
        while (true) {
            List<ChainedEntry> links = jdbc.sql("select c.position, c.entry_id, c.hash, " + COLUMNS
                            + " from audit_chain c left join audit_entry e on e.id = c.entry_id"
                            + " where c.position > ? order by c.position limit " + BATCH)
                    .param(position)
                    .query(CHAINED)
                    .list();
            for (ChainedEntry link : links) {
                position++;
                if (link.position() != position) {
                    return Optional.of(new BrokenLink(position, null));
                }
                Entry entry = link.entry();
                if (entry == null || !hash(previous, entry).equals(link.hash())) {
                    return Optional.of(new BrokenLink(position, link.entryId()));
                }
                previous = link.hash();
            }
            if (links.size() < BATCH) {
                return unknownEntry(position);
            }
        }
    }

    /** An entry that is neither linked nor waiting to be: its link was removed. */
    private Optional<BrokenLink> unknownEntry(long lastPosition) {
        return jdbc.sql("""
                        select e.id from audit_entry e
                        where not exists (select from audit_chain c where c.entry_id = e.id)
                          and not exists (select from audit_unchained u where u.entry_id = e.id)
                        order by e.id limit 1
                        """).query(Long.class).optional().map(id -> new BrokenLink(lastPosition + 1, id));
    }

    private static String hash(String previous, Entry entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous.getBytes(StandardCharsets.US_ASCII));
            for (Object part : entry.parts()) {
                byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
                // With its length, so that no shifting of text from one field to the next gives the same bytes.
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Where the chain does not hold.
     *
     * @param position the position in the chain
     * @param entryId the entry that was altered or removed, where it is known
     */
    public record BrokenLink(long position, @Nullable Long entryId) implements Serializable {}

    private record Link(long position, String hash) {}

    private record Entry(long id, List<Object> parts) {}

    private record ChainedEntry(
            long position,
            long entryId,
            String hash,
            @Nullable Entry entry) {}

    private static final RowMapper<Entry> ENTRY = (row, number) -> {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new Entry(
                row.getLong("id"),
                List.of(
                        row.getLong("id"),
                        at,
                        text(row.getString("account_id")),
                        row.getString("actor"),
                        row.getString("address"),
                        row.getString("action"),
                        row.getString("outcome"),
                        text(row.getString("department_id")),
                        text(row.getString("year")),
                        row.getString("subject"),
                        row.getString("detail")));
    };

    private static final RowMapper<ChainedEntry> CHAINED = (row, number) -> new ChainedEntry(
            row.getLong("position"),
            row.getLong("entry_id"),
            row.getString("hash"),
            row.getObject("at") == null ? null : ENTRY.mapRow(row, number));

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
