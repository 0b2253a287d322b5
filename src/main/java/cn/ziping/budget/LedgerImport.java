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
 * @param refusal why the file is refused: the message's code and its arguments, or empty
 * @param matching what the columns mean, or {@code null} before anything could be guessed
 * @param changed whether the ledger changed after the file had been compared, so that it was compared anew
 */
public record LedgerImport(
        UUID id,
        UUID departmentId,
        FiscalYear year,
        String fileName,
        String sha256,
        State state,
        int done,
        List<String> refusal,
        @Nullable ImportMatching matching,
        boolean changed) {

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

    /**
     * How many rows there are of each kind.
     *
     * @param added new lines
     * @param changed lines that change
     * @param unchanged lines that stay as they are
     * @param wrong rows with something that cannot stand
     */
    public record Counts(int added, int changed, int unchanged, int wrong) {}

    /**
     * A row as the dry run lists it.
     *
     * @param sheet the sheet
     * @param row the row, from 1
     * @param state {@code NEW}, {@code CHANGED} or {@code WRONG}
     * @param kind what the line is
     * @param name the line's name
     * @param changes the cells that change
     * @param officeBefore the office that the line belongs to, where the file gives another; else {@code null}
     * @param officeAfter the office that the file gives, where it is another; else {@code null}
     * @param moved whether it stands otherwise than when it was compared before
     * @param wrong what cannot stand
     */
    public record Row(
            String sheet,
            int row,
            String state,
            String kind,
            String name,
            List<Change> changes,
            @Nullable String officeBefore,
            @Nullable String officeAfter,
            boolean moved,
            List<Wrong> wrong) {}

    /**
     * A cell that changes. Amounts are in 元.
     *
     * @param column the column
     * @param before what stands there, or {@code null}
     * @param after what would stand there
     */
    public record Change(
            LedgerColumn column,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {}

    /**
     * Something that cannot stand.
     *
     * @param column the column's letters, or empty where it is the row
     * @param code the message's code
     * @param arguments its arguments
     */
    public record Wrong(String column, String code, List<String> arguments) {}
}
