package cn.ziping.budget;

import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NameKey;
import cn.ziping.shared.RefusedException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** A department's ledger of one year (部门预算). Its totals are sums of its lines. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
public class Budget {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID departmentId;

    private FiscalYear year;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "budget_id", nullable = false)
    @OrderBy("position")
    @Getter(AccessLevel.NONE)
    private List<LedgerLine> lines = new ArrayList<>();

    Budget(UUID departmentId, FiscalYear year) {
        this.id = UUID.randomUUID();
        this.departmentId = departmentId;
        this.year = year;
    }

    public List<LedgerLine> getLines() {
        return Collections.unmodifiableList(lines);
    }

    /**
     * Adds a line. The whole of a section stands either in one line or in several: a blank 部门整体 or 三公经费 gives way to the
     * first line that divides it, and a blank 类 to its first 款.
     *
     * @param office the office it belongs to, or {@code null}
     * @throws RefusedException {@code ledger.name.taken}, {@code ledger.whole} where the one line already holds amounts or
     *     the section is divided already
     */
    LedgerLine addLine(LineKind kind, String name, @Nullable String office, LineCatalog catalog) {
        requireFreeName(kind, name, null);
        return putLine(kind, name, office, catalog);
    }

    /** As {@link #addLine}, of another year's line: names that differ in spaces alone stay two, for a person to settle. */
    LedgerLine copyLine(LedgerLine line, LineCatalog catalog) {
        return putLine(line.getKind(), line.getName(), line.getOffice(), catalog);
    }

    private LedgerLine putLine(LineKind kind, String name, @Nullable String office, LineCatalog catalog) {
        boolean whole = isWhole(kind, name, catalog);
        List<LedgerLine> beside = lines.stream()
                .filter(line -> line.getKind().section() == kind.section())
                .toList();
        if (whole && !beside.isEmpty()) {
            throw new RefusedException("ledger.whole.divided");
        }
        LedgerLine line = new LedgerLine(lastPosition() + 1, kind, name, office);
        for (LedgerLine known : beside) {
            if (isWhole(known.getKind(), known.getName(), catalog)) {
                requireBlank(known, "ledger.whole.filled");
                lines.remove(known);
            } else if (kind == LineKind.ECONOMIC && LineCatalog.isPartOf(line, known)) {
                requireBlank(known, "ledger.class.filled");
            }
        }
        lines.add(line);
        return line;
    }

    private static boolean isWhole(LineKind kind, String name, LineCatalog catalog) {
        return kind == LineKind.WHOLE || kind == LineKind.PUBLIC && name.equals(catalog.publicWhole());
    }

    private static void requireBlank(LedgerLine line, String code) {
        if (line.hasAmounts()) {
            throw new RefusedException(code, line.getName());
        }
    }

    private void requireFreeName(LineKind kind, String name, @Nullable LedgerLine except) {
        if (lines.stream()
                .anyMatch(line -> (except == null || !line.equals(except))
                        && line.getKind() == kind
                        && NameKey.same(line.getName(), name))) {
            throw new RefusedException("ledger.name.taken", name);
        }
    }

    private int lastPosition() {
        return lines.stream().mapToInt(LedgerLine::getPosition).max().orElse(0);
    }

    /**
     * Gives a line another name or office; its amounts and their history stay.
     *
     * @throws RefusedException {@code ledger.name.taken}, {@code ledger.name.fixed} for a line named by regulation
     */
    void describeLine(LedgerLine line, String name, @Nullable String office) {
        if (!name.equals(line.getName())) {
            if (line.getKind() == LineKind.ECONOMIC || line.getKind() == LineKind.PUBLIC) {
                throw new RefusedException("ledger.name.fixed");
            }
            requireFreeName(line.getKind(), name, line);
        }
        line.describe(name, office);
    }

    /**
     * Puts a line one place up or down among those of its section; at the end it stays where it is.
     *
     * @return whether it moved
     */
    boolean moveLine(LedgerLine line, boolean up) {
        List<LedgerLine> beside = lines.stream()
                .filter(known -> known.getKind().section() == line.getKind().section())
                .sorted(Comparator.comparingInt(LedgerLine::getPosition))
                .toList();
        int to = beside.indexOf(line) + (up ? -1 : 1);
        if (to < 0 || to >= beside.size()) {
            return false;
        }
        LedgerLine other = beside.get(to);
        int position = line.getPosition();
        line.moveTo(other.getPosition());
        other.moveTo(position);
        return true;
    }

    /**
     * Takes out a line that holds no amount.
     *
     * @throws RefusedException {@code ledger.line.filled}
     */
    void removeLine(LedgerLine line) {
        requireBlank(line, "ledger.line.filled");
        lines.remove(line);
    }
}
