package cn.ziping.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What comes again and again within a minute: the first is written at once, the others together as one entry with their
 * number, so that whoever asks for the same a thousand times does not fill the log. Of one instance.
 */
final class Repeats {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** More kinds than a minute has by nature; past them an entry is counted with those of its outcome. */
    private static final int KINDS = 5_000;

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}-[\\p{XDigit}-]{27}");

    private final Map<Kind, Window> windows = new LinkedHashMap<>();

    /**
     * Whether an entry is the first of its kind within a minute and so to be written; else it is counted.
     *
     * @param outcome how it ended, in the log's word
     */
    synchronized boolean isFirst(AuditEvent event, String outcome, Instant now) {
        Kind kind = Kind.of(event, outcome);
        Window open = windows.get(kind);
        if (open == null && windows.size() >= KINDS) {
            kind = new Kind(new UUID(0, 0), "", "", outcome, "");
            open = windows.get(kind);
        }
        if (open != null) {
            open.count++;
            open.last = event;
            open.lastAt = now;
            return false;
        }
        windows.put(kind, new Window(outcome, now));
        return true;
    }

    /**
     * Takes out the windows that are over.
     *
     * @param all whether every one counts as over, as at the end of a run
     * @return what was counted in them
     */
    synchronized List<Counted> takeOver(Instant now, boolean all) {
        List<Counted> counted = new ArrayList<>();
        windows.values().removeIf(window -> {
            boolean over = all || !now.isBefore(window.from.plus(WINDOW));
            if (over && window.last != null) {
                counted.add(new Counted(window.last, window.outcome, window.count, window.lastAt));
            }
            return over;
        });
        return counted;
    }

    /** Counts again what could not be written. */
    synchronized void putBack(List<Counted> counted) {
        for (Counted one : counted) {
            Window window = windows.computeIfAbsent(
                    Kind.of(one.event(), one.outcome()), kind -> new Window(one.outcome(), one.at()));
            window.count += one.times();
            window.last = one.event();
            window.lastAt = one.at();
        }
    }

    /**
     * What came again.
     *
     * @param event the last of them
     * @param outcome how they ended
     * @param times how many there were after the first
     * @param at when the last one came
     */
    record Counted(AuditEvent event, String outcome, int times, Instant at) {}

    /** What counts as the same: which one of many was asked for does not matter. */
    private record Kind(UUID account, String address, String action, String outcome, String reason) {

        static Kind of(AuditEvent event, String outcome) {
            return new Kind(
                    event.actor().id(),
                    event.actor().address(),
                    event.action() + (event.departmentId() == null ? "" : event.departmentId()),
                    outcome,
                    ID.matcher(event.detail()).replaceAll(""));
        }
    }

    private static final class Window {

        private final String outcome;
        private final Instant from;
        private int count;
        private @Nullable AuditEvent last;
        private Instant lastAt;

        Window(String outcome, Instant from) {
            this.outcome = outcome;
            this.from = from;
            this.lastAt = from;
        }
    }
}
