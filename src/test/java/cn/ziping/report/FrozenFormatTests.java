package cn.ziping.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.ziping.evaluation.EvaluationReport;
import cn.ziping.evaluation.ReportFormat;
import cn.ziping.evaluation.ReportLift;
import cn.ziping.evaluation.ReportTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * A submission written down by hand, of every name of the format: what was frozen once stays readable, is shown as it was
 * written, and the same model gives the same bytes. A new shape of the format is a new file beside this one.
 */
class FrozenFormatTests {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/report/ziping-report-1.json");

    @Test
    void whatWasFrozenIsReadAndWrittenByteForByte() throws IOException {
        String document = Files.readString(GOLDEN).strip();
        EvaluationReport report = ReportFormat.read(document.getBytes(StandardCharsets.UTF_8));
        assertThat(new String(ReportFormat.write(report), StandardCharsets.UTF_8))
                .isEqualTo(document);
        assertThat(report.total()).hasToString("10.005");
        assertThat(report.dimensions().get(0).indicators().get(1).score()).isNull();
    }

    /** The seed, and a year of 200 indicators, 40 projects and every kind of adjustment, as they were written first. */
    @ParameterizedTest
    @CsvSource({"seed, 14, 99.346", "large, 206, 170"})
    void aReportOfFormatTwoIsReadWrittenAndShown(String name, int rows, String total) throws IOException {
        byte[] document = Files.readAllBytes(GOLDEN.resolveSibling("ziping-report-2-" + name + ".json"));
        ReportChecks.assertSound(document);
        EvaluationReport report = ReportFormat.read(document);
        assertThat(report.total()).hasToString(total);
        EvaluationReport lifted = new ReportLift(new ReportTables(messages())).lift(report);
        assertThat(lifted).isEqualTo(report);
        ReportDocument.Grid table = new ReportDocuments(messages())
                .of(lifted).chapters().stream()
                        .flatMap(chapter -> chapter.sections().stream())
                        .flatMap(section -> section.blocks().stream())
                        .filter(ReportDocument.TableBlock.class::isInstance)
                        .map(block -> block.table().grid())
                        .findFirst()
                        .orElseThrow();
        assertThat(table.rows()).hasSize(rows);
        // The last row says the total, and each row is as wide as the heads.
        assertThat(table.foot().get(table.foot().size() - 1).cells())
                .extracting(ReportDocument.Cell::text)
                .contains(total);
        table.rows()
                .forEach(row -> assertThat(width(row)).isEqualTo(table.columns().size()));
    }

    private static int width(ReportDocument.Row row) {
        return Stream.concat(
                        Stream.of(
                                row.head() == null
                                        ? 1
                                        : Objects.requireNonNullElse(row.head().columns(), 1)),
                        row.cells().stream().map(cell -> Objects.requireNonNullElse(cell.columns(), 1)))
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Test
    void namesThatCameLaterOrAreGoneDoNotKeepItFromBeingRead() throws IOException {
        String document = Files.readString(GOLDEN)
                .replace("\"year\":2022", "\"laterName\":{\"a\":[1]},\"year\":2022")
                .replace("\"sample\":true,", "");
        EvaluationReport report = ReportFormat.read(document.getBytes(StandardCharsets.UTF_8));
        assertThat(report.year()).hasToString("2022");
        assertThat(report.scheme().sample()).isFalse();
    }

    @Test
    void thePageShowsItInItsOrder() throws IOException {
        MessageSource messages = messages();
        EvaluationReport lifted =
                new ReportLift(new ReportTables(messages)).lift(ReportFormat.read(Files.readAllBytes(GOLDEN)));
        assertThat(lifted.format()).isEqualTo("ziping-report-1");
        ReportDocument document = new ReportDocuments(messages).of(lifted);
        assertThat(document.draft()).isNull();
        List<ReportDocument.Block> blocks =
                document.chapters().get(0).sections().get(0).blocks();
        assertThat(blocks).hasSize(5);
        assertThat(blocks.get(0).lines()).containsExactly("第一段。");
        assertThat(blocks.get(1).picture().grid().body())
                .extracting(row -> row.head().text(), row -> row.cells().get(0).text())
                .contains(tuple("全年预算数", "1,000.00"), tuple("全年执行率", "95.05%"));
        assertThat(blocks.get(2).lines()).containsExactly("第二段<b>&。");
        assertThat(blocks.get(3).picture().grid().body())
                .filteredOn(row -> row.head().text().equals("整体效能"))
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .extracting(ReportDocument.Cell::text)
                        .containsExactly("20", "9.505", "10.495"));
        List<ReportDocument.Row> rows = blocks.get(4).table().grid().body();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).head()).isEqualTo(new ReportDocument.Head("整体效能", "rowgroup", 2, null));
        assertThat(rows.get(1).head()).isNull();
        assertThat(rows.get(1).group()).isEqualTo("整体效能");
        assertThat(rows.get(0).cells())
                .extracting(ReportDocument.Cell::text)
                .containsExactly(
                        "支出",
                        "部门预算资金支出率",
                        "反映支出进度",
                        "10",
                        "执行率×10 分",
                        "100%",
                        "全年执行率 95.05%",
                        "9.505",
                        "95.05% × 10 分 = 9.505 分，扣 0.495 分",
                        "—");
    }

    private static MessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/report");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
