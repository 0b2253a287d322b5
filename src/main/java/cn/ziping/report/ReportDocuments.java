package cn.ziping.report;

import cn.ziping.chart.BarChart;
import cn.ziping.evaluation.EvaluationReport;
import cn.ziping.evaluation.ReportBlock;
import cn.ziping.evaluation.ReportBlock.ColumnKind;
import cn.ziping.evaluation.ReportBlock.RowKind;
import cn.ziping.report.ReportDocument.Alignment;
import cn.ziping.report.ReportDocument.Block;
import cn.ziping.report.ReportDocument.Cell;
import cn.ziping.report.ReportDocument.Chapter;
import cn.ziping.report.ReportDocument.Column;
import cn.ziping.report.ReportDocument.Grid;
import cn.ziping.report.ReportDocument.Head;
import cn.ziping.report.ReportDocument.Heading;
import cn.ziping.report.ReportDocument.Item;
import cn.ziping.report.ReportDocument.Mark;
import cn.ziping.report.ReportDocument.Medium;
import cn.ziping.report.ReportDocument.Numbered;
import cn.ziping.report.ReportDocument.Paragraph;
import cn.ziping.report.ReportDocument.Picture;
import cn.ziping.report.ReportDocument.Row;
import cn.ziping.report.ReportDocument.Section;
import cn.ziping.report.ReportDocument.Sheet;
import cn.ziping.report.ReportDocument.TableBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Makes the document of a report. It is Chinese, whatever the language of the page around it. */
@Component
@RequiredArgsConstructor
public class ReportDocuments {

    private static final Locale DOCUMENT = Locale.SIMPLIFIED_CHINESE;

    private final MessageSource messages;

    public ReportDocument of(EvaluationReport report) {
        return new ReportDocument(
                say("report.title", report.department().name(), report.year()),
                report.status().isOpen() ? new Mark(say("report.draft"), Medium.EVERYWHERE) : null,
                report.scheme().sample() ? new Mark(report.scheme().name(), Medium.EVERYWHERE) : null,
                IntStream.range(0, report.chapters().size())
                        .mapToObj(i -> chapter(report.chapters().get(i), "chapter-" + (i + 1)))
                        .toList());
    }

    private Chapter chapter(EvaluationReport.Chapter chapter, String id) {
        return new Chapter(
                new Heading(1, id, say("report.chapter", chapter.number(), chapter.title())),
                IntStream.range(0, chapter.sections().size())
                        .mapToObj(i -> section(chapter.sections().get(i), id + "-" + (i + 1)))
                        .toList());
    }

    private static Section section(EvaluationReport.Section section, String id) {
        String heading = section.number() + section.title();
        return new Section(
                heading.isEmpty() ? null : new Heading(2, id, heading),
                Objects.requireNonNull(section.blocks(), "not lifted").stream()
                        .map(block -> block(block, id))
                        .toList());
    }

    private static Block block(ReportBlock block, String section) {
        if (block instanceof ReportBlock.Paragraph paragraph) {
            return Paragraph.of(paragraph.id(), paragraph.runs());
        }
        if (block instanceof ReportBlock.Numbered list) {
            return Numbered.of(list.items().stream()
                    .map(item -> new Item(item.id(), item.marker(), item.runs()))
                    .toList());
        }
        if (block instanceof ReportBlock.Picture picture) {
            return picture(picture);
        }
        ReportBlock.Table table = (ReportBlock.Table) block;
        return new TableBlock(
                new Heading(3, section + "-table", table.title()),
                grid(table.table(), RowKind.ROW),
                table.note(),
                Sheet.LANDSCAPE);
    }

    private static Picture picture(ReportBlock.Picture picture) {
        List<BarChart.Bar> bars = picture.bars().stream()
                .map(bar -> new BarChart.Bar(bar.label(), bar.value(), bar.maximum(), bar.text()))
                .toList();
        BarChart chart = new BarChart(
                picture.of().name().toLowerCase(Locale.ROOT),
                picture.title(),
                bars.stream().map(bar -> bar.label() + " " + bar.text()).collect(Collectors.joining("；")),
                bars);
        return new Picture(picture.title(), chart, chart.svg(), grid(picture.table(), null));
    }

    /**
     * @param body the kind of row above the foot; {@code null} where there is no foot
     */
    private static Grid grid(ReportBlock.Grid grid, @Nullable RowKind body) {
        List<Column> columns = grid.columns().stream()
                .map(column -> new Column(
                        column.title(), column.kind() == ColumnKind.NUMBER ? Alignment.END : Alignment.START))
                .toList();
        boolean grouped = grid.columns().get(0).kind() == ColumnKind.GROUP;
        List<Row> above = new ArrayList<>();
        List<Row> below = new ArrayList<>();
        String group = "";
        int spanned = 0;
        for (ReportBlock.Row row : grid.rows()) {
            ReportBlock.Cell first = row.cells().get(0);
            if (body != null && row.kind() != body) {
                below.add(new Row("", head(first, "row"), cells(row, 1, columns)));
            } else if (!grouped) {
                above.add(new Row("", head(first, "row"), cells(row, 1, columns)));
            } else if (spanned > 0) {
                above.add(new Row(group, null, cells(row, 0, columns)));
                spanned--;
            } else {
                group = first.text();
                spanned = Objects.requireNonNullElse(first.rows(), 1) - 1;
                above.add(new Row(group, head(first, "rowgroup"), cells(row, 1, columns)));
            }
        }
        return new Grid(columns, above, below);
    }

    private static Head head(ReportBlock.Cell cell, String scope) {
        return new Head(cell.text(), scope, cell.rows(), cell.columns());
    }

    /** The cells of a row behind its head, each as its column stands; where a cell above spans the first, from the second on. */
    private static List<Cell> cells(ReportBlock.Row row, int heads, List<Column> columns) {
        int column =
                heads == 0 ? 1 : Objects.requireNonNullElse(row.cells().get(0).columns(), 1);
        List<Cell> cells = new ArrayList<>();
        for (ReportBlock.Cell cell : row.cells().subList(heads, row.cells().size())) {
            cells.add(new Cell(cell.text(), columns.get(column).alignment(), cell.columns()));
            column += Objects.requireNonNullElse(cell.columns(), 1);
        }
        return cells;
    }

    private String say(String code, Object... arguments) {
        return messages.getMessage(
                code, Stream.of(arguments).map(Object::toString).toArray(), DOCUMENT);
    }
}
