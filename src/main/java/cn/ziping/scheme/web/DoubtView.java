package cn.ziping.scheme.web;

import cn.ziping.scheme.SchemeEditor;
import cn.ziping.scheme.Wording;
import cn.ziping.scoring.SchemeDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something in a draft that cannot stand, or is probably not meant as it does.
 *
 * @param said what, in words
 * @param address the page where it can be changed, below that of the draft; empty for that page itself
 */
record DoubtView(String said, String address) {

    static List<DoubtView> of(SchemeEditor.Draft draft, Wording wording, Locale locale) {
        return of(draft, draft.doubts().found(), wording, locale);
    }

    /** Doubts or problems, each with the page of the rule that it is about. */
    static List<DoubtView> of(
            SchemeEditor.Draft draft, List<SchemeDefinition.Problem> found, Wording wording, Locale locale) {
        Map<String, String> rules = new HashMap<>();
        Stream.concat(draft.nodes().stream(), draft.extras().stream())
                .filter(node -> !node.isDimension())
                .forEach(node -> rules.putIfAbsent(node.code(), "/nodes/%s/rule".formatted(node.id())));
        return found.stream()
                .map(doubt -> new DoubtView(
                        wording.text(doubt.said(), locale),
                        rules.getOrDefault(
                                doubt.indicator(),
                                doubt.pointer().startsWith("/adjustments") ? "/parts/adjustments" : "")))
                .toList();
    }
}
