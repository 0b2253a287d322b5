package cn.ziping.scoring;

import cn.ziping.shared.Points;

/**
 * A printed line between the sum of the leaves and the total: a cap, a veto, redistributed points, a bonus or a penalty.
 *
 * @param kind which of them
 * @param reason why
 * @param amount the signed amount
 */
public record Adjustment(Kind kind, Message reason, Points amount) {

    /** The kinds of adjustment; the names are published. */
    public enum Kind {
        CAP,
        VETO,
        REDISTRIBUTION,
        BONUS,
        PENALTY
    }
}
