package cn.ziping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The message bundles that word what scoring says. */
final class ScoringBundles {

    static final Map<String, String> CHINESE = read("/messages/scoring.properties");
    static final Map<String, String> ENGLISH = read("/messages/scoring_en.properties");

    private ScoringBundles() {}

    /** That each language has words for it and for its parts, and for no more arguments than it has. */
    static void assertWorded(Message message) {
        for (Map<String, String> bundle : List.of(CHINESE, ENGLISH)) {
            assertThat(bundle).containsKey(message.code());
            assertThat(arguments(bundle.get(message.code())))
                    .as(message.code())
                    .isLessThanOrEqualTo(message.arguments().size());
        }
        message.arguments().stream()
                .filter(Argument.Phrase.class::isInstance)
                .map(argument -> ((Argument.Phrase) argument).message())
                .forEach(ScoringBundles::assertWorded);
    }

    /** How many arguments a pattern reaches for. */
    static int arguments(String pattern) {
        return new MessageFormat(pattern).getFormatsByArgumentIndex().length;
    }

    static List<String> lines(String file) throws IOException {
        try (BufferedReader reader = new BufferedReader(reader(file))) {
            return reader.lines().toList();
        }
    }

    private static Map<String, String> read(String file) {
        Properties properties = new Properties();
        try (Reader reader = reader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> bundle = new TreeMap<>();
        properties.forEach((key, value) -> bundle.put((String) key, (String) value));
        return bundle;
    }

    private static Reader reader(String file) {
        return new InputStreamReader(ScoringBundles.class.getResourceAsStream(file), StandardCharsets.UTF_8);
    }
}
