package cn.ziping.benchmark;

import java.math.BigDecimal;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The same table as an .xlsx: 86 figures in column A, a formula an indicator in column B, their sum in C1. */
final class Spreadsheet {

    private final FormulaEvaluator evaluator;
    private final Cell first;
    private final Cell total;
    private final double value;
    private Sheet sheet;
    private int at;
    private int leaf;

    Spreadsheet(BigDecimal[] values) {
        XSSFWorkbook book = new XSSFWorkbook();
        sheet = book.createSheet();
        for (int i = 0; i < values.length; i++) {
            row(i).createCell(0).setCellValue(values[i].doubleValue());
        }
        for (int i = 0; i < 12; i++) {
            formula("ROUND(MIN(10,%s*10),3)".formatted(rate()));
        }
        for (int i = 0; i < 4; i++) {
            String rate = rate();
            formula("IF(%1$s>=0.9,10,IF(%1$s>=0.8,8,IF(%1$s>=0.6,5,0)))".formatted(rate));
        }
        for (int i = 0; i < 3; i++) {
            formula("ROUND(MAX(0,10-MAX(0,0.95-%s)*100*0.5),3)".formatted(rate()));
        }
        for (int i = 0; i < 2; i++) {
            formula("ROUND(MIN(1,MAX(0,(%s-0.6)/0.3))*10,3)".formatted(rate()));
        }
        formula("ROUND(MIN(10,ROUND((ROUND(ROUND(A82/A86,4)*4,4)+ROUND(ROUND(A83/A86,4)*2,4)"
                + "+ROUND(ROUND(A84/A86,4)*4/3,4)+ROUND(A85/A86,4))/4,4)*10),3)");
        formula("ROUND(MIN(10,ROUND((%s+%s+%s)/3,4)*10),3)".formatted(rate(), rate(), rate()));
        formula("ROUND(MIN(10,ROUND(SUM(A%d:A%d)/SUM(A%d:A%d),4)*10),3)".formatted(at + 1, at + 16, at + 17, at + 33));
        total = row(0).createCell(2);
        total.setCellFormula("SUM(B1:B24)");
        first = row(0).getCell(0);
        value = first.getNumericCellValue();
        evaluator = book.getCreationHelper().createFormulaEvaluator();
    }

    private Row row(int number) {
        Row row = sheet.getRow(number);
        return row == null ? sheet.createRow(number) : row;
    }

    private String rate() {
        at += 2;
        return "ROUND(A%d/A%d,4)".formatted(at - 1, at);
    }

    private void formula(String text) {
        row(leaf++).createCell(1).setCellFormula(text);
    }

    /** All of it anew, as after figures have changed. */
    double total() {
        first.setCellValue(value);
        evaluator.clearAllCachedResultValues();
        return evaluator.evaluate(total).getNumberValue();
    }
}
