package cn.ziping.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schema that is served describes the files that are read: what it refuses is refused, and what is shipped it lets in. */
class SchemeSchemaTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path WHOLE = Path.of("src/test/resources/golden/scheme/scheme.json");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JSON.<JsonNode>valueToTree(SchemeSchema.document()));

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> samples = Files.list(Path.of("src/main/resources/schemes"))) {
            return Stream.concat(samples.sorted().toList().stream(), Stream.of(WHOLE));
        }
    }

    private static List<String> errors(JsonNode document) {
        return SCHEMA.validate(document).stream().map(Error::toString).toList();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatIsShippedAndWhatIsExportedFitsTheSchema(Path file) throws IOException {
        byte[] document = Files.readAllBytes(file);
        assertThat(errors(JSON.readTree(document))).isEmpty();
        assertThat(errors(JSON.readTree(SchemeFormat.write(SchemeFormat.read(document, SchemeDraft.class)))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /dimensions/0/indicators/0/rule/type | "lottery"
            /dimensions/0/indicators/0/rule/rate/whenZero | "SOMETIMES"
            /dimensions/0/indicators/0/points | null
            /dimensions/0/indicators/0/points | "viel"
            /dimensions/0/indicators/0/rule/rate | []
            /dimensions/0/surplus | 1
            /policy/mode | "UP"
            /adjustments/extras/0/kind | "GIFT"
            /grades | {}
            /lights/red | "x"
            /policy/rateDecimals | 11
            /policy/dimensionDecimals | -1
            /policy/totalDecimals | 7
            /dimensions/0/points | 0
            """)
    void whatTheSchemaRefusesIsNotReadEither(String place, String value) throws IOException {
        JsonNode document = JSON.readTree(Files.readAllBytes(WHOLE));
        int cut = place.lastIndexOf('/');
        ((ObjectNode) document.at(place.substring(0, cut))).set(place.substring(cut + 1), JSON.readTree(value));
        assertThat(errors(document)).isNotEmpty();
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> SchemeFormat.read(JSON.writeValueAsBytes(document), SchemeDraft.class));
    }

    /** What a program reads of the schema says in both languages what each part is called. */
    @Test
    void everyPartIsDescribedWithItsUnitAndItsBounds() {
        JsonNode document = JSON.valueToTree(SchemeSchema.document());
        List<String> silent = new ArrayList<>();
        document.path("$defs")
                .properties()
                .forEach(definition -> definition.getValue().path("properties").properties().stream()
                        .filter(property -> !property.getValue().has("const"))
                        .filter(property -> !property.getValue()
                                .path("description")
                                .asString("")
                                .contains(" / "))
                        .forEach(property -> silent.add(definition.getKey() + "." + property.getKey())));
        assertThat(silent).isEmpty();
        JsonNode cap = document.at("/$defs/ProportionalRule/properties/cap");
        assertThat(cap.path("description").asString()).contains("0.9 即 90%", "0.9 is 90%");
        assertThat(cap.path("exclusiveMinimum").asInt(-1)).isZero();
        assertThat(cap.path("maximum").asInt()).isEqualTo(1);
        assertThat(document.at("/$defs/StepsRule/properties/step/description").asString())
                .contains("5 个百分点");
        assertThat(document.at("/$defs/BandedRule/description").asString()).contains(" / ");
    }

    /** What its record refuses is what the schema says: just below, at, and just above each bound. */
    @Test
    void theBoundsOfTheSchemaAreThoseOfTheRecords() {
        assertThat(refused("/policy/rateDecimals", "0", "10")).isEqualTo(List.of());
        assertThat(refused("/policy/rateDecimals", "-1", "11")).hasSize(2);
        assertThat(refused("/policy/pointsDecimals", "0", "6")).isEqualTo(List.of());
        assertThat(refused("/policy/pointsDecimals", "-1", "7")).hasSize(2);
        assertThat(refused("/dimensions/0/indicators/0/points", "0", "-0.01")).hasSize(2);
    }

    private static List<String> refused(String place, String... values) {
        List<String> refused = new ArrayList<>();
        for (String value : values) {
            JsonNode document;
            try {
                document = JSON.readTree(Files.readAllBytes(WHOLE));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            int cut = place.lastIndexOf('/');
            ((ObjectNode) document.at(place.substring(0, cut))).set(place.substring(cut + 1), JSON.readTree(value));
            boolean bySchema = !errors(document).isEmpty();
            boolean byRecord = false;
            try {
                SchemeFormat.read(JSON.writeValueAsBytes(document), SchemeDraft.class);
            } catch (FormatException e) {
                byRecord = true;
            }
            assertThat(bySchema).as(place + " = " + value).isEqualTo(byRecord);
            if (bySchema) {
                refused.add(value);
            }
        }
        return refused;
    }
}
