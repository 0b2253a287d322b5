package cn.ziping.today;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import cn.ziping.evaluation.EvaluationReader;
import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.shared.Points;
import cn.ziping.testing.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/**
 * What the fixture {@code today} gives: the score sheet of each evaluation, the hash of each submission, and each
 * submission's page as a tree without furniture. Kept beside it as the program of version 23 gave it.
 */
record TodayTexts(MockMvc mvc, People people, JdbcClient jdbc, EvaluationReader reader) {

    static final Path FOLDER = Path.of("src/test/resources/today");

    private static final Pattern MAIN = Pattern.compile("(?s)<main[^>]*>(.*)</main>");
    private static final Pattern TOOLS = Pattern.compile("(?s)<p class=\"chapters-tools\">.*?</p>");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z0-9]+)([^>]*)>");
    private static final Pattern SPAN = Pattern.compile("\\b(colspan|rowspan)=\"\\d+\"");

    static String kept(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the name of the file that keeps it. */
    Map<String, String> now() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("sheets.txt", sheets());
        texts.put("submissions.txt", submissions());
        texts.putAll(pages());
        return texts;
    }

    String sheets() {
        StringBuilder out = new StringBuilder();
        evaluations((id, name) ->
                append(name, reader.overview(people.actor("reviewer"), id).sheet(), out));
        return out.toString();
    }

    private String submissions() {
        StringBuilder out = new StringBuilder();
        jdbc.sql("""
                        select concat_ws(' ', d.code, e.year, s.number, s.sha256, s.total, s.grade)
                        from submission s join self_evaluation e on e.id = s.evaluation_id join department d on d.id = e.department_id
                        order by d.code, e.year, s.number
                        """)
                .query(String.class)
                .list()
                .forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }

    private Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        jdbc.sql("""
                        select e.id, d.code, e.year, s.number
                        from submission s join self_evaluation e on e.id = s.evaluation_id join department d on d.id = e.department_id
                        """)
                .query((row, number) -> pages.put(
                        "report-%s-%d-%d.txt"
                                .formatted(row.getString("code"), row.getInt("year"), row.getInt("number")),
                        tree(page(row.getObject("id", UUID.class), row.getInt("number")))))
                .list();
        return pages;
    }

    private String page(UUID evaluation, int number) {
        try {
            return mvc.perform(get("/evaluations/{id}/submissions/{n}/report", evaluation, number)
                            .with(people.as("reviewer")))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The page's content, an element or a text a line; of the attributes only what makes a table. */
    private static String tree(String html) {
        Matcher main = MAIN.matcher(html);
        if (!main.find()) {
            throw new IllegalArgumentException("No content: " + html);
        }
        StringBuilder out = new StringBuilder();
        // What one can do with a report is not what it says.
        String content = TOOLS.matcher(main.group(1)).replaceAll("");
        Matcher tags = TAG.matcher(content);
        int from = 0;
        while (tags.find()) {
            text(content.substring(from, tags.start()), out);
            from = tags.end();
            out.append('<').append(tags.group(1)).append(tags.group(2));
            Matcher spans = SPAN.matcher(tags.group(3));
            while (spans.find()) {
                out.append(' ').append(spans.group());
            }
            out.append(">\n");
        }
        text(content.substring(from), out);
        return out.toString();
    }

    private static void text(String text, StringBuilder out) {
        String words = text.replaceAll("[ \\t\\r\\n]+", " ").strip();
        if (!words.isEmpty()) {
            out.append(words).append('\n');
        }
    }

    private interface Visit {
        void evaluation(UUID id, String name);
    }

    private void evaluations(Visit visit) {
        jdbc.sql("""
                        select e.id, concat_ws(' ', d.code, e.year, s.code, s.number) as name
                        from self_evaluation e join department d on d.id = e.department_id join scoring_scheme s on s.id = e.scheme_id
                        order by d.code, e.year
                        """)
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .forEach(entry -> visit.evaluation(entry.getKey(), entry.getValue()));
    }

    private static void append(String name, ScoreSheet sheet, StringBuilder out) {
        out.append("== ").append(name).append('\n');
        sheet.dimensions().forEach(dimension -> {
            out.append("dimension %s %s of %s, so far %s%n"
                    .formatted(dimension.code(), points(dimension.score()), dimension.fullMarks(), dimension.soFar()));
            dimension.leaves().forEach(leaf -> append(leaf, out));
        });
        sheet.extras().forEach(extra -> append(extra, out));
        sheet.adjustments().forEach(line -> out.append("adjustment %s %s%n".formatted(line.kind(), line.amount())));
        out.append("raw %s total %s grade %s so far %s missing %s%n"
                .formatted(
                        points(sheet.rawTotal()),
                        points(sheet.total()),
                        sheet.grade(),
                        sheet.soFar(),
                        sheet.missing().stream()
                                .map(missing -> missing.indicator() + ":" + missing.input())
                                .toList()));
    }

    private static void append(LeafScore leaf, StringBuilder out) {
        out.append("  %s %s of %s, lost %s, beyond %s%s%n"
                .formatted(
                        leaf.code(),
                        points(leaf.score()),
                        leaf.indicator().points(),
                        points(leaf.deduction()),
                        leaf.excess(),
                        leaf.applicable() ? "" : ", not applicable"));
    }

    private static String points(@Nullable Points points) {
        return points == null ? "-" : points.toString();
    }
}
