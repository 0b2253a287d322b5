package cn.ziping.figure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a person typed into a cell.
 *
 * @param cell the cell's path within its sheet
 * @param was what the field showed when it was filled
 * @param typed what it shows now
 * @param sample whether the value was made up for the demo; never so from a form
 * @param note the note of it that was kept while it was typed, or {@code null}; it goes when the edit is saved
 */
public record CellEdit(String cell, String was, String typed, boolean sample, CellDrafts.@Nullable Note note) {

    public CellEdit(String cell, String was, String typed, boolean sample) {
        this(cell, was, typed, sample, null);
    }

    /** The names of the three fields of a cell in a form; they stand in this order, cell after cell. */
    private static final String CELL = "cell";

    private static final String WAS = "was";
    private static final String VALUE = "value";

    /**
     * The edits of a posted form.
     *
     * @throws ResponseStatusException 400 if the form holds no cells, or not three fields of each
     */
    public static List<CellEdit> of(MultiValueMap<String, String> form) {
        List<String> cells = form.getOrDefault(CELL, List.of());
        List<String> was = form.getOrDefault(WAS, List.of());
        List<String> values = form.getOrDefault(VALUE, List.of());
        if (cells.isEmpty() || cells.size() != was.size() || cells.size() != values.size()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        CellDrafts.Note note = CellDrafts.Note.of(form.getFirst("notePage"), form.getFirst("noteSeq"));
        List<CellEdit> edits = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            edits.add(new CellEdit(cells.get(i), was.get(i), values.get(i), false, note));
        }
        return edits;
    }
}
