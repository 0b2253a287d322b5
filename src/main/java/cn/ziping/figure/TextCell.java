package cn.ziping.figure;

import cn.ziping.shared.CellKey;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A cell that takes words. */
public final class TextCell implements TypedCell {

    private final CellKey key;
    private final UnaryOperator<String> reader;
    private final Supplier<@Nullable String> getter;
    private final BiConsumer<@Nullable String, Boolean> setter;

    /**
     * @param reader brings typed words into the stored form, empty for a blank; refuses what cannot stand
     * @param setter puts the words, and whether they were made up for the demo
     */
    public TextCell(
            CellKey key,
            UnaryOperator<String> reader,
            Supplier<@Nullable String> getter,
            BiConsumer<@Nullable String, Boolean> setter) {
        this.key = key;
        this.reader = reader;
        this.getter = getter;
        this.setter = setter;
    }

    @Override
    public CellKey key() {
        return key;
    }

    @Override
    public @Nullable String stored() {
        return getter.get();
    }

    @Override
    public Optional<String> read(String typed) {
        return Optional.of(reader.apply(typed)).filter(words -> !words.isEmpty());
    }

    @Override
    public String show(String stored) {
        return stored;
    }

    @Override
    public void put(@Nullable String value, boolean sample) {
        setter.accept(value, sample);
    }
}
