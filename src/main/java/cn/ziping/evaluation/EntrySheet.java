package cn.ziping.evaluation;

import cn.ziping.figure.NumberDoubt;
import cn.ziping.figure.TypedCell;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.InputType;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.Scoring;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.shared.CellKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The inputs typed for the indicators of one evaluation, drawn from what the rules declare. */
public final class EntrySheet {

    private final SelfEvaluation evaluation;
    private final Map<String, IndicatorEntry> stored = new HashMap<>();
    private final SchemeDefinition scheme;
    private final List<ScoringInput.TargetInput> toExplain;
    private final Consumer<IndicatorEntry> saver;

    EntrySheet(SelfEvaluation evaluation, EvaluationFacts facts, Consumer<IndicatorEntry> saver) {
        this.evaluation = evaluation;
        this.scheme = facts.scheme().definition();
        this.toExplain = Scoring.toExplain(scheme, facts.scoringInput());
        this.saver = saver;
        facts.entries().forEach(entry -> stored.put(path(entry.getIndicatorCode(), entry.getInput()), entry));
    }

    /** The path of a cell within this sheet. */
    public static String path(String indicatorCode, String input) {
        return indicatorCode + ":" + input;
    }

    /** What the author adds to the reason that the trace gives; every indicator takes it. */
    public static final InputDeclaration REMARK =
            new InputDeclaration("扣分原因补充", InputSource.ENTRY, InputType.TEXT, "", null, false);

    /** The inputs of an indicator, a bonus or a penalty that need to be typed. */
    public List<InputDeclaration> inputs(IndicatorDefinition indicator) {
        return scheme.inputs(indicator).stream()
                .filter(input -> input.source() == InputSource.ENTRY)
                .toList();
    }

    /** The questions about events that cap the total. */
    public List<InputDeclaration> vetoes() {
        return scheme.adjustments().vetoInputs();
    }

    /** The targets whose over-achievement has to be explained. */
    public List<ScoringInput.TargetInput> toExplain() {
        return toExplain;
    }

    /** The explanation of a target's over-achievement. */
    public static InputDeclaration explanation(ScoringInput.TargetInput target) {
        return new InputDeclaration(target.code(), InputSource.ENTRY, InputType.TEXT, "", null, false);
    }

    /** @param code the code of an indicator, a bonus or a penalty, or what stands for one */
    public TypedCell cell(String code, InputDeclaration input) {
        return new EntryCell(code, input);
    }

    /** What is asked about what an input holds. */
    public Optional<NumberDoubt> doubt(String code, InputDeclaration input) {
        IndicatorEntry entry = stored.get(path(code, input.name()));
        return doubt(input, entry == null ? null : entry.getValue());
    }

    static Optional<NumberDoubt> doubt(InputDeclaration input, @Nullable String value) {
        return value == null || input.type() != InputType.PERCENT
                ? Optional.empty()
                : NumberDoubt.percent(new BigDecimal(value), null, true);
    }

    public boolean sample(String code, InputDeclaration input) {
        IndicatorEntry entry = stored.get(path(code, input.name()));
        return entry != null && entry.isSample();
    }

    Map<String, TypedCell> cells() {
        Map<String, TypedCell> cells = new LinkedHashMap<>();
        scheme.scored()
                .forEach(indicator -> Stream.concat(inputs(indicator).stream(), Stream.of(REMARK))
                        .forEach(input -> put(indicator.code(), input, cells)));
        vetoes().forEach(input -> put(SchemeAdjustments.VETOES, input, cells));
        toExplain.forEach(target -> put(SchemeAdjustments.EXPLANATIONS, explanation(target), cells));
        return cells;
    }

    private void put(String code, InputDeclaration input, Map<String, TypedCell> cells) {
        cells.put(path(code, input.name()), cell(code, input));
    }

    private final class EntryCell implements TypedCell {

        private final String indicatorCode;
        private final InputDeclaration input;

        EntryCell(String indicatorCode, InputDeclaration input) {
            this.indicatorCode = indicatorCode;
            this.input = input;
        }

        @Override
        public CellKey key() {
            return new CellKey(
                    evaluation.getDepartmentId(), evaluation.getYear(), "input", indicatorCode, input.name());
        }

        @Override
        public @Nullable String stored() {
            IndicatorEntry entry = stored.get(path(indicatorCode, input.name()));
            return entry == null ? null : entry.getValue();
        }

        @Override
        public Optional<String> read(String typed) {
            return input.canonical(typed);
        }

        @Override
        public String show(String value) {
            return value;
        }

        @Override
        public void put(@Nullable String value, boolean sample) {
            IndicatorEntry entry = stored.computeIfAbsent(
                    path(indicatorCode, input.name()),
                    path -> new IndicatorEntry(evaluation.getId(), indicatorCode, input.name()));
            entry.put(value, sample);
            saver.accept(entry);
        }
    }
}
