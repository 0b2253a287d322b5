package cn.ziping.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check of the whole chain, on its way or done.
 *
 * @param id its id
 * @param who the name of the account that asked for it
 * @param at when it was asked for
 * @param total how many links there were
 * @param done how many of them have been walked
 * @param state where it stands
 * @param fault the first fault, or {@code null}
 * @param unsealed how many entries the program did not make
 */
public record AuditCheck(
        UUID id,
        String who,
        Instant at,
        long total,
        long done,
        State state,
        @Nullable ChainFault fault,
        int unsealed) {

    /** Where a check stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** Whether it is done and found every entry as it was written. */
    public boolean whole() {
        return state == State.DONE && fault == null && unsealed == 0;
    }
}
