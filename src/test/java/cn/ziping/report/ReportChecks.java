package cn.ziping.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.evaluation.EvaluationReport;
import cn.ziping.evaluation.ReportBlock;
import cn.ziping.evaluation.ReportFormat;
import cn.ziping.narrative.Run;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What holds of every report of format 2. */
final class ReportChecks {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Path FILE = Path.of("src/main/resources/schemas/report.json");

    private ReportChecks() {}

    /** The schema that is served, where names that it does not know are refused besides. */
    static Schema strict() throws IOException {
        JsonNode schema = JSON.readTree(Files.readAllBytes(FILE));
        close(schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("properties") && object.has("required")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ReportChecks::close);
    }

    static void assertSound(byte[] document) throws IOException {
        assertThat(strict().validate(JSON.readTree(document)).stream().map(Error::toString))
                .isEmpty();
        EvaluationReport report = ReportFormat.read(document);
        assertThat(new String(ReportFormat.write(report), StandardCharsets.UTF_8))
                .isEqualTo(new String(document, StandardCharsets.UTF_8));
        Set<String> ids = new HashSet<>();
        report.chapters()
                .forEach(chapter -> chapter.sections().forEach(section -> {
                    assertTexts(section);
                    section.blocks()
                            .forEach(block -> assertThat(ids.add(block.id()))
                                    .as("once: %s", block.id())
                                    .isTrue());
                    section.blocks().stream()
                            .filter(ReportBlock.Numbered.class::isInstance)
                            .flatMap(block -> ((ReportBlock.Numbered) block).items().stream())
                            .forEach(item -> assertThat(ids.add(item.id()))
                                    .as("once: %s", item.id())
                                    .isTrue());
                }));
    }

    /** The strings of the paragraphs are exactly the runs put together, and what is inserted stands where it stood. */
    private static void assertTexts(EvaluationReport.Section section) {
        List<String> texts = new ArrayList<>();
        List<EvaluationReport.Insert> inserts = new ArrayList<>();
        for (ReportBlock block : section.blocks()) {
            if (block instanceof ReportBlock.Paragraph paragraph) {
                texts.add(joined(paragraph.runs()));
            } else if (block instanceof ReportBlock.Numbered list) {
                list.items().forEach(item -> texts.add(item.marker() + joined(item.runs())));
            } else if (block instanceof ReportBlock.Picture picture) {
                inserts.add(new EvaluationReport.Insert(picture.of(), texts.size()));
            } else if (block instanceof ReportBlock.Table table) {
                inserts.add(new EvaluationReport.Insert(table.of(), texts.size()));
            }
        }
        assertThat(section.paragraphs()).isEqualTo(texts);
        assertThat(section.inserts()).isEqualTo(inserts);
    }

    private static String joined(List<Run> runs) {
        StringBuilder text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        return text.toString();
    }
}
