package cn.ziping.today;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.narrative.BoundWords;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.shared.Reference;
import cn.ziping.testing.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every reference that stands in a sample, in the seed, in a golden file or in the fixture {@code today} means what it meant
 * by the expressions that version 23 read references with, which stand here as they did there.
 */
@TodayTest
class ReferencesOfTodayTests {

    private static final Pattern FORM =
            Pattern.compile("(?<code>[\\p{L}\\p{Nd}_]{1,60}?)(?<ending>_上年|_同比|_(?<month>[1-9]|1[0-2])月)?");
    private static final Pattern WORDED = Pattern.compile("(.+)_(?:(上年)|(同比)|([0-9]{1,2})月)");
    private static final Pattern RATE = Pattern.compile(".*率(_上年|_[0-9]{1,2}月)?|.*_同比");
    private static final String PEERS = "同级_";
    private static final String SAME_KIND = "同类_";
    private static final String SCORE_OF = "得分_";

    private static final List<String> FILES = List.of(
            "src/main/resources/schemes",
            "src/main/resources/demo",
            "src/test/resources/golden",
            "src/test/resources/seed",
            "docs");

    @Autowired
    private SchemeService schemes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    @Test
    void everyReferenceMeansWhatItMeant() throws IOException {
        Set<String> own = new TreeSet<>();
        Set<String> peers = new TreeSet<>();
        for (String folder : FILES) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(file -> file.toString().matches(".*\\.(json|md|txt|csv|properties)"))
                        .toList()) {
                    inFile(file, own);
                }
            }
        }
        jdbc.sql(
                        "select words from narrative_section union all select words from evaluation_problem"
                                + " union all select cause from evaluation_problem union all select words from evaluation_measure")
                .query(String.class)
                .list()
                .forEach(words -> BoundWords.parse(words).references().forEach(own::add));
        own.addAll(jdbc.sql("select f ->> 'reference' from submission, jsonb_array_elements(bound_fields) as f")
                .query(String.class)
                .list());
        jdbc.sql("select code from figure_definition")
                .query(String.class)
                .list()
                .forEach(code -> own.addAll(List.of(code, code + "_上年", code + "_同比")));
        jdbc.sql("select id from scoring_scheme").query(UUID.class).list().stream()
                .flatMap(id ->
                        schemes.version(people.actor("admin"), id).definition().inputs())
                .forEach(input -> collect(input, own, peers));
        jdbc.sql("select distinct reference from peer_figure").query(String.class).list().stream()
                .map(PEERS::concat)
                .forEach(peers::add);
        assertThat(own).hasSizeGreaterThan(80).contains("总分", "三公经费预算数_上年");
        assertThat(own).anyMatch(text -> text.endsWith("_同比")).anyMatch(text -> text.matches(".*_[1-9]月"));
        assertThat(peers).isNotEmpty();
        own.forEach(ReferencesOfTodayTests::assertSame);
        peers.forEach(ReferencesOfTodayTests::assertSamePeers);
    }

    private static void collect(InputDeclaration input, Set<String> own, Set<String> peers) {
        if (input.source() == InputSource.FIGURE) {
            own.add(input.name());
        } else if (input.source() == InputSource.PEERS) {
            peers.add(input.name());
        }
    }

    /** What a file says in the places of references, and what its words bind. */
    private static void inFile(Path file, Set<String> own) throws IOException {
        String text = Files.readString(file);
        BoundWords.parse(text).references().forEach(own::add);
        List<String> documents = new ArrayList<>();
        if (file.toString().endsWith(".json")) {
            documents.add(text);
        } else {
            Matcher blocks = Pattern.compile("(?ms)^```json\\n(.*?)^```$").matcher(text);
            blocks.results().forEach(block -> documents.add(block.group(1)));
        }
        documents.forEach(json -> inJson(JsonMapper.builder().build().readTree(json), own));
    }

    private static void inJson(JsonNode node, Set<String> own) {
        if (node.has("reference") && node.get("reference").isString()) {
            own.add(node.get("reference").asString());
        }
        if (node.has("figures") && node.get("figures").isObject()) {
            own.addAll(node.get("figures").propertyNames());
        }
        node.forEach(below -> inJson(below, own));
    }

    private static void assertSame(String text) {
        Matcher then = FORM.matcher(text.strip());
        Reference now = Reference.parseOwn(text).orElse(null);
        assertThat(Reference.of(text).isRate())
                .as(text)
                .isEqualTo(!text.startsWith(SCORE_OF) && RATE.matcher(text).matches());
        if (!then.matches()) {
            assertThat(now).as(text).isNull();
            return;
        }
        assertThat(now).as(text).isNotNull().hasToString(text.strip());
        String code = then.group("code");
        String ending = then.group("ending");
        Reference expected = then.group("month") != null
                ? new Reference.Month(code, Integer.parseInt(then.group("month")))
                : ending == null
                        ? new Reference.Own(code)
                        : ending.equals("_上年") ? new Reference.LastYear(code) : new Reference.Change(code);
        if (now instanceof Reference.Result) {
            // It was told apart only where words were printed.
            assertThat(code.startsWith(SCORE_OF) || List.of("年度", "总分", "等级").contains(code))
                    .as(text)
                    .isTrue();
        } else {
            assertThat(now).as(text).isEqualTo(expected);
        }
        Matcher worded = WORDED.matcher(text);
        assertThat(now instanceof Reference.OfFigure && !(now instanceof Reference.Own))
                .as(text)
                .isEqualTo(worded.matches());
    }

    private static void assertSamePeers(String name) {
        String then = name.substring(PEERS.length());
        String figure = then.startsWith(SAME_KIND) ? then.substring(SAME_KIND.length()) : then;
        Reference.Peers now = Reference.Peers.of(name).orElseThrow();
        assertThat(now).hasToString(name);
        assertThat(now.key()).isEqualTo(then);
        assertThat(now.of()).hasToString(figure);
        assertThat(now.of() instanceof Reference.Result).isEqualTo(figure.startsWith(SCORE_OF));
        if (now.of() instanceof Reference.Result score) {
            assertThat(score.scored()).isEqualTo(figure.substring(SCORE_OF.length()));
        } else {
            assertSame(figure);
        }
    }
}
