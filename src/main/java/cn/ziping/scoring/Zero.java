package cn.ziping.scoring;

import cn.ziping.shared.Points;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What several kinds of rule say and do alike about zero denominators. */
final class Zero {

    private Zero() {}

    /** The sentences of a rule and, each once, what its quantities say of zero, and what counts where they differ. */
    static List<Message> say(List<Message> sentences, List<Message> zeroWording) {
        List<Message> all = new ArrayList<>(sentences);
        zeroWording.stream().distinct().forEach(all::add);
        if (zeroWording.stream()
                        .map(Message::code)
                        .filter(code -> code.startsWith("rule.zero.") || code.startsWith("rule.few-peers."))
                        .distinct()
                        .count()
                > 1) {
            all.add(Message.of("rule.zero-strictest"));
        }
        return all;
    }

    /** What it means that a divisor is zero; a constant needs no words for that. */
    static List<Message> sentences(ZeroChoice choice, Quantity divisor) {
        return divisor.inputs().isEmpty() ? List.of() : List.of(Message.of("rule.zero." + choice, divisor.wording()));
    }

    /** The points after a quantity could not be read: by the strictest choice that the rule states for it, else none. */
    static @Nullable Points points(Leaf leaf) {
        Set<ZeroChoice> choices = leaf.zeros();
        if (choices.size() > 1) {
            leaf.step("trace.zero-strictest");
        }
        Fraction settled = leaf.settled();
        if (!leaf.missing().isEmpty() || (choices.isEmpty() && settled == null)) {
            return null;
        }
        if (settled != null && !choices.contains(ZeroChoice.NO_POINTS)) {
            return leaf.share(settled);
        }
        return switch (Collections.max(choices)) {
            case FULL_POINTS -> leaf.full();
            case NO_POINTS -> Points.ZERO;
            case INCOMPLETE -> null;
        };
    }
}
