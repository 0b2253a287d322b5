package cn.ziping.scoring;

import cn.ziping.scheme.SchemeFormat;
import cn.ziping.shared.Points;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tables of cases that were worked out by hand, and the rules of docs/rules.md that they are cases of. */
final class RuleTables {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final String TARGET = "target:";
    private static final String PEERS = "同级_";

    /** What is stored without having been asked for again: the canonical form of today may differ. */
    private static final String STORED = "!";

    private RuleTables() {}

    /** A line of a table, its first being 1. */
    record Row(int line, List<String> cells) {}

    /** What a cell of inputs says: name=value, parted by semicolons, in their order; blank is none. */
    static Map<String, String> inputs(@Nullable String cell) {
        Map<String, String> inputs = new LinkedHashMap<>();
        Stream.of(cell == null ? new String[0] : cell.split(";"))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> inputs.put(pair[0], pair[1]));
        return inputs;
    }

    /** The rows below the heads; the last column takes what is left of the line. */
    static List<Row> rows(String file, int columns) throws IOException {
        List<String> lines = Files.readAllLines(RESOURCES.resolve(file));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                rows.add(new Row(
                        i + 1,
                        Arrays.stream(lines.get(i).split("\\|", columns))
                                .map(String::strip)
                                .toList()));
            }
        }
        return rows.subList(1, rows.size());
    }

    /** The JSON of the sections of docs/rules.md, by the first group of a pattern whose second is the JSON. */
    static Map<String, byte[]> sections(Pattern pattern) throws IOException {
        Map<String, byte[]> sections = new TreeMap<>();
        for (MatchResult section : pattern.matcher(Files.readString(Path.of("docs/rules.md")))
                .results()
                .toList()) {
            sections.put(section.group(1), section.group(2).getBytes(StandardCharsets.UTF_8));
        }
        return sections;
    }

    static ScoringRule rule(byte[] json) {
        return SchemeFormat.read(json, ScoringRule.class);
    }

    /** What a rule of these points reads, as a row gives it. */
    static ScoringInput input(ScoringRule rule, String points, Map<String, String> inputs) {
        List<InputDeclaration> declared = rule.inputs(Points.of(points));
        Map<String, ScoringInput.InputFigure> figures = new HashMap<>();
        Map<String, String> entries = new HashMap<>();
        List<ScoringInput.TargetInput> targets = new ArrayList<>();
        Map<String, List<BigDecimal>> peers = new HashMap<>();
        inputs.forEach((name, value) -> {
            if (name.startsWith(TARGET)) {
                targets.add(target(name.substring(TARGET.length()), value));
            } else if (name.startsWith(PEERS)) {
                peers.put(
                        name.substring(PEERS.length()),
                        Stream.of(value.split("/"))
                                .filter(figure -> !figure.isEmpty())
                                .map(BigDecimal::new)
                                .toList());
            } else {
                InputDeclaration input = declared.stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(name + " is not declared by the rule"));
                if (input.source() == InputSource.FIGURE) {
                    figures.put(name, figure(value));
                } else if (value.startsWith(STORED)) {
                    entries.put(name, value.substring(STORED.length()));
                } else {
                    entries.put(name, input.canonical(value).orElseThrow());
                }
            }
        });
        return new ScoringInput(figures, Map.of(ScoringFixtures.CODE, entries), targets, peers);
    }

    /** 95% is a rate, 100 人 has its unit, a bare number is one. */
    private static ScoringInput.InputFigure figure(String value) {
        if (value.endsWith("%")) {
            return new ScoringInput.InputFigure(
                    new BigDecimal(value.substring(0, value.length() - 1)).movePointLeft(2), Unit.PERCENT);
        }
        String[] parts = value.split(" ");
        Unit unit = parts.length == 1 ? Unit.NUMBER : parts[1].equals("万元") ? Unit.MONEY : Unit.of(parts[1]);
        return new ScoringInput.InputFigure(new BigDecimal(parts[0]), unit);
    }

    private static ScoringInput.TargetInput target(String name, String value) {
        List<String> cells = Stream.of(value.split(",", -1)).map(String::strip).toList();
        return new ScoringInput.TargetInput(
                name,
                name,
                cells.get(0),
                cells.get(2).isEmpty() ? null : new BigDecimal(cells.get(2)),
                cells.get(1).isEmpty() ? null : new BigDecimal(cells.get(1)),
                "个",
                Direction.valueOf(cells.get(3)),
                new BigDecimal(cells.get(4)));
    }
}
