package cn.ziping.report;

import cn.ziping.evaluation.EvaluationReport;
import cn.ziping.evaluation.EvaluationReport.Block;
import cn.ziping.evaluation.EvaluationReport.IndicatorRow;
import cn.ziping.scheme.Wording;
import cn.ziping.scoring.Argument;
import cn.ziping.scoring.DimensionScore;
import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.Message;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.scoring.Unit;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The report model as data, in the published format of design §5. Numbers are strings in plain notation: money in 万元,
 * rates in percent. Names are fixed; more may be added.
 */
@Component
@RequiredArgsConstructor
public class ReportJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Wording wording;

    /** The document as UTF-8 bytes. */
    public byte[] write(EvaluationReport report) {
        return JSON.writeValueAsBytes(of(report));
    }

    record Document(
            Department department,
            int year,
            String status,
            Scheme scheme,
            Budget budget,
            @Nullable String rawTotal,
            List<AdjustmentLine> adjustments,
            @Nullable String total,
            String fullMarks,
            @Nullable String grade,
            boolean complete,
            String soFar,
            List<Missing> missing,
            List<Dimension> dimensions,
            List<Chapter> chapters) {}

    record Department(String code, String name) {}

    record Scheme(String name, int version) {}

    record Budget(
            @Nullable String annual,
            @Nullable String executed,
            @Nullable String rate) {}

    record AdjustmentLine(String kind, String reason, String amount) {}

    record Missing(String indicator, String input) {}

    record Dimension(
            String code,
            String name,
            String fullMarks,
            @Nullable String score,
            List<Indicator> indicators) {}

    record Indicator(
            String code,
            String name,
            List<String> path,
            String fullMarks,
            boolean applicable,
            @Nullable String score,
            @Nullable String deduction,
            String reason,
            List<Step> trace) {}

    record Step(String code, List<String> arguments, String zh) {}

    record Chapter(String number, String title, List<Section> sections) {}

    record Section(String number, String title, List<String> paragraphs) {}

    private Document of(EvaluationReport report) {
        ScoreSheet sheet = report.sheet();
        Map<String, String> reasons = report.rows().stream()
                .collect(Collectors.toMap(row -> row.leaf().code(), IndicatorRow::reason));
        return new Document(
                new Department(report.department().code(), report.department().name()),
                report.year().value(),
                report.status().name(),
                new Scheme(report.scheme().name(), report.scheme().version()),
                new Budget(
                        wan(report.budget().annual()),
                        wan(report.budget().executed()),
                        percent(report.budget().rate())),
                points(sheet.rawTotal()),
                sheet.adjustments().stream()
                        .map(line -> new AdjustmentLine(
                                line.kind().name(),
                                wording.text(line.reason(), Locale.SIMPLIFIED_CHINESE),
                                line.amount().toString()))
                        .toList(),
                points(sheet.total()),
                sheet.fullMarks().toString(),
                sheet.grade(),
                sheet.complete(),
                sheet.soFar().toString(),
                sheet.missing().stream()
                        .map(missing -> new Missing(missing.indicator(), missing.input()))
                        .toList(),
                sheet.dimensions().stream()
                        .map(dimension -> dimension(dimension, reasons))
                        .toList(),
                report.chapters().stream()
                        .map(chapter -> new Chapter(
                                chapter.number(),
                                chapter.title(),
                                chapter.sections().stream()
                                        .map(ReportJson::section)
                                        .toList()))
                        .toList());
    }

    private Dimension dimension(DimensionScore dimension, Map<String, String> reasons) {
        return new Dimension(
                dimension.code(),
                dimension.name(),
                dimension.fullMarks().toString(),
                points(dimension.score()),
                dimension.leaves().stream()
                        .map(leaf -> indicator(leaf, reasons.getOrDefault(leaf.code(), "")))
                        .toList());
    }

    private Indicator indicator(LeafScore leaf, String reason) {
        return new Indicator(
                leaf.code(),
                leaf.indicator().name(),
                leaf.path(),
                leaf.indicator().points().toString(),
                leaf.applicable(),
                points(leaf.score()),
                points(leaf.deduction()),
                reason,
                leaf.trace().stream().map(this::step).toList());
    }

    private Step step(Message message) {
        return new Step(
                message.code(),
                message.arguments().stream().map(ReportJson::argument).toList(),
                wording.text(message, Locale.SIMPLIFIED_CHINESE));
    }

    private static String argument(Argument argument) {
        if (argument instanceof Argument.Number number) {
            return number.unit() == Unit.PERCENT
                    ? NumberText.plain(number.value().movePointRight(2))
                    : NumberText.plain(number.value());
        }
        return argument instanceof Argument.Phrase phrase
                ? phrase.message().code()
                : ((Argument.Words) argument).text();
    }

    private static Section section(EvaluationReport.Section section) {
        return new Section(
                section.number(),
                section.title(),
                section.blocks().stream()
                        .filter(Block.Paragraph.class::isInstance)
                        .map(block -> ((Block.Paragraph) block).text())
                        .toList());
    }

    private static @Nullable String points(@Nullable Points points) {
        return points == null ? null : points.toString();
    }

    private static @Nullable String wan(@Nullable BigDecimal yuan) {
        return yuan == null ? null : NumberText.plain(MoneyUnit.WAN.fromYuan(yuan));
    }

    private static @Nullable String percent(@Nullable BigDecimal share) {
        return share == null ? null : NumberText.plain(share.movePointRight(2));
    }
}
