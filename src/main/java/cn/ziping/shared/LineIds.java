package cn.ziping.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Carries the ids of lines over to what the lines became. A line that is the same keeps its id, wherever it went; one that
 * was reworded in its place keeps it too; what is new gets a new one. No id is given twice.
 */
public final class LineIds {

    /** From how many letter pairs of a hundred in common a line counts as reworded, where lines came or went beside it. */
    private static final int ALIKE = 50;

    private static final int NONE = -1;

    private final List<UUID> ids;
    private final List<String> before;
    private final List<String> after;

    /** For each new line, the old one that it was. */
    private final int[] was;

    private final boolean[] taken;

    private LineIds(List<UUID> ids, List<String> before, List<String> after) {
        this.ids = ids;
        this.before = before;
        this.after = after;
        this.was = new int[after.size()];
        this.taken = new boolean[before.size()];
        Arrays.fill(was, NONE);
    }

    /** New ids for some lines. */
    public static List<UUID> fresh(int lines) {
        return carry(List.of(), List.of(), Collections.nCopies(lines, ""));
    }

    /**
     * @param ids the ids of the lines as they were
     * @param before the lines as they were
     * @param after the lines as they are
     * @return the ids of the lines as they are
     */
    public static List<UUID> carry(List<UUID> ids, List<String> before, List<String> after) {
        if (ids.size() != before.size()) {
            throw new IllegalArgumentException(ids.size() + " ids of " + before.size() + " lines");
        }
        LineIds lines = new LineIds(ids, before, after);
        lines.same();
        lines.reworded();
        return lines.ids();
    }

    private List<UUID> ids() {
        List<UUID> carried = new ArrayList<>();
        for (int old : was) {
            carried.add(old == NONE ? UUID.randomUUID() : ids.get(old));
        }
        return carried;
    }

    /** Lines that begin and end the text as before, then what is the same elsewhere. */
    private void same() {
        int first = 0;
        while (first < after.size() && first < before.size() && take(first, first)) {
            first++;
        }
        int last = 1;
        while (after.size() - last >= first
                && before.size() - last >= first
                && take(before.size() - last, after.size() - last)) {
            last++;
        }
        Map<String, Deque<Integer>> left = new HashMap<>();
        for (int old = 0; old < before.size(); old++) {
            if (!taken[old]) {
                left.computeIfAbsent(before.get(old), line -> new ArrayDeque<>())
                        .add(old);
            }
        }
        for (int now = 0; now < after.size(); now++) {
            Deque<Integer> alike = was[now] == NONE ? left.get(after.get(now)) : null;
            if (alike != null && !alike.isEmpty()) {
                take(alike.remove(), now);
            }
        }
    }

    private boolean take(int old, int now) {
        if (!before.get(old).equals(after.get(now))) {
            return false;
        }
        match(old, now);
        return true;
    }

    private void match(int old, int now) {
        was[now] = old;
        taken[old] = true;
    }

    /** Between two lines that are the same, what stands there now is what stood there. */
    private void reworded() {
        int now = 0;
        while (now < after.size()) {
            int end = now;
            while (end < after.size() && was[end] == NONE) {
                end++;
            }
            if (end > now) {
                int from = now == 0 ? 0 : was[now - 1] + 1;
                int until = end == after.size() ? before.size() : was[end];
                reworded(now, end, free(from, until));
            }
            now = end + 1;
        }
    }

    private List<Integer> free(int from, int until) {
        List<Integer> free = new ArrayList<>();
        for (int old = from; old < until; old++) {
            if (!taken[old]) {
                free.add(old);
            }
        }
        return free;
    }

    private void reworded(int from, int until, List<Integer> free) {
        if (free.size() == until - from) {
            for (int i = 0; i < free.size(); i++) {
                match(free.get(i), from + i);
            }
            return;
        }
        int next = 0;
        for (int now = from; now < until && next < free.size(); now++) {
            int best = mostAlike(after.get(now), free, next);
            if (best != NONE) {
                match(free.get(best), now);
                next = best + 1;
            }
        }
    }

    private int mostAlike(String line, List<Integer> free, int from) {
        Set<String> pairs = pairs(line);
        int best = NONE;
        int most = ALIKE;
        // Lines far away are not what was reworded here, and a long text is not compared with itself line by line.
        for (int i = from; i < Math.min(free.size(), from + 20); i++) {
            int alike = alike(pairs, pairs(before.get(free.get(i))));
            if (alike >= most && (best == NONE || alike > most)) {
                best = i;
                most = alike;
            }
        }
        return best;
    }

    /** Twice the letter pairs in common by those of both (Dice), of a hundred. */
    private static int alike(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return 200 * common.size() / (one.size() + other.size());
    }

    private static Set<String> pairs(String line) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 2 <= line.length(); i++) {
            pairs.add(line.substring(i, i + 2));
        }
        return pairs;
    }
}
