package cn.ziping.scoring;

import cn.ziping.shared.Points;
import java.util.List;

/**
 * A printed line between the sum of the leaves and the total: a cap, a veto, redistributed points, a bonus or a penalty.
 *
 * @param kind which of them
 * @param reason why
 * @param amount the signed amount
 * @param trace how the amount came about; empty unless the sheet was computed with its traces
 */
public record Adjustment(Kind kind, Message reason, Points amount, List<Message> trace) {

    public Adjustment {
        trace = List.copyOf(trace);
    }

    /** The kinds of adjustment; the names are published. */
    public enum Kind {
        CAP,
        VETO,
        REDISTRIBUTION,
        BONUS,
        PENALTY,
        /** The total kept within 0 and the full marks. */
        LIMIT,
        /** The sum of a dimension, or the total, rounded. */
        ROUNDING,
        /** The full marks converted to others. */
        CONVERSION
    }
}
