package cn.ziping.evaluation;

import cn.ziping.narrative.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;

/** Words sentences of the document from messages, so that what is put into them stays bound to what it is. */
final class Sentences {

    /** Marks the place of an argument while the message is put together; it stands in no message. */
    private static final char PLACE = '\uE000';

    private static final String COMMA = "wording.comma";
    private static final String SEMICOLON = "wording.semicolon";

    private final MessageSource messages;
    private final Locale locale;

    Sentences(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    String say(String code, Object... arguments) {
        return messages.getMessage(
                code, Arrays.stream(arguments).map(Object::toString).toArray(), locale);
    }

    /**
     * A sentence.
     *
     * @param arguments what is put into it: runs, a list of them, or what is printed as it is
     */
    List<Run> runs(String code, Object... arguments) {
        String sentence = say(
                code,
                IntStream.range(0, arguments.length)
                        .mapToObj(i -> String.valueOf((char) (PLACE + i)))
                        .toArray());
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < sentence.length(); i++) {
            int argument = sentence.charAt(i) - PLACE;
            if (argument >= 0 && argument < arguments.length) {
                add(sentence.substring(from, i), runs);
                add(arguments[argument], runs);
                from = i + 1;
            }
        }
        add(sentence.substring(from), runs);
        return runs;
    }

    /** Several with commas between them. */
    List<Run> commas(List<List<Run>> sentences) {
        return joined(COMMA, sentences);
    }

    /** Several with semicolons between them. */
    List<Run> semicolons(List<List<Run>> sentences) {
        return joined(SEMICOLON, sentences);
    }

    private List<Run> joined(String between, List<List<Run>> sentences) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            add(i == 0 ? "" : say(between), runs);
            add(sentences.get(i), runs);
        }
        return runs;
    }

    /** What opens a paragraph, which is a run of its own, and what follows it. */
    static List<Run> led(String lead, List<Run> rest) {
        List<Run> runs = new ArrayList<>();
        add(lead, runs);
        runs.addAll(rest);
        return runs;
    }

    /** Words beside words are one run. */
    private static void add(Object part, List<Run> runs) {
        if (part instanceof List<?> several) {
            several.forEach(each -> add(each, runs));
            return;
        }
        if (part instanceof Run run && run.reference() != null) {
            runs.add(run);
            return;
        }
        String text = part instanceof Run run ? run.text() : part.toString();
        int last = runs.size() - 1;
        if (text.isEmpty()) {
            return;
        }
        if (last >= 0 && runs.get(last).reference() == null) {
            runs.set(last, Run.words(runs.get(last).text() + text));
        } else {
            runs.add(Run.words(text));
        }
    }
}
