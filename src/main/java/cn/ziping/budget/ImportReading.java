package cn.ziping.budget;

import cn.ziping.budget.ImportMatching.Meaning;
import cn.ziping.shared.Money;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.TypedText;
import cn.ziping.sheet.RowConsumer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of a file as lines of a ledger, by what its columns mean. Rows of sums are left out, blanks say nothing, and what
 * cannot stand is noted at its cell and does not stop the rest.
 */
final class ImportReading implements RowConsumer {

    private static final int NAME_LIMIT = 200;
    private static final int OFFICE_LIMIT = 100;
    private static final Pattern SUM =
            Pattern.compile("(合\\s*计|小\\s*计|总\\s*计|sum|total)(?:[:：].*)?", Pattern.CASE_INSENSITIVE);

    /** Who filled a list in, and notes below it, where a row begins with it: a project's remarks may begin so too. */
    private static final Pattern FOOTER =
            Pattern.compile("(填表人|填报人|制表人|制表|审核人|审核|复核人|负责人|单位负责人|联系电话|日期|注|备注|说明)\\s*[:：].*");

    private final Map<String, ImportMatching.Sheet> sheets = new HashMap<>();
    private final LineCatalog catalog;
    private final Map<String, LineKind> kinds;
    private final Consumer<Read> rows;
    private int number;
    private int leftOut;

    /**
     * A row as it was read.
     *
     * @param number its place among all rows that were read, from 1
     * @param sheet its sheet
     * @param row its row in the sheet, from 1
     * @param kind what the line is
     * @param name the line's name; empty where it cannot stand
     * @param office its office, or {@code null} where the file says nothing
     * @param amounts its amounts in 元, in the order of {@link LedgerColumn}; {@code null} where the file says nothing
     * @param annual 全年预算数 in 元, or {@code null}
     * @param wrong what cannot stand
     */
    record Read(
            int number,
            String sheet,
            int row,
            LineKind kind,
            String name,
            @Nullable String office,
            @Nullable BigDecimal[] amounts,
            @Nullable BigDecimal annual,
            List<LedgerImport.Wrong> wrong) {}

    /**
     * @param kinds what the kinds are called in a column of kinds
     * @param rows takes the rows
     */
    ImportReading(ImportMatching matching, LineCatalog catalog, Map<String, LineKind> kinds, Consumer<Read> rows) {
        matching.sheets().stream().filter(ImportMatching.Sheet::read).forEach(sheet -> sheets.put(sheet.name(), sheet));
        this.catalog = catalog;
        this.kinds = kinds;
        this.rows = rows;
    }

    @Override
    public void row(String sheetName, int rowNumber, List<String> cells) {
        ImportMatching.Sheet sheet = sheets.get(sheetName);
        if (sheet == null || rowNumber <= sheet.headingRow()) {
            return;
        }
        String name = cell(sheet, cells, Meaning.NAME);
        if (SUM.matcher(name.strip()).matches() || isSumElsewhere(name, cells) || isFooter(cells)) {
            leftOut++;
            return;
        }
        List<LedgerImport.Wrong> wrong = new ArrayList<>();
        LineKind kind = kind(sheet, cells, wrong);
        String named = name(sheet, kind, name, wrong);
        String office = office(sheet, cells, wrong);
        @Nullable BigDecimal[] amounts = new BigDecimal[LedgerColumn.values().length];
        BigDecimal annual = null;
        boolean any = false;
        for (int i = 0; i < sheet.meanings().size(); i++) {
            Meaning meaning = sheet.meanings().get(i);
            if (!meaning.isMoney() || i >= cells.size()) {
                continue;
            }
            if (!isOf(kind, meaning)) {
                if (!cells.get(i).isBlank()) {
                    wrong.add(new LedgerImport.Wrong(ImportMatching.letters(i), "refused.import.column", List.of()));
                }
                continue;
            }
            BigDecimal amount = amount(sheet.unit(), meaning, cells.get(i), i, wrong);
            any |= !cells.get(i).isBlank();
            if (meaning == Meaning.ANNUAL) {
                annual = amount;
            } else {
                amounts[LedgerColumn.valueOf(meaning.name()).ordinal()] = amount;
            }
        }
        if (name.isBlank() && !any) {
            return;
        }
        number++;
        rows.accept(new Read(number, sheetName, rowNumber, kind, named, office, amounts, annual, wrong));
    }

    /** How many rows were passed over: sums, and notes below a list. */
    int leftOut() {
        return leftOut;
    }

    private static boolean isFooter(List<String> cells) {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return FOOTER.matcher(cell.strip()).matches();
            }
        }
        return false;
    }

    /** Whether a line of the kind has such an amount. */
    private static boolean isOf(LineKind kind, Meaning meaning) {
        return meaning == Meaning.ANNUAL || kind.section().columns().contains(LedgerColumn.valueOf(meaning.name()));
    }

    /** A 合计 may stand before the column of names, in that of numbers. */
    private static boolean isSumElsewhere(String name, List<String> cells) {
        return name.isBlank()
                && cells.stream().anyMatch(cell -> SUM.matcher(cell.strip()).matches());
    }

    private LineKind kind(ImportMatching.Sheet sheet, List<String> cells, List<LedgerImport.Wrong> wrong) {
        String typed = cell(sheet, cells, Meaning.KIND).strip();
        if (typed.isEmpty()) {
            return sheet.kind();
        }
        LineKind kind = kinds.get(typed);
        if (kind == null) {
            wrong.add(wrong(sheet, Meaning.KIND, new RefusedException("import.kind", typed)));
            return sheet.kind();
        }
        return kind;
    }

    private String name(ImportMatching.Sheet sheet, LineKind kind, String typed, List<LedgerImport.Wrong> wrong) {
        try {
            return catalog.named(kind, TypedText.line(typed, NAME_LIMIT));
        } catch (RefusedException refusal) {
            wrong.add(wrong(sheet, Meaning.NAME, refusal));
            return "";
        }
    }

    private static @Nullable String office(
            ImportMatching.Sheet sheet, List<String> cells, List<LedgerImport.Wrong> wrong) {
        try {
            String office = TypedText.optionalLine(cell(sheet, cells, Meaning.OFFICE), OFFICE_LIMIT);
            return office.isEmpty() ? null : office;
        } catch (RefusedException refusal) {
            wrong.add(wrong(sheet, Meaning.OFFICE, refusal));
            return null;
        }
    }

    private static @Nullable BigDecimal amount(
            MoneyUnit unit, Meaning meaning, String typed, int column, List<LedgerImport.Wrong> wrong) {
        try {
            return NumberText.parseMoney(typed, unit, meaning == Meaning.ADJUSTMENT)
                    .map(Money::yuan)
                    .orElse(null);
        } catch (RefusedException refusal) {
            wrong.add(new LedgerImport.Wrong(ImportMatching.letters(column), refusal.code(), refusal.arguments()));
            return null;
        }
    }

    private static String cell(ImportMatching.Sheet sheet, List<String> cells, Meaning meaning) {
        int column = sheet.meanings().indexOf(meaning);
        return column < 0 || column >= cells.size() ? "" : cells.get(column);
    }

    private static LedgerImport.Wrong wrong(ImportMatching.Sheet sheet, Meaning meaning, RefusedException refusal) {
        return new LedgerImport.Wrong(sheet.letters(meaning), refusal.code(), refusal.arguments());
    }
}
