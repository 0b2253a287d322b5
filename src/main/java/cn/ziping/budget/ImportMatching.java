package cn.ziping.budget;

import cn.ziping.shared.MoneyUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file is read: of each sheet which row holds the headings, what its columns mean, what its lines are where no column
 * says so, and the unit of its amounts.
 *
 * @param sheets the sheets that are read, in order
 */
public record ImportMatching(List<Sheet> sheets) {

    private static final int LETTERS = 26;

    public ImportMatching {
        sheets = List.copyOf(sheets);
    }

    /** What a column means. */
    public enum Meaning {
        IGNORED,
        NAME,
        KIND,
        OFFICE,
        ORIGINAL,
        ADJUSTMENT,
        /** 全年预算数: what the adjustment has to make of the original budget. */
        ANNUAL,
        MONTH_1,
        MONTH_2,
        MONTH_3,
        MONTH_4,
        MONTH_5,
        MONTH_6,
        MONTH_7,
        MONTH_8,
        MONTH_9,
        MONTH_10,
        MONTH_11,
        MONTH_12;

        /** Whether the column holds amounts. */
        boolean isMoney() {
            return ordinal() >= ORIGINAL.ordinal();
        }
    }

    /**
     * A sheet.
     *
     * @param name its name
     * @param read whether it is read
     * @param headingRow the row of its headings, from 1
     * @param headings the headings
     * @param meanings what the column under each means
     * @param kind what its lines are, where no column says so
     * @param unit the unit of its amounts
     */
    public record Sheet(
            String name,
            boolean read,
            int headingRow,
            List<String> headings,
            List<Meaning> meanings,
            LineKind kind,
            MoneyUnit unit) {

        public Sheet {
            headings = List.copyOf(headings);
            meanings = List.copyOf(meanings);
        }

        /** The letters of the column that means this, or {@code ""} where none does. */
        String letters(Meaning meaning) {
            int column = meanings.indexOf(meaning);
            return column < 0 ? "" : ImportMatching.letters(column);
        }

        /** Whether it can be read: it has one column of names, one of amounts, and no meaning but 不导入 twice. */
        public boolean isComplete() {
            List<Meaning> meant = meanings.stream()
                    .filter(meaning -> meaning != Meaning.IGNORED)
                    .toList();
            return meant.contains(Meaning.NAME)
                    && meant.stream().anyMatch(Meaning::isMoney)
                    && meant.stream().distinct().count() == meant.size();
        }
    }

    /** The sheet of that name, or {@code null}. */
    @Nullable
    Sheet sheet(String name) {
        return sheets.stream()
                .filter(sheet -> sheet.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The letters of a column, from 0: A, B … Z, AA. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / LETTERS - 1) {
            letters.insert(0, (char) ('A' + rest % LETTERS));
        }
        return letters.toString();
    }

    /** Whether every sheet that is read can be, and one is. */
    public boolean isComplete() {
        return sheets.stream().anyMatch(Sheet::read)
                && sheets.stream().filter(Sheet::read).allMatch(Sheet::isComplete);
    }
}
