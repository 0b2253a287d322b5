package cn.ziping.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.scoring.GradeBand;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** What a scheme stores beside its rules; written by hand, so that a renamed component fails here and not in a database. */
class StoredSchemeFormatTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void thePolicy() throws IOException {
        assertThat(this.<NumericPolicy>readAndWriteBack("policy.json", JSON.constructType(NumericPolicy.class)))
                .isEqualTo(new NumericPolicy(2, 3, RoundingMode.HALF_UP, true));
    }

    @Test
    void theGrades() throws IOException {
        JavaType list = JSON.getTypeFactory().constructCollectionType(List.class, GradeBand.class);
        assertThat(this.<List<GradeBand>>readAndWriteBack("grades.json", list))
                .containsExactly(
                        new GradeBand("优", Points.of("90")),
                        new GradeBand("良", Points.of("80.5")),
                        new GradeBand("差", Points.ZERO));
    }

    @Test
    void theOutlineWithEveryKindOfContent() throws IOException {
        ChapterOutline outline = readAndWriteBack("outline.json", JSON.constructType(ChapterOutline.class));
        assertThat(outline.chapters().get(0).sections().stream()
                        .flatMap(section -> section.parts().stream())
                        .map(ChapterOutline.Part::content))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ChapterOutline.Content.values()).toList());
    }

    private <T> T readAndWriteBack(String file, JavaType type) throws IOException {
        String golden = Files.readString(Path.of("src/test/resources/golden/scheme", file));
        T value = JSON.readValue(golden, type);
        assertThat(JSON.readTree(JSON.writeValueAsString(value))).isEqualTo(JSON.readTree(golden));
        return value;
    }
}
