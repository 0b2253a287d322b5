package cn.ziping.budget;

import cn.ziping.shared.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The names that lines of the ledger have by regulation: shipped data, under {@code catalogs/}. */
@Component
public class LineCatalog {

    /** A line of an economic item is named by its code, of three digits (类) or five (款), and its name. */
    private static final Pattern ECONOMIC = Pattern.compile("(3\\d{2}(?:\\d{2})?)(?:\\s+(\\S.*))?");

    private static final int CLASS_DIGITS = 3;

    private final Map<String, String> economicItems = new LinkedHashMap<>();
    private final Shipped shipped;

    private record Shipped(
            String publicWhole, List<String> publicParts, String carriedOver, List<String> incomeSources) {}

    LineCatalog() {
        this.shipped = JsonMapper.builder().build().readValue(read("catalogs/ledger-lines.json"), Shipped.class);
        read("catalogs/economic-items.csv").lines().skip(1).forEach(line -> {
            String[] item = line.split(",", 2);
            economicItems.put(item[0], item[0] + " " + item[1]);
        });
    }

    /** The names to choose from for lines of a kind; empty where the department names them. */
    public List<String> names(LineKind kind) {
        return switch (kind) {
            case ECONOMIC -> List.copyOf(economicItems.values());
            case PUBLIC -> shipped.publicParts();
            case INCOME -> shipped.incomeSources();
            default -> List.of();
        };
    }

    /** The lines that a section can begin with in one action: 类 of economic items, the three public expenses. */
    public List<String> standard(LedgerSection section) {
        return switch (section) {
            case ECONOMIC ->
                economicItems.entrySet().stream()
                        .filter(item -> item.getKey().length() == CLASS_DIGITS)
                        .map(Map.Entry::getValue)
                        .toList();
            case PUBLIC -> shipped.publicParts();
            case INCOME, EXPENDITURE -> List.of();
        };
    }

    /** What the three public expenses are called in one line. */
    public String publicWhole() {
        return shipped.publicWhole();
    }

    /** Whether a source of income is what the year before left. */
    boolean isCarriedOver(LedgerLine line) {
        return line.getKind() == LineKind.INCOME && line.getName().equals(shipped.carriedOver());
    }

    /**
     * The full name of a line as it is typed: of an economic item the code is enough. An item of a later year that is not
     * in the list is taken with its code and name.
     *
     * @throws RefusedException {@code ledger.economic.unknown}, {@code ledger.public.unknown}
     */
    String named(LineKind kind, String typed) {
        if (kind == LineKind.PUBLIC
                && !typed.equals(shipped.publicWhole())
                && !shipped.publicParts().contains(typed)) {
            throw new RefusedException("ledger.public.unknown", String.join("、", shipped.publicParts()));
        }
        if (kind != LineKind.ECONOMIC) {
            return typed;
        }
        Matcher item = ECONOMIC.matcher(typed);
        if (item.matches()) {
            String known = economicItems.get(item.group(1));
            if (known != null && (item.group(2) == null || known.endsWith(" " + item.group(2)))) {
                return known;
            }
            if (known == null && item.group(2) != null) {
                return item.group(1) + " " + item.group(2);
            }
        }
        List<String> alike = economicItems.values().stream()
                .filter(name -> name.endsWith(" " + typed))
                .toList();
        if (alike.size() == 1) {
            return alike.get(0);
        }
        throw new RefusedException("ledger.economic.unknown", typed);
    }

    /** The code of an economic item's line. */
    static String codeOf(LedgerLine line) {
        return line.getName().split(" ", 2)[0];
    }

    /** Whether an economic item is a 类. */
    static boolean isClass(LedgerLine line) {
        return codeOf(line).length() == CLASS_DIGITS;
    }

    /** Whether an economic item (款) is part of another (类). */
    static boolean isPartOf(LedgerLine part, LedgerLine whole) {
        return isClass(whole) && !isClass(part) && codeOf(part).startsWith(codeOf(whole));
    }

    private static String read(String path) {
        try (InputStream in = new ClassPathResource(path).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + path, e);
        }
    }
}
