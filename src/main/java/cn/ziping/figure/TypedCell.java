package cn.ziping.figure;

import cn.ziping.shared.CellKey;
import cn.ziping.shared.RefusedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One cell of a sheet, as its owner lets it be typed in. */
public interface TypedCell {

    CellKey key();

    /** The value in its stored form, or {@code null} for a blank. */
    @Nullable
    String stored();

    /**
     * Brings typed text into the stored form; empty for a blank.
     *
     * @throws RefusedException with a message for the cell
     */
    Optional<String> read(String typed);

    /**
     * Brings into the stored form what a field showed before it was typed into; it may show more than can be typed.
     *
     * @throws RefusedException where it shows no value of this cell
     */
    default Optional<String> readShown(String was) {
        return read(was);
    }

    /** A value in its stored form as it stands in the field. */
    String show(String stored);

    /**
     * Puts a value in its stored form, or a blank.
     *
     * @param sample whether it was made up for the demo
     */
    void put(@Nullable String value, boolean sample);

    default String shown() {
        String stored = stored();
        return stored == null ? "" : show(stored);
    }
}
