package cn.ziping.figure;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds what was probably meant by a text that is none of those known. */
public final class NearestTexts {

    private static final int NEAREST = 3;

    private NearestTexts() {}

    /** The texts nearest to one that is none of them: the fewest letters to be changed, at most three of them. */
    public static List<String> to(String text, Collection<String> among) {
        return among.stream()
                .map(candidate -> Map.entry(between(text, candidate), candidate))
                .filter(candidate -> candidate.getKey()
                        < Math.max(text.length(), candidate.getValue().length()))
                .sorted(Map.Entry.comparingByKey())
                .limit(NEAREST)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** How many letters have to be put in, taken out or exchanged to make one text of another (Levenshtein). */
    private static int between(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int exchanged = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
