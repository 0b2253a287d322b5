package cn.ziping.scoring;

import cn.ziping.shared.Points;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What several kinds of rule say and do alike about zero denominators. */
final class Zero {

    private Zero() {}

    static List<Message> say(List<Message> sentences, @Nullable ZeroChoice choice) {
        if (choice == null) {
            return sentences;
        }
        List<Message> all = new ArrayList<>(sentences);
        all.add(Message.of("rule.zero." + choice));
        return all;
    }

    /** The points after a quantity could not be read: by the stated choice if a denominator was zero, else none. */
    static @Nullable Points points(Leaf leaf) {
        ZeroChoice choice = leaf.zero();
        if (choice == null || !leaf.missing().isEmpty()) {
            return null;
        }
        return switch (choice) {
            case FULL_POINTS -> leaf.full();
            case NO_POINTS -> Points.ZERO;
            case INCOMPLETE -> null;
        };
    }
}
