package cn.ziping.target;

import cn.ziping.figure.CellQuestion;
import cn.ziping.figure.CellView;
import cn.ziping.figure.FigureKind;
import cn.ziping.figure.NumberCell;
import cn.ziping.figure.NumberDoubt;
import cn.ziping.figure.TextCell;
import cn.ziping.figure.TypedCell;
import cn.ziping.shared.CellKey;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.TypedText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A department's targets of one year as they are typed in.
 *
 * @param targets the targets, in order
 */
public record TargetSheet(List<PerformanceTarget> targets) {

    static final int CODE_LIMIT = 60;
    static final int NAME_LIMIT = 200;
    static final int CATEGORY_LIMIT = 40;
    static final int UNIT_LIMIT = 20;

    /** The columns that are typed in; the code is permanent. */
    public enum Column {
        NAME,
        CATEGORY,
        DIRECTION,
        WEIGHT,
        TARGET,
        ACTUAL,
        UNIT
    }

    public TargetSheet {
        targets = List.copyOf(targets);
    }

    public static String path(PerformanceTarget target, Column column) {
        return target.getCode() + ":" + column;
    }

    public static boolean sample(PerformanceTarget target, Column column) {
        return (column == Column.TARGET && target.isTargetSample())
                || (column == Column.ACTUAL && target.isActualSample());
    }

    public static TypedCell cell(PerformanceTarget target, Column column) {
        CellKey key =
                new CellKey(target.getDepartmentId(), target.getYear(), "target", target.getCode(), column.name());
        return switch (column) {
            case TARGET -> NumberCell.of(key, FigureKind.NUMBER, true, target::getTarget, target::putTarget);
            case ACTUAL -> NumberCell.of(key, FigureKind.NUMBER, true, target::getActual, target::putActual);
            case NAME ->
                new TextCell(
                        key,
                        typed -> TypedText.line(typed, NAME_LIMIT),
                        target::getName,
                        (words, made) -> target.rename(Objects.requireNonNull(words)));
            case CATEGORY ->
                new TextCell(
                        key,
                        typed -> TypedText.line(typed, CATEGORY_LIMIT),
                        target::getCategory,
                        (words, made) -> target.moveTo(Objects.requireNonNull(words)));
            case UNIT ->
                new TextCell(
                        key,
                        typed -> TypedText.optionalLine(typed, UNIT_LIMIT),
                        () -> target.getUnit().isEmpty() ? null : target.getUnit(),
                        (words, made) -> target.countIn(Objects.requireNonNullElse(words, "")));
            case DIRECTION ->
                new TextCell(
                        key,
                        typed -> direction(typed).name(),
                        () -> target.getDirection().name(),
                        (words, made) -> target.turn(direction(Objects.requireNonNull(words))));
            case WEIGHT ->
                new TextCell(
                        key,
                        typed -> NumberText.plain(weight(typed)),
                        () -> NumberText.plain(target.getWeight()),
                        (words, made) -> target.weigh(new BigDecimal(Objects.requireNonNull(words))));
        };
    }

    /**
     * @throws RefusedException {@code target.weight} unless it is a number above zero
     */
    static BigDecimal weight(String typed) {
        BigDecimal weight = NumberText.parse(typed).orElseThrow(() -> new RefusedException("target.weight"));
        if (weight.signum() <= 0) {
            throw new RefusedException("target.weight");
        }
        if (weight.precision() - weight.scale() > 9 || weight.scale() > 6) {
            throw new RefusedException("number.large");
        }
        return weight;
    }

    /**
     * @throws RefusedException {@code target.direction}
     */
    static TargetDirection direction(String typed) {
        return Arrays.stream(TargetDirection.values())
                .filter(known -> known.name().equals(typed))
                .findFirst()
                .orElseThrow(() -> new RefusedException("target.direction"));
    }

    /** What is asked about one of a target's two values, beside the other one. */
    public static Optional<NumberDoubt> doubt(PerformanceTarget target, Column column) {
        BigDecimal value = column == Column.TARGET ? target.getTarget() : target.getActual();
        BigDecimal other = column == Column.TARGET ? target.getActual() : target.getTarget();
        if (value == null || (column != Column.TARGET && column != Column.ACTUAL)) {
            return Optional.empty();
        }
        if (NumberDoubt.isPercent(target.getUnit())) {
            return NumberDoubt.percent(value, other, target.getDirection() != TargetDirection.LOWER_IS_BETTER);
        }
        // One question for the two, at what came of it.
        return column == Column.ACTUAL ? NumberDoubt.unit(value, other) : Optional.empty();
    }

    /** What is asked about its numbers. */
    List<CellQuestion> questions() {
        return targets.stream()
                .flatMap(target -> Stream.of(Column.TARGET, Column.ACTUAL)
                        .flatMap(
                                column -> doubt(target, column).stream().map(doubt -> question(target, column, doubt))))
                .toList();
    }

    private static CellQuestion question(PerformanceTarget target, Column column, NumberDoubt doubt) {
        String path = path(target, column);
        return new CellQuestion(
                CellQuestion.Sheet.TARGETS,
                path,
                "#" + CellView.id(path),
                "target.column." + column,
                target.getName(),
                doubt.code(),
                doubt.arguments(),
                Set.of(target.getCategory()));
    }

    Map<String, TypedCell> cells() {
        Map<String, TypedCell> cells = new LinkedHashMap<>();
        for (PerformanceTarget target : targets) {
            for (Column column : Column.values()) {
                cells.put(path(target, column), cell(target, column));
            }
        }
        return cells;
    }
}
