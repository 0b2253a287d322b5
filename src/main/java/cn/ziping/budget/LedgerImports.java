package cn.ziping.budget;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.department.DepartmentService;
import cn.ziping.figure.Cells;
import cn.ziping.figure.FiguresChanged;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.Sha256;
import cn.ziping.sheet.SheetLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a spreadsheet into a ledger: the file is kept, its columns are matched, a dry run says what would change, and
 * confirming writes all of it or nothing. Where the ledger has changed in between, it is compared anew and nothing is written.
 */
@Service
@RequiredArgsConstructor
public class LedgerImports {

    private static final Logger LOGGER = LoggerFactory.getLogger(LedgerImports.class);
    private static final int NAME_LIMIT = 200;
    private static final Duration PROGRESS_EVERY = Duration.ofMillis(500);

    /** The largest file, in MB. */
    public static final int MEGABYTES = (int) (SheetLimits.DEFAULT.maxBytes() >> 20);

    private final ImportFiles files;
    private final ImportRecords records;
    private final ImportStage stage;
    private final ImportComparison comparison;
    private final ImportHeadings headings;
    private final LineCatalog catalog;
    private final DepartmentService departments;
    private final Cells cells;
    private final AuditLog log;
    private final ApplicationEventPublisher events;
    private final TaskExecutor applicationTaskExecutor;
    private final TransactionTemplate transaction;
    private final MessageSource messages;

    /**
     * Takes a file. One whose columns we know, or that the department matched before, is read at once; of another a person
     * says first what its columns mean.
     *
     * @return the import's id
     * @throws RefusedException {@code sheet.…} for a file that cannot be read, {@code import.empty} for one without a table
     */
    @Audited("ledger.import.upload")
    public UUID upload(Actor actor, UUID departmentId, FiscalYear year, String fileName, byte[] content) {
        actor.requireType(departmentId);
        cells.requireOpen(departmentId, year);
        List<ImportHeadings.Guess> guessed = guesses(content);
        List<ImportMatching.Sheet> sheets = new ArrayList<>();
        boolean known = true;
        for (ImportHeadings.Guess guess : guessed) {
            ImportMatching.Sheet last = records.remembered(departmentId, guess).orElse(null);
            known &= last != null || isOurs(guess);
            sheets.add(last != null ? last : guess.sheet());
        }
        ImportMatching matching = new ImportMatching(sheets);
        boolean complete = known && matching.isComplete();
        if (!complete) {
            // Before a person says what its columns mean, it is clear that it can be read.
            files.check(content);
        }
        String name = fileName.replaceAll("[\\p{Cc}\\p{Cf}]", "");
        UUID id = records.begin(
                actor,
                departmentId,
                year,
                name.isBlank() ? "-" : name.substring(0, Math.min(NAME_LIMIT, name.length())),
                content,
                Sha256.of(content));
        records.match(id, matching);
        if (complete) {
            records.turn(id, LedgerImport.State.MATCHING, LedgerImport.State.READING);
            read(actor, departmentId, year, id, matching);
        }
        return id;
    }

    /** Whether a sheet is one that we gave out: it says of each line what it is, and the unit. */
    private boolean isOurs(ImportHeadings.Guess guess) {
        return guess.unitNamed()
                && guess.sheet().meanings().contains(ImportMatching.Meaning.KIND)
                && headings.isPlain(guess.sheet());
    }

    /** What each sheet seems to be, from its first rows. */
    private List<ImportHeadings.Guess> guesses(byte[] content) {
        List<ImportHeadings.Guess> guesses = files.first(content).entrySet().stream()
                .flatMap(sheet -> headings.guess(sheet.getKey(), sheet.getValue()).stream())
                .toList();
        if (guesses.isEmpty()) {
            throw new RefusedException("import.empty");
        }
        return guesses;
    }

    /**
     * A person has said what the columns mean: the file is read, and the matching is remembered for files alike.
     *
     * @throws RefusedException {@code import.matching} where a sheet has no column of names or of amounts, or one twice
     */
    @Audited("ledger.import.match")
    public void match(Actor actor, UUID departmentId, FiscalYear year, UUID id, ImportMatching matching) {
        LedgerImport one = get(actor, departmentId, year, id);
        actor.requireType(departmentId);
        if (!matching.isComplete()) {
            throw new RefusedException("import.matching");
        }
        if (!records.turn(one.id(), LedgerImport.State.MATCHING, LedgerImport.State.READING)) {
            throw new RefusedException("import.moved");
        }
        records.match(id, matching);
        records.remember(departmentId, matching);
        read(actor, departmentId, year, id, matching);
    }

    /**
     * Reads the file once more as it was matched, against the ledger as it is now.
     *
     * @throws RefusedException {@code import.moved} where it is not waiting to be confirmed
     */
    @Audited("ledger.import.match")
    public void compareAgain(Actor actor, UUID departmentId, FiscalYear year, UUID id) {
        LedgerImport one = get(actor, departmentId, year, id);
        actor.requireType(departmentId);
        ImportMatching matching = one.matching();
        if (matching == null || !records.turn(id, LedgerImport.State.READY, LedgerImport.State.READING)) {
            throw new RefusedException("import.moved");
        }
        read(actor, departmentId, year, id, matching);
    }

    /**
     * Lets a person say anew what the columns mean, after a dry run that was not meant.
     *
     * @throws RefusedException {@code import.moved} where it is not waiting to be confirmed
     */
    @Audited("ledger.import.match")
    public void matchAgain(Actor actor, UUID departmentId, FiscalYear year, UUID id) {
        LedgerImport one = get(actor, departmentId, year, id);
        actor.requireType(departmentId);
        if (!records.turn(one.id(), LedgerImport.State.READY, LedgerImport.State.MATCHING)) {
            throw new RefusedException("import.moved");
        }
    }

