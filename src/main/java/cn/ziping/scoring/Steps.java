package cn.ziping.scoring;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

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
}
