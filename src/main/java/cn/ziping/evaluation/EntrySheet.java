package cn.ziping.evaluation;

import cn.ziping.figure.TypedCell;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.InputType;
import cn.ziping.shared.CellKey;
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
    private final List<IndicatorDefinition> indicators;
    private final Consumer<IndicatorEntry> saver;

    EntrySheet(SelfEvaluation evaluation, EvaluationFacts facts, Consumer<IndicatorEntry> saver) {
        this.evaluation = evaluation;
        this.indicators = facts.scheme().definition().indicators().toList();
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

    /** The inputs that an indicator's rule needs to be typed. */
    public static List<InputDeclaration> inputs(IndicatorDefinition indicator) {
        return indicator.rule().inputs(indicator.points()).stream()
                .filter(input -> input.source() == InputSource.ENTRY)
                .toList();
    }

    public TypedCell cell(IndicatorDefinition indicator, InputDeclaration input) {
        return new EntryCell(indicator.code(), input);
    }

    public boolean sample(IndicatorDefinition indicator, InputDeclaration input) {
        IndicatorEntry entry = stored.get(path(indicator.code(), input.name()));
        return entry != null && entry.isSample();
    }

    Map<String, TypedCell> cells() {
        Map<String, TypedCell> cells = new LinkedHashMap<>();
        indicators.forEach(indicator -> Stream.concat(inputs(indicator).stream(), Stream.of(REMARK))
                .forEach(input -> cells.put(path(indicator.code(), input.name()), cell(indicator, input))));
        return cells;
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
