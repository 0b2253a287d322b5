package cn.ziping.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published format of {@code report.json}: names are fixed, more may be added to the golden file, none removed. */
@ApplicationTest
class ReportFormatTests {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/report/names.txt");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theNamesOfReportJsonAreThePublishedOnes() throws Exception {
        Set<String> names = new TreeSet<>();
        collect(json(), "", names);
        // Only an incomplete report tells what is missing.
        jdbc.sql("update ledger_line set cumulative[12] = null where kind = 'PUBLIC'")
                .update();
        collect(json(), "", names);
        jdbc.sql("update ledger_line set cumulative[12] = 246000 where kind = 'PUBLIC'")
                .update();
        assertThat(names).containsExactlyElementsOf(new TreeSet<>(Files.readAllLines(GOLDEN)));
    }

    @Test
    void numbersAreStringsInPlainNotation() throws Exception {
        json().get("dimensions").forEach(dimension -> {
            assertThat(dimension.get("fullMarks").isString()).isTrue();
            assertThat(dimension.get("score").asString()).matches("\\d+(\\.\\d*[1-9])?");
        });
        // 20 is stored as 2E+1 by a stripped BigDecimal and must not be printed so.
        assertThat(json().get("dimensions").get(5).get("score").asString()).isEqualTo("20");
    }

    @Test
    void theSchemaOfTheReportIsServedAndTheSeedFitsIt() throws Exception {
        byte[] served =
                mvc.get().uri("/schemas/report.json").exchange().getResponse().getContentAsByteArray();
        assertThat(ReportChecks.JSON.readTree(served))
                .isEqualTo(ReportChecks.JSON.readTree(
                        Files.readAllBytes(Path.of("src/main/resources/schemas/report.json"))));
        ReportChecks.assertSound(ReportChecks.JSON.writeValueAsBytes(json()));
        assertThat(json().get("format").asString()).isEqualTo("ziping-report-2");
    }

    /** Each name of the schema stands in the names that are published or in a golden file, and has its Chinese term. */
    @Test
    void theSchemaNamesNothingThatNoReportSays() throws Exception {
        JsonNode schema =
                ReportChecks.JSON.readTree(Files.readAllBytes(Path.of("src/main/resources/schemas/report.json")));
        Set<String> said = new TreeSet<>();
        for (String name : List.of("seed", "large")) {
            words(
                    ReportChecks.JSON.readTree(
                            Files.readAllBytes(GOLDEN.resolveSibling("ziping-report-2-" + name + ".json"))),
                    said);
        }
        Set<String> named = new TreeSet<>();
        names(schema, named);
        named.removeAll(said);
        // The full marks of the two are not converted, and nothing of them is missing.
        assertThat(named).containsExactly("convertedTo", "indicator", "input");
    }

    private static void words(JsonNode node, Set<String> said) {
        said.addAll(node.propertyNames());
        node.forEach(below -> words(below, said));
    }

    private static void names(JsonNode node, Set<String> named) {
        node.path("properties").properties().forEach(property -> {
            named.add(property.getKey());
            JsonNode value = property.getValue();
            assertThat(value.has("title") || value.has("const") || value.has("$ref") || value.has("anyOf"))
                    .as(property.getKey())
                    .isTrue();
        });
        node.forEach(below -> names(below, named));
    }

    private JsonNode json() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(mvc.get()
                        .uri("/evaluations/{id}/report.json", people.evaluation())
                        .with(people.as("reviewer"))
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray());
    }

    private static void collect(JsonNode node, String path, Set<String> names) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, path + "[]", names));
        } else if (node.isObject()) {
            node.properties().forEach(property -> {
                String below = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
                names.add(below);
                // A rule and a policy have the names of their own format.
                if (!property.getKey().equals("rule") && !below.equals("policy")) {
                    collect(property.getValue(), below, names);
                }
            });
        }
    }
}