    /**
     * @throws NotFoundException if there is none, or none of this person
     */
    @Transactional(readOnly = true)
    public LedgerImport get(Actor actor, UUID departmentId, FiscalYear year, UUID id) {
        actor.requireLedger(departmentId);
        return records.find(actor, departmentId, year, id).orElseThrow(() -> new NotFoundException("import", id));
    }

    /**
     * Rows of one state, in the file's order.
     *
     * @param after the number of the row before the first, or 0
     */
    @Transactional(readOnly = true)
    public List<LedgerImport.Row> rows(LedgerImport one, LedgerImport.RowState state, int after, int limit) {
        comparison.planForRowsThatHaveJustCome();
        return stage.rows(one, state, after, limit);
    }

    private void read(Actor actor, UUID departmentId, FiscalYear year, UUID id, ImportMatching matching) {
        Runnable reading = () -> {
            byte[] content = records.content(id);
            transaction.executeWithoutResult(status -> {
                ImportCopy writer = stage.write(id);
                try {
                    ImportReading rows = new ImportReading(matching, catalog, kinds(), writer::add);
                    files.read(content, rows, progress(id));
                    writer.end();
                    records.leftOut(id, rows.leftOut());
                } catch (RuntimeException refusedOrFailed) {
                    writer.cancel();
                    throw refusedOrFailed;
                }
                records.compared(id, compare(actor, get(actor, departmentId, year, id)), List.of(), null);
            });
        };
        // What cannot be read is not kept.
        inBackground(actor, departmentId, year, id, () -> files.oneOfFew(reading), why -> records.refuse(id, why));
    }

    /** Says how far it has come, as often as the page asks. */
    private IntConsumer progress(UUID id) {
        AtomicLong said = new AtomicLong(System.nanoTime());
        return rows -> {
            long now = System.nanoTime();
            if (now - said.get() > PROGRESS_EVERY.toNanos()) {
                said.set(now);
                records.progress(id, rows);
            }
        };
    }

    private LedgerImport.Counts compare(Actor actor, LedgerImport one) {
        return comparison.compare(one, actor.scope().office(), catalog, departments.offices(one.departmentId()));
    }

    /** What the kinds are called in a file: in either language, and by their codes. */
    private Map<String, LineKind> kinds() {
        Map<String, LineKind> kinds = new HashMap<>();
        for (LineKind kind : LineKind.values()) {
            kinds.put(kind.name(), kind);
            for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                kinds.put(messages.getMessage("line." + kind, null, locale), kind);
            }
        }
        return kinds;
    }

    /**
     * Writes what the dry run showed, all or nothing, in the background.
     *
     * @throws RefusedException {@code import.wrong} while a row is wrong, {@code import.moved} where somebody was faster
     */
    @Audited("ledger.import")
    public void apply(Actor actor, UUID departmentId, FiscalYear year, UUID id) {
        LedgerImport one = get(actor, departmentId, year, id);
        actor.requireType(departmentId);
        cells.requireOpen(departmentId, year);
        LedgerImport.Counts counts = one.counts();
        if (counts != null && counts.wrong() > 0) {
            throw new RefusedException("import.wrong");
        }
        if (!records.turn(id, LedgerImport.State.READY, LedgerImport.State.APPLYING)) {
            throw new RefusedException("import.moved");
        }
        inBackground(
                actor,
                departmentId,
                year,
                id,
                () -> transaction.executeWithoutResult(status -> write(actor, one)),
                why -> records.back(id, why));
    }

    private void write(Actor actor, LedgerImport one) {
        departments.lockForWriting(one.departmentId());
        cells.requireOpen(one.departmentId(), one.year());
        if (!records.isStill(one.id(), LedgerImport.State.APPLYING)) {
            return;
        }
        // Nobody else writes now. Where the ledger moved under a row of the file, or refuses one of them by now, that
        // is
        // shown and nothing is written.
        ImportComparison.Moved moved = comparison.moved(one, actor.scope().office());
        LedgerImport.Counts counts = one.counts();
        // The same ledger, all of it this person's and no office named that may have gone: what was found still holds.
        if (counts == null || !moved.isNothing() || actor.scope().office() != null || stage.namesOffices(one)) {
            counts = compare(actor, one);
        }
        if (moved.ofTheFile() || counts.wrong() > 0) {
            records.compared(
                    one.id(), counts, moved.moves(), counts.wrong() > 0 ? new RefusedException("import.wrong") : null);
            return;
        }
        String proof = stage.apply(one, actor, catalog);
        records.applied(one.id(), counts);
        log.done(AuditEvent.of(
                actor,
                "ledger.import",
                one.departmentId(),
                one.year(),
                one.id().toString(),
                // By its hash alone: the name of a file is somebody's words.
                "sha256 %s, %d new, %d changed, %s".formatted(one.sha256(), counts.added(), counts.changed(), proof)));
        events.publishEvent(new FiguresChanged(one.departmentId(), one.year()));
    }

    private void inBackground(
            Actor actor,
            UUID departmentId,
            FiscalYear year,
            UUID id,
            Runnable work,
            Consumer<RefusedException> refused) {
        applicationTaskExecutor.execute(() -> {
            try {
                work.run();
            } catch (RefusedException refusal) {
                refused.accept(refusal);
                log.refused(AuditEvent.of(actor, "ledger.import", departmentId, year, id.toString(), refusal.code()));
            } catch (RuntimeException | Error failed) {
                LOGGER.error("The import {} failed", id, failed);
                records.fail(id);
            }
        });
    }
}
