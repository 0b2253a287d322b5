package cn.ziping.budget;

import cn.ziping.figure.CellQuestion;
import cn.ziping.figure.FigureKind;
import cn.ziping.figure.NumberCell;
import cn.ziping.figure.TypedCell;
import cn.ziping.shared.CellKey;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NameKey;
import cn.ziping.shared.RefusedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One section of a ledger as it is read and typed in: its lines, or some of them, with the sums of all. That of a year not
 * yet begun has no lines. A contributor's holds the lines of one office and their sums.
 */
public final class Ledger {

    /** What the paths of its cells begin with. */
    static final String SHEET = "ledger";

    private final UUID departmentId;
    private final FiscalYear year;
    private final LedgerSection section;
    private final List<LedgerLine> lines;
    private final Map<LedgerLine, LedgerSums> amounts;
    private final Map<LedgerLine, LedgerLine> before;
    private final LedgerTotals.Totals totals;
    private final LedgerTotals.Totals totalsLastYear;
    private final LineCatalog catalog;

    Ledger(
            UUID departmentId,
            FiscalYear year,
            LedgerSection section,
            List<LedgerLine> lines,
            List<LedgerLine> lastYear,
            LedgerTotals.Totals totals,
            LedgerTotals.Totals totalsLastYear,
            LineCatalog catalog) {
        this.departmentId = departmentId;
        this.year = year;
        this.section = section;
        this.lines = section == LedgerSection.ECONOMIC
                ? lines.stream()
                        .sorted(Comparator.comparing(LedgerLine::getName))
                        .toList()
                : List.copyOf(lines);
        this.amounts = this.lines.stream().collect(Collectors.toMap(Function.identity(), this::amountsOf));
        this.before = before(this.lines, lastYear);
        this.totals = totals;
        this.totalsLastYear = totalsLastYear;
        this.catalog = catalog;
    }

    public LedgerSection section() {
        return section;
    }

    public List<LedgerLine> lines() {
        return lines;
    }

    /** What the section's lines add up to. */
    public LedgerSums sums() {
        return totals.of(section);
    }

    /** What the lines of expenditure add up to, in whatever section. */
    public LedgerSums expenditureSums() {
        return totals.of(LedgerSection.EXPENDITURE);
    }

    /** What the section's lines cannot be much more than: the income of the expenditure, and the expenditure of the others. */
    LedgerSums counterpart() {
        return totals.of(section == LedgerSection.EXPENDITURE ? LedgerSection.INCOME : LedgerSection.EXPENDITURE);
    }

    /** What last year's lines of the section add up to. */
    public LedgerSums sumsLastYear() {
        return totalsLastYear.of(section);
    }

    /** 结转结余数 of last year, or {@code null}. */
    @Nullable
    BigDecimal unspentLastYear() {
        return totalsLastYear.of(LedgerSection.EXPENDITURE).unspent();
    }

    boolean isCarriedOver(LedgerLine line) {
        return catalog.isCarriedOver(line);
    }

    /** The line's amounts; of a divided 类 those its 款 add up to. */
    public LedgerSums amounts(LedgerLine line) {
        return amounts.getOrDefault(line, LedgerSums.NONE);
    }

    private LedgerSums amountsOf(LedgerLine line) {
        return parts(line).stream()
                .map(LedgerLine::amounts)
                .reduce(LedgerSums::plus)
                .orElseGet(line::amounts);
    }

    /** Whether a 类 of economic items is divided into 款, so that its amounts are sums and not typed. */
    public boolean isDivided(LedgerLine line) {
        return !parts(line).isEmpty();
    }

    private List<LedgerLine> parts(LedgerLine line) {
        return line.getKind() == LineKind.ECONOMIC && LineCatalog.isClass(line)
                ? lines.stream()
                        .filter(part -> LineCatalog.isPartOf(part, line))
                        .toList()
                : List.of();
    }

    /** Whether amounts can be typed into the line. */
    public boolean isTypable(LedgerLine line) {
        return !line.isClosed() && !isDivided(line);
    }

    /** The amount that last year's line of the same kind and name has in the column, or {@code null}. */
    public @Nullable BigDecimal lastYear(LedgerLine line, LedgerColumn column) {
        LedgerLine last = before.get(line);
        return last == null ? null : last.amount(column);
    }

    /** The execution of last year's line of the same kind and name, or {@code null}. */
    public @Nullable BigDecimal executedLastYear(LedgerLine line) {
        return lastYear(line, LedgerColumn.EXECUTED);
    }

    /** Each line's of last year: of the same kind, and of the same name as {@link NameKey#find} takes it. */
    private static Map<LedgerLine, LedgerLine> before(List<LedgerLine> lines, List<LedgerLine> lastYear) {
        Map<Named, LedgerLine> exact = new HashMap<>();
        Map<Keyed, List<LedgerLine>> alike = new HashMap<>();
        lastYear.forEach(line -> {
            exact.put(new Named(line.getKind(), line.getName()), line);
            alike.computeIfAbsent(new Keyed(line.getKind(), NameKey.of(line.getName())), key -> new ArrayList<>())
                    .add(line);
        });
        Map<LedgerLine, LedgerLine> before = new HashMap<>();
        lines.forEach(line -> {
            List<LedgerLine> same =
                    alike.getOrDefault(new Keyed(line.getKind(), NameKey.of(line.getName())), List.of());
            LedgerLine found = exact.getOrDefault(
                    new Named(line.getKind(), line.getName()), same.size() == 1 ? same.get(0) : null);
            if (found != null) {
                before.put(line, found);
            }
        });
        return before;
    }

    private record Named(LineKind kind, String name) {}

    private record Keyed(LineKind kind, NameKey name) {}

    /** What a reader would ask about its numbers. */
    public List<CellQuestion> questions() {
        return LedgerQuestions.of(this);
    }

    /** The path of a cell within this sheet. */
    public static String path(LedgerLine line, LedgerColumn column) {
        return line.getId() + ":" + column;
    }

    /** The cell as it is typed in, money in a unit. */
    public TypedCell cell(LedgerLine line, LedgerColumn column, MoneyUnit unit) {
        CellKey key = new CellKey(departmentId, year, SHEET, line.getId().toString(), column.name());
        TypedCell cell = NumberCell.of(
                        key,
                        FigureKind.MONEY,
                        column.signed(),
                        () -> line.amount(column),
                        (amount, sample) -> line.put(column, amount, sample))
                .in(unit);
        if (line.isClosed()) {
            return new ShutCell(cell, "ledger.line.closed");
        }
        return isDivided(line) ? new ShutCell(cell, "ledger.class.divided") : cell;
    }

    Map<String, TypedCell> cells(MoneyUnit unit) {
        Map<String, TypedCell> cells = new LinkedHashMap<>();
        for (LedgerLine line : lines) {
            for (LedgerColumn column : line.getKind().section().columns()) {
                cells.put(path(line, column), cell(line, column, unit));
            }
        }
        return cells;
    }

    /**
     * A cell that is read but not typed in.
     *
     * @param cell the cell
     * @param why the code of the refusal
     */
    private record ShutCell(TypedCell cell, String why) implements TypedCell {

        @Override
        public CellKey key() {
            return cell.key();
        }

        @Override
        public @Nullable String stored() {
            return cell.stored();
        }

        @Override
        public Optional<String> read(String typed) {
            throw new RefusedException(why);
        }

        @Override
        public String show(String stored) {
            return cell.show(stored);
        }

        @Override
        public void put(@Nullable String value, boolean sample) {
            throw new RefusedException(why);
        }
    }
}
