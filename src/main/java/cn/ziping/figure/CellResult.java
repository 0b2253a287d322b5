package cn.ziping.figure;

import cn.ziping.shared.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an edit.
 *
 * @param state what became of it
 * @param was what the edit replaces, where what was typed still stands in the field; {@code null} where that is the stored
 *     value
 * @param typed what was typed
 * @param message the code of the message at the cell, or {@code null}
 * @param arguments the message's arguments
 */
public record CellResult(
        State state,
        @Nullable String was,
        String typed,
        @Nullable String message,
        List<String> arguments) {

    /** What can become of an edit. */
    public enum State {
        SAVED,
        UNCHANGED,
        /** What was typed cannot stand here; the stored value stays. */
        INVALID,
        /** Somebody else changed the cell meanwhile; theirs is stored, both are shown. */
        CONFLICT,
        /** Typed in a session that had ended: shown again, not saved. */
        UNSAVED
    }

    static CellResult saved(String typed) {
        return new CellResult(State.SAVED, null, typed, null, List.of());
    }

    static CellResult unchanged(String typed) {
        return new CellResult(State.UNCHANGED, null, typed, null, List.of());
    }

    static CellResult invalid(CellEdit edit, RefusedException why) {
        return new CellResult(State.INVALID, edit.was(), edit.typed(), why.code(), why.arguments());
    }

    /** The one case in which the next edit replaces what the other wrote: both have been seen. */
    static CellResult conflict(String typed, String stored, String who) {
        String code = stored.isEmpty() ? "cell.conflict.cleared" : "cell.conflict";
        return new CellResult(State.CONFLICT, null, typed, code, List.of(stored, who));
    }

    public static CellResult unsaved(CellEdit edit) {
        return new CellResult(State.UNSAVED, edit.was(), edit.typed(), "cell.unsaved", List.of());
    }

    /** Whether what the person typed still stands in the field, unsaved. */
    public boolean open() {
        return state == State.INVALID || state == State.CONFLICT || state == State.UNSAVED;
    }
}
