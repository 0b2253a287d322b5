package cn.ziping.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Walks the whole chain and holds it against its entries and against everything that saw it before. */
@Component
@RequiredArgsConstructor
class ChainCheck {

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final AuditKeys keys;
    private final AuditChain chain;
    private final AuditCheckpoints checkpoints;

    /** How many links there are to walk. */
    long total() {
        return chain.head().position();
    }

    /** The entries that the sequencer did not link because the program did not make them. */
    List<Long> unsealed() {
        return jdbc.sql("select entry_id from audit_refused order by entry_id")
                .query(Long.class)
                .list();
    }

    Optional<ChainFault> firstFault() {
        return firstFault(done -> {});
    }

    /**
     * @param progress is told how many links have been walked
     * @return the first fault; empty where all is as written
     */
    Optional<ChainFault> firstFault(LongConsumer progress) {
        List<AuditCheckpoint> seen = checkpoints.all();
        for (AuditCheckpoint checkpoint : seen) {
            ChainFault fault = fault(checkpoint);
            if (fault != null) {
                return Optional.of(fault);
            }
        }
        // What saw the chain stands outside the database where it can: the file's checkpoint, and this instance itself.
        List<AuditChain.Link> witnesses =
                new ArrayList<>(seen.stream().map(AuditCheckpoint::link).toList());
        List<AuditCheckpoint> filed = checkpoints.filed();
        for (AuditCheckpoint one : filed) {
            if (fault(one) == null) {
                witnesses.add(one.link());
            } else if (keys.of(one.key()).isPresent()) {
                return Optional.of(new ChainFault(ChainFault.Kind.RELINKED, one.position(), null));
            }
        }
        if (seen.isEmpty() && !filed.isEmpty()) {
            // It was sealed once, and now says that it never was.
            return Optional.of(new ChainFault(
                    ChainFault.Kind.RELINKED, filed.get(filed.size() - 1).position(), null));
        }
        chain.changed().ifPresent(witnesses::add);
        chain.seen().ifPresent(witnesses::add);
        Map<Long, String> expected = new HashMap<>();
        for (AuditChain.Link witness : witnesses) {
            if (witness.position() == 0) {
                continue;
            }
            String other = expected.putIfAbsent(witness.position(), witness.hash());
            if (other != null && !other.equals(witness.hash())) {
                return Optional.of(new ChainFault(ChainFault.Kind.RELINKED, witness.position(), null));
            }
        }
        return walk(seen.isEmpty() ? Long.MAX_VALUE : seen.get(0).position(), expected, progress);
    }

    private @Nullable ChainFault fault(AuditCheckpoint checkpoint) {
        AuditKeys.Key key = keys.of(checkpoint.key()).orElse(null);
        if (key == null) {
            return new ChainFault(ChainFault.Kind.UNKNOWN_KEY, checkpoint.position(), null);
        }
        return checkpoint.isSealedWith(key)
                ? null
                : new ChainFault(ChainFault.Kind.RELINKED, checkpoint.position(), null);
    }

    /**
     * @param plainUntil the last position whose link may be a plain hash
     * @param expected the hashes that were seen, by position
     */
    private Optional<ChainFault> walk(long plainUntil, Map<Long, String> expected, LongConsumer progress) {
        long position = 0;
        String previous = AuditChain.GENESIS.hash();
        while (true) {
            List<ChainedEntry> links = jdbc.sql("select c.position, c.entry_id, c.hash, c.key_id as link_key, "
                            + ChainEntry.COLUMNS
                            + " from audit_chain c left join audit_entry e on e.id = c.entry_id"
                            + " where c.position > ? order by c.position limit " + BATCH)
                    .param(position)
                    .query((row, number) -> new ChainedEntry(
                            row.getLong("position"),
                            row.getLong("entry_id"),
                            row.getString("hash"),
                            row.getString("link_key"),
                            row.getObject("at") == null ? null : ChainEntry.of(row)))
                    .list();
            for (ChainedEntry link : links) {
                position++;
                if (link.position() != position) {
                    return Optional.of(new ChainFault(ChainFault.Kind.MISSING, position, null));
                }
                ChainFault.Kind fault = fault(link, previous, plainUntil);
                if (fault == null
                        && !expected.getOrDefault(position, link.hash()).equals(link.hash())) {
                    fault = ChainFault.Kind.RELINKED;
                }
                if (fault != null) {
                    return Optional.of(new ChainFault(fault, position, link.entryId()));
                }
                previous = link.hash();
            }
            progress.accept(position);
            if (links.size() < BATCH) {
                return end(position, expected);
            }
        }
    }

    private ChainFault.@Nullable Kind fault(ChainedEntry link, String previous, long plainUntil) {
        ChainEntry entry = link.entry();
        if (entry == null) {
            return ChainFault.Kind.ALTERED;
        }
        if (link.key() == null) {
            boolean plain = link.position() <= plainUntil;
            return !plain
                    ? ChainFault.Kind.RELINKED
                    : entry.plainLink(previous).equals(link.hash()) ? null : ChainFault.Kind.ALTERED;
        }
        AuditKeys.Key key = keys.of(link.key()).orElse(null);
        AuditKeys.Key sealedWith = keys.of(entry.keyId()).orElse(null);
        if (key == null || (entry.keyId() != null && sealedWith == null)) {
            return ChainFault.Kind.UNKNOWN_KEY;
        }
        boolean holds = sealedWith != null
                && entry.isSealedWith(sealedWith)
                && entry.link(key, previous).equals(link.hash());
        return holds ? null : ChainFault.Kind.ALTERED;
    }

    private Optional<ChainFault> end(long last, Map<Long, String> expected) {
        long reached =
                expected.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
        if (reached > last) {
            return Optional.of(new ChainFault(ChainFault.Kind.CUT, last + 1, null));
        }
        return jdbc.sql("""
                        select e.id from audit_entry e
                        where not exists (select from audit_chain c where c.entry_id = e.id)
                          and not exists (select from audit_unchained u where u.entry_id = e.id)
                          and not exists (select from audit_refused r where r.entry_id = e.id)
                        order by e.id limit 1
                        """)
                .query(Long.class)
                .optional()
                .map(id -> new ChainFault(ChainFault.Kind.UNLINKED, last + 1, id));
    }

    private record ChainedEntry(
            long position,
            long entryId,
            String hash,
            @Nullable String key,
            @Nullable ChainEntry entry) {}
}
