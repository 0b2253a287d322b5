package cn.ziping.budget;

import cn.ziping.budget.ImportMatching.Meaning;
import cn.ziping.shared.MoneyUnit;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Guesses what a sheet's columns mean from its first rows; a person corrects the guess. */
@Component
class ImportHeadings {

    /** How far down the headings may stand, below titles and notes. */
    static final int FIRST_ROWS = 20;

    /** In characters. */
    private static final int LONGEST = 200;

    private static final Pattern BRACKETS = Pattern.compile("[（(][^（(）)]*+[）)]");
    private static final Pattern MONTH =
            Pattern.compile("(1[0-2]|[1-9])月(?:末|底)?(?:累计)?(?:执行数|支出数|支出)?|(?:1-|1—|1至)(1[0-2]|[2-9])月.*");
    private static final Pattern UNIT = Pattern.compile("(亿元|万元|元)");

    private final Map<String, Meaning> known = new HashMap<>();

    ImportHeadings() {
        try (InputStream in = new ClassPathResource("catalogs/import-headings.json").getInputStream()) {
            Map<Meaning, List<String>> shipped =
                    JsonMapper.builder().build().readValue(in, new TypeReference<Map<Meaning, List<String>>>() {});
            shipped.forEach((meaning, names) -> names.forEach(name -> known.put(plain(name), meaning)));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the headings", e);
        }
    }

    /**
     * What a sheet seems to be.
     *
     * @param sheet the guess
     * @param unitNamed whether the sheet itself names the unit
     */
    record Guess(ImportMatching.Sheet sheet, boolean unitNamed) {}

    /** A guess from the first rows of a sheet, each with its number; empty where nothing looks like a name and an amount. */
    Optional<Guess> guess(String sheet, Map<Integer, List<String>> rows) {
        Guess best = null;
        long most = 1;
        for (Map.Entry<Integer, List<String>> row : rows.entrySet()) {
            List<Meaning> meanings = meanings(row.getValue());
            long found = meanings.stream()
                    .filter(meaning -> meaning != Meaning.IGNORED)
                    .count();
            if (found > most && meanings.contains(Meaning.NAME)) {
                most = found;
                Optional<MoneyUnit> unit = unit(row.getKey(), rows);
                best = new Guess(
                        new ImportMatching.Sheet(
                                sheet,
                                true,
                                row.getKey(),
                                row.getValue(),
                                meanings,
                                kind(sheet),
                                unit.orElse(MoneyUnit.WAN)),
                        unit.isPresent());
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether nothing of a guess is open: every heading is one we know. */
    boolean isPlain(ImportMatching.Sheet sheet) {
        return sheet.isComplete()
                && sheet.headings().stream().allMatch(heading -> heading.isBlank() || isKnown(heading));
    }

    private boolean isKnown(String heading) {
        return known.containsKey(plain(heading))
                || MONTH.matcher(plain(heading)).matches();
    }

    /** What each heading means; the second of the same meaning is not read. */
    List<Meaning> meanings(List<String> headings) {
        List<Meaning> meanings = new ArrayList<>();
        Set<Meaning> taken = new HashSet<>();
        for (String heading : headings) {
            Meaning meaning = meaning(heading);
            meanings.add(meaning == Meaning.IGNORED || taken.add(meaning) ? meaning : Meaning.IGNORED);
        }
        return meanings;
    }

    private Meaning meaning(String heading) {
        String plain = plain(heading);
        Meaning direct = known.get(plain);
        if (direct != null) {
            return direct;
        }
        Matcher month = MONTH.matcher(plain);
        if (month.matches()) {
            String number = month.group(1) != null ? month.group(1) : month.group(2);
            return Meaning.valueOf("MONTH_" + number);
        }
        return Meaning.IGNORED;
    }

    private static LineKind kind(String sheet) {
        String name = plain(sheet);
        if (name.contains("经济")) {
            return LineKind.ECONOMIC;
        }
        if (name.contains("三公")) {
            return LineKind.PUBLIC;
        }
        return name.contains("收入") ? LineKind.INCOME : LineKind.PROJECT;
    }

    /** The unit that the headings, or what stands above them, name. */
    private static Optional<MoneyUnit> unit(int headingRow, Map<Integer, List<String>> rows) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey() <= headingRow)
                .flatMap(row -> row.getValue().stream())
                .map(UNIT::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .flatMap(symbol -> Arrays.stream(MoneyUnit.values())
                        .filter(unit -> unit.symbol().equals(symbol))
                        .findFirst());
    }

    /** A heading without white space, brackets and what stands in them. */
    private static String plain(String heading) {
        // No heading is longer; and brackets that nobody closes would be searched again from each of them.
        String begun = heading.length() > LONGEST ? heading.substring(0, LONGEST) : heading;
        return BRACKETS.matcher(begun)
                .replaceAll("")
                .replaceAll("[\\s\\u00a0\\u3000:：*]", "")
                .toLowerCase(Locale.ROOT);
    }
}
