package cn.ziping.shared;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
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

    /** How many lines of a gap are compared with how many. */
    private static final int WINDOW = 40;

    /** How many lines beyond its own number a gap looks for what it was. */
    private static final int FAR = 1000;

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
                // Where lines changed places, what lies between two of them is all there is in between; not all of it
                // is near.
                List<Integer> free = free(from, Math.min(until, from + end - now + FAR));
                alike(now, end, free);
                inPlace(now, end, free);
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

    /** A line that may be what another one became. */
    private record Pair(int old, int now, int alike) {}

    /** The most alike first, wherever in the gap; what stands far down in a long one is not looked at. */
    private void alike(int from, int until, List<Integer> free) {
        List<Integer> near = free.subList(0, Math.min(free.size(), WINDOW));
        List<Set<String>> pairsBefore =
                near.stream().map(old -> pairs(before.get(old))).toList();
        List<Pair> found = new ArrayList<>();
        for (int now = from; now < Math.min(until, from + WINDOW); now++) {
            Set<String> pairs = pairs(after.get(now));
            for (int i = 0; i < near.size(); i++) {
                int alike = alike(pairs, pairsBefore.get(i));
                if (alike >= ALIKE) {
                    found.add(new Pair(near.get(i), now, alike));
                }
            }
        }
        found.sort(Comparator.comparingInt(Pair::alike)
                .reversed()
                .thenComparingInt(pair -> Math.abs(pair.old() - pair.now())));
        for (Pair pair : found) {
            if (!taken[pair.old()] && was[pair.now()] == NONE) {
                match(pair.old(), pair.now());
            }
        }
    }

    /** Where as many stand there as stood there, one that is like no other is what stood in its place. */
    private void inPlace(int from, int until, List<Integer> free) {
        if (free.size() == until - from) {
            for (int i = 0; i < free.size(); i++) {
                if (!taken[free.get(i)] && was[from + i] == NONE) {
                    match(free.get(i), from + i);
                }
            }
        }
    }

    /** Twice the letter pairs in common by those of both (Dice), of a hundred. */
    private static int alike(Set<String> one, Set<String> other) {
        boolean oneIsLess = one.size() < other.size();
        Set<String> less = oneIsLess ? one : other;
        Set<String> more = oneIsLess ? other : one;
        // So few cannot be half of both.
        if (less.isEmpty() || 200L * less.size() < (long) ALIKE * (less.size() + more.size())) {
            return 0;
        }
        int common = 0;
        for (String pair : less) {
            if (more.contains(pair)) {
                common++;
            }
        }
        return (int) (200L * common / (one.size() + other.size()));
    }

    private static Set<String> pairs(String line) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 2 <= line.length(); i++) {
            pairs.add(line.substring(i, i + 2));
        }
        return pairs;
    }
}
