package cn.ziping.rollout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A preview on its way or done.
 *
 * @param id its id
 * @param schemeId the draft
 * @param edits how often the draft had been edited when it began
 * @param years the years
 * @param total how many evaluations there are
 * @param done how many of them are compared
 * @param state where it stands
 * @param startedAt when it began
 */
public record Rollout(
        UUID id, UUID schemeId, int edits, List<Integer> years, int total, int done, State state, Instant startedAt) {

    /** Where a preview stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }
}
