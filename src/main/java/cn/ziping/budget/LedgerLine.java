package cn.ziping.budget;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** One line of the ledger. Amounts are in 元; {@code null} is blank, not zero. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
public class LedgerLine {

    static final int MONTHS = 12;

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    private int position;

    @Enumerated(EnumType.STRING)
    private LineKind kind;

    private String name;

    /** The office (科室) that the line belongs to, or {@code null}. */
    private @Nullable String office;

    /** Whether nothing more is typed into it; what it holds still counts. */
    private boolean closed;

    /** 年初预算数 */
    private @Nullable BigDecimal original;

    /** 调整数, may be negative. */
    private @Nullable BigDecimal adjustment;

    /** Cumulative execution at the end of each month; that of December is the year's (全年执行数). */
    @Column(columnDefinition = "numeric[]")
    @Getter(AccessLevel.NONE)
    private @Nullable BigDecimal[] cumulative;

    /** The columns whose values were made up for the demo. */
    @Column(columnDefinition = "text[]")
    @Getter(AccessLevel.NONE)
    private String[] sample;

    LedgerLine(int position, LineKind kind, String name, @Nullable String office) {
        this.id = UUID.randomUUID();
        this.position = position;
        this.kind = kind;
        this.name = name;
        this.office = office;
        this.cumulative = new BigDecimal[MONTHS];
        this.sample = new String[0];
    }

    void describe(String name, @Nullable String office) {
        this.name = name;
        this.office = office;
    }

    void close(boolean closed) {
        this.closed = closed;
    }

    void moveTo(int position) {
        this.position = position;
    }

    /** 全年预算数 = 年初预算数 + 调整数, blank while either is; where no adjustment is typed, the one budget there is. */
    public @Nullable BigDecimal annual() {
        if (!kind.section().isAdjusted()) {
            return original;
        }
        return original == null || adjustment == null ? null : original.add(adjustment);
    }

    LedgerSums amounts() {
        return new LedgerSums(original, adjustment, annual(), Arrays.asList(cumulative));
    }

    /** 全年执行数: what December's cumulative execution says. */
    public @Nullable BigDecimal executed() {
        return cumulative(MONTHS);
    }

    /**
     * @param month 1 to 12
     */
    public @Nullable BigDecimal cumulative(int month) {
        return cumulative[month - 1];
    }

    /** Whether any amount has been typed. */
    public boolean hasAmounts() {
        return original != null
                || adjustment != null
                || Arrays.stream(cumulative).anyMatch(amount -> amount != null);
    }

    public boolean isSample(LedgerColumn column) {
        return Arrays.asList(sample).contains(column.name());
    }

    public @Nullable BigDecimal amount(LedgerColumn column) {
        return switch (column) {
            case ORIGINAL -> original;
            case ADJUSTMENT -> adjustment;
            default -> cumulative(column.month());
        };
    }

    void put(LedgerColumn column, @Nullable BigDecimal amount, boolean made) {
        switch (column) {
            case ORIGINAL -> original = amount;
            case ADJUSTMENT -> adjustment = amount;
            default -> {
                BigDecimal[] months = cumulative.clone();
                months[column.month() - 1] = amount;
                cumulative = months;
            }
        }
        Set<String> marks = new TreeSet<>(Arrays.asList(sample));
        if (made) {
            marks.add(column.name());
        } else {
            marks.remove(column.name());
        }
        sample = marks.toArray(String[]::new);
    }
}
