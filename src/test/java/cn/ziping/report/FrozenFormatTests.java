package cn.ziping.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.evaluation.EvaluationReport;
import cn.ziping.evaluation.ReportFormat;
import cn.ziping.report.ReportPage.BlockView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
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
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/report");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        ReportPage.View page = new ReportPage(messages).of(ReportFormat.read(Files.readAllBytes(GOLDEN)));
        assertThat(page.draftMark()).isNull();
        assertThat(page.total()).isEqualTo("10.005");
        List<BlockView> blocks = page.chapters().get(0).sections().get(0).blocks();
        assertThat(blocks).hasSize(5);
        assertThat(blocks.get(0).text()).isEqualTo("第一段。");
        assertThat(blocks.get(1).figure().rows()).contains(List.of("全年预算数", "1,000.00"), List.of("全年执行率", "95.05%"));
        assertThat(blocks.get(2).text()).isEqualTo("第二段<b>&。");
        assertThat(blocks.get(3).figure().rows()).contains(List.of("整体效能", "20", "9.505", "10.495"));
        assertThat(blocks.get(4).table().rows()).hasSize(2);
        assertThat(blocks.get(4).table().rows().get(0).span()).isEqualTo(2);
        assertThat(blocks.get(4).table().rows().get(0).cells())
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
}
