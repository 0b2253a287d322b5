package cn.ziping.figure;

import cn.ziping.shared.Reference;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The figures that a ledger gives, by their permanent codes (design §4). */
public enum LedgerFigure {
    ORIGINAL("年初预算数"),
    ADJUSTMENT("预算调整数"),
    ANNUAL("全年预算数"),
    EXECUTED("全年执行数"),
    RATE("全年执行率"),
    UNSPENT("结转结余数"),
    BASIC_ANNUAL("基本支出预算数"),
    BASIC_EXECUTED("基本支出执行数"),
    PROJECT_ANNUAL("项目支出预算数"),
    PROJECT_EXECUTED("项目支出执行数"),
    INCOME_ANNUAL("收入预算数"),
    INCOME_EXECUTED("收入执行数"),
    PUBLIC_ANNUAL("三公经费预算数"),
    PUBLIC_EXECUTED("三公经费执行数"),
    /** Execution at the end of each month; there is one of each month of this year and none of the year. */
    CUMULATIVE("累计执行数");

    private static final int MONTHS = 12;

    private final String code;

    LedgerFigure(String code) {
        this.code = code;
    }

    /** This year's; of {@link #CUMULATIVE} there is none. */
    public Reference.OfFigure own() {
        return new Reference.Own(code);
    }

    /** This year's, or last year's. */
    public Reference.OfFigure of(boolean lastYear) {
        return lastYear ? new Reference.LastYear(code) : own();
    }

    /**
     * @param month 1 to 12
     */
    public static Reference.OfFigure cumulative(int month) {
        return new Reference.Month(CUMULATIVE.code, month);
    }

    public FigureKind kind() {
        return this == RATE ? FigureKind.RATE : FigureKind.MONEY;
    }

    /** What it is made from, where it is made from others of them. */
    public List<LedgerFigure> madeFrom() {
        return switch (this) {
            case ANNUAL -> List.of(ORIGINAL, ADJUSTMENT);
            case RATE -> List.of(EXECUTED, ANNUAL);
            case UNSPENT -> List.of(ANNUAL, EXECUTED);
            default -> List.of();
        };
    }

    /** The figures of a year; what is cumulative besides. */
    public static List<LedgerFigure> ofYear() {
        return Stream.of(values()).filter(figure -> figure != CUMULATIVE).toList();
    }

    /** What can be referred to: this year's with its months, and last year's. */
    public static Stream<CatalogueEntry> catalogue() {
        Stream<CatalogueEntry> now = ofYear().stream().map(figure -> figure.entry(figure.own()));
        Stream<CatalogueEntry> months =
                IntStream.rangeClosed(1, MONTHS).mapToObj(month -> CUMULATIVE.entry(cumulative(month)));
        Stream<CatalogueEntry> before = ofYear().stream().map(figure -> figure.entry(figure.of(true)));
        return Stream.of(now, months, before).flatMap(entries -> entries);
    }

    private CatalogueEntry entry(Reference reference) {
        return new CatalogueEntry(
                reference,
                kind(),
                kind() == FigureKind.MONEY ? FigureValue.YUAN : "",
                FigureSource.LEDGER,
                FigureLabels.of(reference, FigureLabels.of(name())));
    }
}
