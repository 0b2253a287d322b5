package cn.ziping.evaluation.web;

import cn.ziping.evaluation.EntrySheet;
import cn.ziping.evaluation.EvaluationReader;
import cn.ziping.evaluation.EvaluationReport.InputLine;
import cn.ziping.evaluation.IndicatorRow;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.CellView;
import cn.ziping.scheme.Wording;
import cn.ziping.scoring.DimensionScore;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.shared.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/**
 * The scores as their page shows them.
 *
 * @param editable whether the person may type now
 * @param dimensions the dimensions with their leaves
 * @param outside what counts outside the leaves
 */
record ScoresView(boolean editable, List<DimensionView> dimensions, OutsideView outside) {

    /**
     * What counts outside the leaves.
     *
     * @param extras bonus and penalty
     * @param vetoes the questions about events that cap the total
     * @param vetoAnchor the id of those questions on the page
     * @param explanations of each target that is over-achieved: its name and the cell that takes the reason
     */
    record OutsideView(
            List<LeafView> extras, List<CellView> vetoes, String vetoAnchor, Map<String, CellView> explanations) {

        public boolean isEmpty() {
            return extras.isEmpty() && vetoes.isEmpty() && explanations.isEmpty();
        }

        Stream<CellView> cells() {
            return Stream.of(
                            extras.stream()
                                    .flatMap(leaf -> Stream.concat(leaf.cells().stream(), Stream.of(leaf.remark()))),
                            vetoes.stream(),
                            explanations.values().stream())
                    .flatMap(part -> part);
        }
    }

    /**
     * A line between the sum of the leaves and the total.
     *
     * @param reason why
     * @param amount the signed amount
     */
    record AdjustmentView(String reason, String amount) {}

    /**
     * A dimension.
     *
     * @param name its name
     * @param result its score
     * @param leaves its leaves
     */
    record DimensionView(String name, ResultView result, List<LeafView> leaves) {}

    /**
     * What changes with a save.
     *
     * @param id its id on the page
     * @param score the score, or {@code —}
     * @param fullMarks the full marks
     * @param state {@code full}, {@code lost} or {@code incomplete}
     * @param trace the trace in words
     * @param missing the names of what is missing
     * @param questions what is asked about the numbers that the score was made from
     */
    record ResultView(
            String id,
            String score,
            String fullMarks,
            String state,
            String trace,
            List<String> missing,
            List<QuestionView> questions) {}

    /**
     * A leaf.
     *
     * @param anchor its id on the page
     * @param name its name
     * @param description what it is about
     * @param rule its rule in words
     * @param standard the notice's wording, or empty
     * @param sources what the rule reads from elsewhere
     * @param cells what its rule needs to be typed
     * @param remark what the author adds to the reason of a deduction
     * @param remarkOpen whether that is shown unasked
     * @param result what it earned
     */
    record LeafView(
            String anchor,
            String name,
            String description,
            String rule,
            String standard,
            List<SourceView> sources,
            List<CellView> cells,
            CellView remark,
            boolean remarkOpen,
            ResultView result) {}

    /**
     * An input typed elsewhere.
     *
     * @param name its name
     * @param value its value, or {@code —}
     * @param source where it is typed
     * @param address the page it is typed on
     * @param sample whether it was made up for the demo
     */
    record SourceView(String name, String value, String source, String address, boolean sample) {}

    static ScoresView of(
            EvaluationReader.Scores scores,
            boolean editable,
            Map<String, CellResult> results,
            Wording wording,
            MessageSource messages,
            Locale locale) {
        Map<String, IndicatorRow> rows = scores.rows().stream()
                .collect(Collectors.toMap(row -> row.leaf().code(), row -> row));
        EvaluationAddresses addresses = new EvaluationAddresses(
                scores.evaluation().getId(),
                scores.department().getCode(),
                scores.evaluation().getYear());
        ScoreSheet sheet = scores.sheet();
        return new ScoresView(
                editable,
                sheet.dimensions().stream()
                        .map(dimension -> new DimensionView(
                                dimension.name(),
                                result(dimension),
                                dimension.leaves().stream()
                                        .map(leaf -> leaf(
                                                leaf,
                                                rows.get(leaf.code()),
                                                scores,
                                                editable,
                                                results,
                                                addresses,
                                                wording.rule(leaf.indicator(), locale),
                                                messages,
                                                locale))
                                        .toList()))
                        .toList(),
                new OutsideView(
                        sheet.extras().stream()
                                .map(leaf -> leaf(
                                        leaf,
                                        rows.get(leaf.code()),
                                        scores,
                                        editable,
                                        results,
                                        addresses,
                                        wording.rule(leaf.indicator(), locale),
                                        messages,
                                        locale))
                                .toList(),
                        scores.entries().vetoes().stream()
                                .map(input ->
                                        cell(SchemeAdjustments.VETOES, input, scores.entries(), editable, results))
                                .toList(),
                        EvaluationAddresses.leafAnchor(SchemeAdjustments.VETOES),
                        explanations(scores, editable, results)));
    }

