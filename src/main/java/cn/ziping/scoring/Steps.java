package cn.ziping.scoring;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a trace as they are said: codes and exact values, put into messages when they are read. Only the leaf that
 * is being scored adds to it; to everybody else it is a list that does not change.
 */
final class Steps extends AbstractList<Message> implements RandomAccess {

    private Object[][] values = new Object[4][];
    private String[] codes = new String[4];
    private int size;

    void say(String code, Object[] arguments) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        codes[size] = code;
        values[size] = arguments;
        size++;
    }

    @Override
    public Message get(int index) {
        Objects.checkIndex(index, size);
        return Message.of(codes[index], values[index]);
    }

    @Override
    public int size() {
        return size;
    }

    /** Those said from one on, but for some codes; they are looked for when somebody reads them. */
    List<Message> since(int from, Set<String> without) {
        return new Selected(from, size, without);
    }

    private final class Selected extends AbstractList<Message> {

        private final int from;
        private final int to;
        private final Set<String> without;
        private int @Nullable [] found;

        Selected(int from, int to, Set<String> without) {
            this.from = from;
            this.to = to;
            this.without = without;
        }

        private int[] found() {
            if (found == null) {
                found = IntStream.range(from, to)
                        .filter(index -> !without.contains(codes[index]))
                        .toArray();
            }
            return found;
        }

        @Override
        public Message get(int index) {
            return Steps.this.get(found()[index]);
        }

        @Override
        public int size() {
            return found().length;
        }
    }
}
