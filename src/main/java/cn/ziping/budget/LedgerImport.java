package cn.ziping.budget;

import cn.ziping.shared.FiscalYear;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import on its way or done.
 *
 * @param id its id
 * @param departmentId whose ledger
 * @param year of which year
 * @param fileName the file's name
 * @param sha256 the file's SHA-256
 * @param state where it stands
 * @param done how many rows have been read
 * @param leftOut how many rows were not read as lines: sums, and who filled the list in
 * @param refusal why the file is refused, or could not be written: the message's code and its arguments, or empty
 * @param matching what the columns mean, or {@code null} before anything could be guessed
 * @param counts how many rows there are of each kind, or {@code null} before they were compared
 * @param moved what changed in the ledger between the comparison that was confirmed and this one, at most
 *     {@link #MOVES_LISTED}; empty where nothing did
 */
public record LedgerImport(
        UUID id,
        UUID departmentId,
        FiscalYear year,
        String fileName,
        String sha256,
        State state,
        int done,
        int leftOut,
        List<String> refusal,
        @Nullable ImportMatching matching,
        @Nullable Counts counts,
        List<Move> moved) {

    /** How many changes of the ledger are kept to be shown. */
    public static final int MOVES_LISTED = 200;

    /** Where an import stands. */
    public enum State {
        /** A person says what the columns mean. */
        MATCHING,
        READING,
        /** Compared with the ledger; nothing has been written. */
        READY,
        APPLYING,
        APPLIED,
        /** The file cannot be read. */
        REFUSED,
        FAILED;

        public boolean isRunning() {
            return this == READING || this == APPLYING;
        }
    }

    /** What a row of the file means for the ledger. */
    public enum RowState {
        /** Something of it cannot stand. */
        WRONG,
        CHANGED,
        NEW,
        UNCHANGED
    }

    /**
     * How many rows there are of each kind.
     *
     * @param added new lines
     * @param changed lines that change
     * @param unchanged lines that stay as they are
     * @param wrong rows with something that cannot stand
     */
    public record Counts(int added, int changed, int unchanged, int wrong) {

        /** How many there are of one. */
        public int of(RowState state) {
            return switch (state) {
                case WRONG -> wrong;
                case CHANGED -> changed;
                case NEW -> added;
                case UNCHANGED -> unchanged;
            };
        }

        /** Whether all rows can stand and one of them says something new. */
        public boolean mayBeWritten() {
            return wrong == 0 && added + changed > 0;
        }
    }

    /**
     * A row as the dry run lists it.
     *
     * @param number its place among all rows that were read, from 1
     * @param sheet the sheet
     * @param row the row, from 1
     * @param kind what the line is
     * @param name the line's name
     * @param office the office that the file gives, where the line has another; else {@code null}
     * @param changes the cells that change
     * @param wrong what cannot stand
     */
    public record Row(
            int number,
            String sheet,
            int row,
            LineKind kind,
            String name,
            @Nullable OfficeChange office,
            List<Change> changes,
            List<Wrong> wrong) {}

    /**
     * A cell that changes. Amounts are in 元.
     *
     * @param column the column
     * @param letters the letters of the file's column that says so
     * @param before what stands there, or {@code null}
     * @param after what would stand there
     */
    public record Change(
            LedgerColumn column,
            String letters,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {}

    /**
     * Another office.
     *
     * @param letters the letters of the file's column that says so
     * @param before the one that the line belongs to, or {@code null}
     * @param after the one that it would
     */
    public record OfficeChange(String letters, @Nullable String before, String after) {}

    /**
     * Something that cannot stand.
     *
     * @param column the column's letters, or empty where it is the row
     * @param code the message's code
     * @param arguments its arguments
     */
    public record Wrong(String column, String code, List<String> arguments) {}

    /**
     * Something in the ledger that somebody changed in between.
     *
     * @param kind what the line is
     * @param name the line's name
     * @param what {@code ADDED}, {@code REMOVED}, {@code NAME}, {@code OFFICE}, {@code CLOSED}, {@code OPENED}, or the
     *     name of a {@link LedgerColumn}
     * @param before what stood there, amounts in 元; empty for a blank
     * @param after what stands there now
     */
    public record Move(LineKind kind, String name, String what, String before, String after) {}
}
