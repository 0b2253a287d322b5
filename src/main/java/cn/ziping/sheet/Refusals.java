package cn.ziping.sheet;

import cn.ziping.shared.RefusedException;

/** Why a file is not taken. Codes are below {@code refused.}, worded in the bundle {@code sheet}. */
final class Refusals {

    private Refusals() {}

    /** No .xlsx at all, or one under a password. */
    static RefusedException notXlsx() {
        return new RefusedException("sheet.not-xlsx");
    }

    /** Meant to be an .xlsx, but truncated, malformed or made by hand to harm. */
    static RefusedException damaged() {
        return new RefusedException("sheet.damaged");
    }

    /** The file, or what it inflates to. */
    static RefusedException tooLarge(SheetLimits limits) {
        return new RefusedException("sheet.too-large", limits.megabytes());
    }

    static RefusedException macros() {
        return new RefusedException("sheet.macros");
    }

    static RefusedException externalLinks() {
        return new RefusedException("sheet.external-links");
    }

    static RefusedException sheets(SheetLimits limits) {
        return new RefusedException("sheet.sheets", String.valueOf(limits.maxSheets()));
    }

    static RefusedException rows(SheetLimits limits) {
        return new RefusedException("sheet.rows", String.valueOf(limits.maxRows()));
    }

    static RefusedException columns(SheetLimits limits) {
        return new RefusedException("sheet.columns", String.valueOf(limits.maxColumns()));
    }

    /** @param column counted from 0 */
    static RefusedException formula(String sheet, int row, int column) {
        return new RefusedException("sheet.formula", sheet, String.valueOf(row), CellPlace.letters(column));
    }

    /** @param column counted from 0 */
    static RefusedException longCell(SheetLimits limits, String sheet, int row, int column) {
        return new RefusedException(
                "sheet.cell-long",
                sheet,
                String.valueOf(row),
                CellPlace.letters(column),
                String.valueOf(limits.maxCellLength()));
    }
}
