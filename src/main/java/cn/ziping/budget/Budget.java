package cn.ziping.budget;

import cn.ziping.shared.FiscalYear;
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
     * Adds a line. The whole expenditure stands either in one line or in several: a blank 部门整体 gives way to the first
     * line that divides it.
     *
     * @throws RefusedException {@code ledger.name.taken}, {@code ledger.whole} where the one line already holds amounts or
     *     the expenditure is divided already
     */
    LedgerLine addLine(LineKind kind, String name) {
        if (lines.stream()
                .anyMatch(line -> line.getKind() == kind && line.getName().equals(name))) {
            throw new RefusedException("ledger.name.taken", name);
        }
        if (kind == LineKind.WHOLE
                && lines.stream().anyMatch(line -> line.getKind().isExpenditure())) {
            throw new RefusedException("ledger.whole.divided");
        }
        if (kind == LineKind.BASIC || kind == LineKind.PROJECT) {
            if (lines.stream().anyMatch(line -> line.getKind() == LineKind.WHOLE && line.hasAmounts())) {
                throw new RefusedException("ledger.whole.filled");
            }
            lines.removeIf(line -> line.getKind() == LineKind.WHOLE);
        }
        int position = lines.stream().mapToInt(LedgerLine::getPosition).max().orElse(0) + 1;
        LedgerLine line = new LedgerLine(position, kind, name);
        lines.add(line);
        return line;
    }

    /**
     * Takes out a line that holds no amount.
     *
     * @throws RefusedException {@code ledger.line.filled}
     */
    void removeLine(LedgerLine line) {
        if (line.hasAmounts()) {
            throw new RefusedException("ledger.line.filled", line.getName());
        }
        lines.remove(line);
    }
}
