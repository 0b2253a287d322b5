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
import java.util.List;
import java.util.stream.Stream;
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
            """)
    void whatTheSchemaRefusesIsNotReadEither(String place, String value) throws IOException {
        JsonNode document = JSON.readTree(Files.readAllBytes(WHOLE));
        int cut = place.lastIndexOf('/');
        ((ObjectNode) document.at(place.substring(0, cut))).set(place.substring(cut + 1), JSON.readTree(value));
        assertThat(errors(document)).isNotEmpty();
        assertThatExceptionOfType(FormatException.class)
                .isThrownBy(() -> SchemeFormat.read(JSON.writeValueAsBytes(document), SchemeDraft.class));
    }
}
