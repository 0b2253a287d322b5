package cn.ziping.audit;

import org.jspecify.annotations.Nullable;

/**
 * Where the chain does not hold.
 *
 * @param kind how
 * @param position the position in the chain
 * @param entryId the entry that it is about, where it is known
 */
public record ChainFault(Kind kind, long position, @Nullable Long entryId) {

    /** How a chain fails to hold. The names are stored. */
    public enum Kind {
        /** The entry was altered or removed. */
        ALTERED,
        /** The link itself is missing. */
        MISSING,
        /** An entry is neither linked nor waiting to be: its link was removed. */
        UNLINKED,
        /** The chain is another one than a checkpoint saw. */
        RELINKED,
        /** The chain ends before a checkpoint that it had reached. */
        CUT,
        /** Sealed with a key that this program was not given. */
        UNKNOWN_KEY
    }
}
