package cn.ziping.audit;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The chain over the log. Each link covers the link before it and its entry, so that an entry changed or removed behind the
 * program's back is named by {@link ChainCheck}. Where there is a key, links are HMACs, and an entry that the program did not
 * seal is not linked but named.
 */
@Slf4j
@Component
@RequiredArgsConstructor
class AuditChain {

    static final int BATCH = 500;

    /** What the first link stands on. */
    static final Link GENESIS = new Link(0, "0".repeat(64));

    /** Any constant: the one lock that all instances' sequencers share. */
    private static final long LOCK = 0x7A6970696E67L;

    private final JdbcClient jdbc;
    private final AuditKeys keys;
    private final AuditCheckpoints checkpoints;
    private final Clock clock;

    /** The last head that this instance saw: it may be added to, and never change. */
    private volatile @Nullable Link seen;

    /** Where the chain was found changed under this instance. */
    private volatile @Nullable Link changed;

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /**
     * A link's place.
     *
     * @param position its number, from 1
     * @param hash its hash
     */
    record Link(long position, String hash) {}

    /** The place that this instance knows and the chain no longer has, since the start. */
    Optional<Link> changed() {
        return Optional.ofNullable(changed);
    }

    /** The last place that this instance has seen. */
    Optional<Link> seen() {
        return Optional.ofNullable(seen);
    }

    /**
     * At the first start with a key: links what was written without one as it was linked before, and covers it with a
     * checkpoint. From then on what is unsealed is refused.
     *
     * @return the checkpoint, where this start is the first one
     */
    @Transactional
    Optional<AuditCheckpoint> beginSealing() {
        AuditKeys.Key key = keys.current().orElse(null);
        if (key == null || checkpoints.any()) {
            return Optional.empty();
        }
        lock();
        if (checkpoints.any()) {
            return Optional.empty();
        }
        if (!checkpoints.filed().isEmpty()) {
            sayOnce(
                    "The file of checkpoints knows a sealed log and the database has none: somebody removed its checkpoints, or it is"
                            + " another database. Nothing is linked until the file has been looked at and moved away.");
            return Optional.empty();
        }
        List<Waiting> waiting = waiting("where e.seal is null order by e.id");
        Link head = link(waiting, null);
        return Optional.of(checkpoints.add(head, key));
    }

    /**
     * Links entries that have committed, oldest first.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean linkBatch() {
        AuditKeys.Key key = keys.current().orElse(null);
        boolean sealing = checkpoints.any();
        if (key == null && sealing) {
            sayOnce(
                    "The log was sealed before and the key is not set now (ziping.audit.key): entries wait to be linked, and those"
                            + " written without it will be refused.");
            return false;
        }
        if (key != null && !sealing) {
            // The first start with a key has not come so far yet.
            return false;
        }
        lock();
        List<Waiting> waiting = waiting("order by e.id limit " + BATCH);
        link(waiting, key);
        return waiting.size() == BATCH;
    }

    /** The chain's end. */
    Link head() {
        return jdbc.sql("select position, hash from audit_chain order by position desc limit 1")
                .query(Link.class)
                .optional()
                .orElse(GENESIS);
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
    }

    private List<Waiting> waiting(String which) {
        return jdbc.sql("select " + ChainEntry.COLUMNS
                        + ", exists (select from audit_entry o where o.nonce = e.nonce and o.id < e.id) as again"
                        + " from audit_unchained u join audit_entry e on e.id = u.entry_id " + which)
                .query((row, number) -> new Waiting(ChainEntry.of(row), row.getBoolean("again")))
                .list();
    }

    /** @param key the key that links are made with, or {@code null} for plain ones */
    private Link link(List<Waiting> waiting, AuditKeys.@Nullable Key key) {
        Link last = head();
        requireSeen(last);
        List<Long> positions = new ArrayList<>();
        List<Long> entries = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        List<Long> refused = new ArrayList<>();
        for (Waiting one : waiting) {
            ChainEntry entry = one.entry();
            if (key != null && !isGenuine(one)) {
                refused.add(entry.id());
                continue;
            }
            last = new Link(
                    last.position() + 1, key == null ? entry.plainLink(last.hash()) : entry.link(key, last.hash()));
            positions.add(last.position());
            entries.add(entry.id());
            hashes.add(last.hash());
        }
        if (!entries.isEmpty()) {
            jdbc.sql("""
                            with linked as (
                              insert into audit_chain (position, entry_id, hash, key_id)
                              select position, entry_id, hash, :key from unnest(:positions, :entries, :hashes) as l (position, entry_id, hash))
                            delete from audit_unchained where entry_id = any (:entries)
                            """)
                    .param("key", key == null ? null : key.id(), Types.VARCHAR)
                    .param("positions", positions.toArray(Long[]::new))
                    .param("entries", entries.toArray(Long[]::new))
                    .param("hashes", hashes.toArray(String[]::new))
                    .update();
        }
        if (!refused.isEmpty()) {
            refuse(refused);
        }
        see(last);
        return last;
    }

    /** Once it has committed: what was rolled back was never there. */
    private void see(Link head) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                seen = head;
            }
        });
    }

    private boolean isGenuine(Waiting waiting) {
        ChainEntry entry = waiting.entry();
        return !waiting.again()
                && keys.of(entry.keyId()).filter(entry::isSealedWith).isPresent();
    }

    private void refuse(List<Long> entries) {
        log.error(
                "The log holds entries that this program did not make (no seal of its key): {}. They are not linked.",
                entries);
        jdbc.sql("""
                        with refused as (insert into audit_refused (entry_id, at) select id, :at from unnest(:entries) as r (id))
                        delete from audit_unchained where entry_id = any (:entries)
                        """)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("entries", entries.toArray(Long[]::new))
                .update();
    }

    /** Nobody but the sequencers writes the chain: what this instance has seen is still there, or somebody else was at it. */
    private void requireSeen(Link head) {
        Link known = seen;
        if (known == null || known.equals(head) || known.position() == 0) {
            return;
        }
        String hash = jdbc.sql("select hash from audit_chain where position = ?")
                .param(known.position())
                .query(String.class)
                .optional()
                .orElse("");
        if (!hash.equals(known.hash())) {
            changed = known;
            log.error("The log's chain was cut or linked anew: its link {} was {}", known.position(), known.hash());
        }
    }

    private void sayOnce(String what) {
        if (said.add(what)) {
            log.error(what);
        }
    }

    private record Waiting(ChainEntry entry, boolean again) {}
}
