package cn.ziping.audit;

import java.time.Instant;
import java.util.List;

/**
 * How far the chain had come at a time. It stands outside the database too, so that the tail cannot be cut off unseen.
 *
 * @param at when
 * @param position the last link's number; 0 of an empty chain
 * @param hash its hash
 * @param key the id of the key it is sealed with
 * @param seal the seal
 */
record AuditCheckpoint(Instant at, long position, String hash, String key, String seal) {

    private static final String PURPOSE = "checkpoint";

    static AuditCheckpoint sealed(Instant at, AuditChain.Link head, AuditKeys.Key key) {
        return new AuditCheckpoint(
                at,
                head.position(),
                head.hash(),
                key.id(),
                key.seal(PURPOSE, List.of(at, head.position(), head.hash())));
    }

    boolean isSealedWith(AuditKeys.Key key) {
        return key.sealed(PURPOSE, List.of(at, position, hash), seal);
    }

    AuditChain.Link link() {
        return new AuditChain.Link(position, hash);
    }
}