    private static Map<String, CellView> explanations(
            EvaluationReader.Scores scores, boolean editable, Map<String, CellResult> results) {
        Map<String, CellView> cells = new LinkedHashMap<>();
        scores.entries()
                .toExplain()
                .forEach(target -> cells.put(
                        target.name(),
                        cell(
                                SchemeAdjustments.EXPLANATIONS,
                                EntrySheet.explanation(target),
                                scores.entries(),
                                editable,
                                results)));
        return cells;
    }

    private static ResultView result(DimensionScore dimension) {
        return new ResultView(
                "dimension-" + Integer.toHexString(dimension.code().hashCode()),
                Shown.points(dimension.score()),
                Shown.points(dimension.fullMarks()),
                dimension.score() == null
                        ? "incomplete"
                        : dimension.score().equals(dimension.fullMarks()) ? "full" : "lost",
                "",
                List.of(),
                List.of());
    }

    private static LeafView leaf(
            LeafScore leaf,
            IndicatorRow row,
            EvaluationReader.Scores scores,
            boolean editable,
            Map<String, CellResult> results,
            EvaluationAddresses addresses,
            String rule,
            MessageSource messages,
            Locale locale) {
        IndicatorDefinition indicator = leaf.indicator();
        String anchor = EvaluationAddresses.leafAnchor(leaf.code());
        CellView remark = cell(indicator.code(), EntrySheet.REMARK, scores.entries(), editable, results);
        return new LeafView(
                anchor,
                indicator.name(),
                indicator.description(),
                rule,
                indicator.standard(),
                row.inputs().stream()
                        .filter(line -> !line.source().equals("ENTRY"))
                        .map(line -> source(line, addresses))
                        .toList(),
                scores.entries().inputs(indicator).stream()
                        .map(input -> cell(indicator.code(), input, scores.entries(), editable, results))
                        .toList(),
                remark,
                !remark.text().isEmpty() || leaf.lost(),
                new ResultView(
                        anchor + "-result",
                        Shown.points(leaf.score()),
                        Shown.points(indicator.points()),
                        state(leaf),
                        row.trace(),
                        leaf.missing(),
                        QuestionView.of(scores.questions().of(leaf.code()), addresses, messages, locale)));
    }

    private static String state(LeafScore leaf) {
        if (!leaf.complete()) {
            return "incomplete";
        }
        if (leaf.path().isEmpty()) {
            return "outside";
        }
        return !leaf.applicable() ? "not-applicable" : leaf.lost() ? "lost" : "full";
    }

    private static SourceView source(InputLine line, EvaluationAddresses addresses) {
        return new SourceView(
                line.name(),
                line.value().isEmpty() ? Shown.BLANK : line.value(),
                line.source(),
                addresses.ofSource(line.source()),
                line.sample());
    }

    private static CellView cell(
            String code,
            InputDeclaration input,
            EntrySheet entries,
            boolean editable,
            Map<String, CellResult> results) {
        String editor = switch (input.type()) {
            case YES_NO, CHOICE -> "choice";
            case TEXT -> "text";
            case COUNT, NUMBER, PERCENT, POINTS -> "number";
        };
        return CellView.of(
                        EntrySheet.path(code, input.name()),
                        entries.cell(code, input),
                        new CellView.Look(
                                editor,
                                options(input),
                                "scores.input",
                                input.name(),
                                input.unit(),
                                !editable,
                                entries.sample(code, input)),
                        results)
                .asking(entries.doubt(code, input));
    }

    private static List<CellView.Option> options(InputDeclaration input) {
        return switch (input.type()) {
            case YES_NO -> CellView.YES_NO;
            case CHOICE -> input.options().stream().map(CellView.Option::plain).toList();
            case COUNT, NUMBER, PERCENT, POINTS, TEXT -> List.of();
        };
    }

    Stream<CellView> cells() {
        return Stream.concat(
                dimensions.stream()
                        .flatMap(dimension -> dimension.leaves().stream())
                        .flatMap(leaf -> Stream.concat(leaf.cells().stream(), Stream.of(leaf.remark()))),
                outside.cells());
    }

    /** All results, to be shown anew after a save. */
    public List<ResultView> results() {
        return Stream.concat(
                        dimensions.stream().flatMap(dimension -> dimension.leaves().stream()),
                        outside.extras().stream())
                .map(LeafView::result)
                .toList();
    }

    public List<ResultView> dimensionResults() {
        return dimensions.stream().map(DimensionView::result).toList();
    }
}
