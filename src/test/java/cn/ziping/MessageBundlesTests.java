package cn.ziping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

class MessageBundlesTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern KEY = Pattern.compile("#\\{([a-zA-Z][\\w.-]*)[}(]");
    private static final Pattern LITERAL = Pattern.compile("[\\p{IsHan}]");

    static List<Path> chinese() {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.filter(file -> !file.toString().endsWith("_en.properties"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("chinese")
    void bothLanguagesHaveTheSameKeysWithTheSameArguments(Path file) {
        Properties chinese = load(file);
        Properties english = load(english(file));
        assertThat(new TreeSet<>(english.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(chinese.stringPropertyNames()))
                .isNotEmpty();
        // An argument may be unused in one language, but none may be missing from both or beyond the other's.
        for (String key : chinese.stringPropertyNames()) {
            int most = Math.max(arguments(chinese, key), arguments(english, key));
            assertThat(most).as(key).isLessThan(10);
            assertThat(english.getProperty(key).replaceAll("万元|中文", ""))
                    .as(key)
                    .doesNotContain("'")
                    .doesNotContainPattern("\\p{IsHan}");
            assertThat(chinese.getProperty(key)).as(key).isNotEmpty().doesNotContain("'");
        }
    }

    @Test
    void noKeyStandsInTwoBundles() {
        List<String> all = new ArrayList<>();
        chinese().forEach(file -> all.addAll(load(file).stringPropertyNames()));
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void everyBundleIsConfigured() throws IOException {
        String settings = Files.readString(Path.of("src/main/resources/application.yaml"));
        assertThat(new Yaml().<Object>load(settings)).isNotNull();
        chinese()
                .forEach(file -> assertThat(settings)
                        .contains("messages/" + file.getFileName().toString().replace(".properties", "")));
    }

    @Test
    void everyKeyThatATemplateNamesExists() throws IOException {
        Set<String> known = new TreeSet<>();
        chinese().forEach(file -> known.addAll(load(file).stringPropertyNames()));
        Set<String> unknown = new TreeSet<>();
        for (Path template : templates()) {
            Matcher keys = KEY.matcher(Files.readString(template));
            while (keys.find()) {
                if (!known.contains(keys.group(1))) {
                    unknown.add(template.getFileName() + ": " + keys.group(1));
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void templatesHoldNoTextOfTheirOwn() throws IOException {
        List<String> literal = new ArrayList<>();
        for (Path template : templates()) {
            for (String line : Files.readAllLines(template)) {
                // What Thymeleaf replaces is an example for the reader; what stands in an element without th: is not.
                if (LITERAL.matcher(line).find() && !line.contains("th:") && !line.contains("<!--")) {
                    literal.add(template.getFileName() + ": " + line.strip());
                }
            }
        }
        assertThat(literal).isEmpty();
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    private static Path english(Path file) {
        return MESSAGES.resolve(file.getFileName().toString().replace(".properties", "_en.properties"));
    }

    private static int arguments(Properties bundle, String key) {
        return new MessageFormat(bundle.getProperty(key)).getFormatsByArgumentIndex().length;
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
