package cn.ziping.figure;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.shared.Actor;
import cn.ziping.shared.CellKey;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Saves typed cells by compare-and-set: an edit says what it replaces, and where that no longer stands, the later person
 * sees both values and chooses. Each change leaves a revision and a log entry in the same transaction.
 */
@Component
@RequiredArgsConstructor
public class Cells {

    static final String GONE = "cell.gone";

    private final CellRevisionRepository revisions;
    private final CellBatches batches;
    private final CellDrafts drafts;
    private final List<EditWindow> windows;
    private final AuditLog log;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    /** Whether this person may type into the department's year now. */
    public boolean mayType(Actor actor, UUID departmentId, FiscalYear year) {
        return actor.mayType(departmentId) && closedBecause(departmentId, year).isEmpty();
    }

    /**
     * @throws RefusedException with why, while the year is not open for typing
     */
    public void requireOpen(UUID departmentId, FiscalYear year) {
        closedBecause(departmentId, year).ifPresent(why -> {
            throw new RefusedException(why);
        });
    }

    /** Why a person who may edit the department cannot type into its year now: the code of a refusal, or {@code null}. */
    public @Nullable String whyClosed(Actor actor, UUID departmentId, FiscalYear year) {
        return actor.mayType(departmentId)
                ? closedBecause(departmentId, year).map(why -> "refused." + why).orElse(null)
                : null;
    }

    private Optional<String> closedBecause(UUID departmentId, FiscalYear year) {
        return windows.stream()
                .flatMap(window -> window.closedBecause(departmentId, year).stream())
                .findFirst();
    }

    /**
     * Applies the edits that can be, and says of each what became of it. The caller holds the department's write lock.
     * Each cell is asked for by its own year: last year's figures stand on this year's page too.
     *
     * @throws NotFoundException if the one edit names no cell of the sheet; among several, its row has been removed meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, CellResult> apply(
            Actor actor, String action, Map<String, TypedCell> sheet, List<CellEdit> edits) {
        Map<String, CellResult> results = new LinkedHashMap<>();
        Set<FiguresChanged> changes = new LinkedHashSet<>();
        Windows asked = new Windows();
        for (CellEdit edit : edits) {
            TypedCell cell = sheet.get(edit.cell());
            if (cell == null && edits.size() == 1) {
                throw new NotFoundException("cell", edit.cell());
            }
            if (cell == null) {
                // Among others: a colleague has removed its row meanwhile.
                results.put(edit.cell(), CellResult.invalid(edit, new RefusedException(GONE)));
                continue;
            }
            CellResult result = apply(actor, action, cell, edit, asked);
            if (result.state() == CellResult.State.SAVED) {
                changes.add(
                        new FiguresChanged(cell.key().departmentId(), cell.key().year()));
            }
            results.put(edit.cell(), result);
        }
        changes.forEach(events::publishEvent);
        drafts.settled(
                actor,
                edits.stream()
                        .filter(edit -> {
                            CellResult result = results.get(edit.cell());
                            return result != null && !result.open();
                        })
                        .toList());
        return results;
    }

    private CellResult apply(Actor actor, String action, TypedCell cell, CellEdit edit, Windows asked) {
        String before = cell.stored();
        String after;
        try {
            after = cell.read(edit.typed()).orElse(null);
        } catch (RefusedException refusal) {
            return CellResult.invalid(edit, refusal);
        }
        String expected = expected(cell, edit.was());
        if (Objects.equals(after, before) || Objects.equals(after, expected)) {
            return CellResult.unchanged(edit.typed());
        }
        String closed = asked.closedBecause(
                        cell.key().departmentId(), cell.key().year())
                .orElse(null);
        if (closed != null) {
            log.refusedWithin(AuditEvent.of(
                    actor,
                    action,
                    cell.key().departmentId(),
                    cell.key().year(),
                    cell.key().path(),
                    "refused." + closed));
            return CellResult.invalid(edit, new RefusedException(closed));
        }
        if (!Objects.equals(expected, before)) {
            return CellResult.conflict(edit.typed(), cell.shown(), lastWriter(cell.key()));
        }
        cell.put(after, edit.sample());
        CellRevision revision = revisions.save(new CellRevision(cell.key(), before, after, actor, Instant.now(clock)));
        log.done(AuditEvent.of(
                actor,
                action,
                cell.key().departmentId(),
                cell.key().year(),
                cell.key().path(),
                "revision " + revision.getId() + " before " + digest(revision, before) + " after "
                        + digest(revision, after)));
        return CellResult.saved(edit.typed());
    }

    /** Whether years are closed, asked once for all the cells of a step: nothing opens or closes under the write lock. */
    private final class Windows {

        private final Map<FiguresChanged, Optional<String>> known = new HashMap<>();

        Optional<String> closedBecause(UUID departmentId, FiscalYear year) {
            return known.computeIfAbsent(
                    new FiguresChanged(departmentId, year), window -> Cells.this.closedBecause(departmentId, year));
        }
    }

    /** A form that says it replaces something unreadable replaces nothing that we know of. */
    private static @Nullable String expected(TypedCell cell, String was) {
        try {
            return cell.readShown(was).orElse(null);
        } catch (RefusedException unreadable) {
            return "\u0000";
        }
    }

    private String lastWriter(CellKey key) {
        return Stream.concat(
                        revisions
                                .findFirstByDepartmentIdAndYearAndCellOrderByAtDescIdDesc(
                                        key.departmentId(), key.year(), key.path())
                                .stream(),
                        batches.history(key).stream())
                .max(Comparator.comparing(CellRevision::getAt))
                .map(CellRevision::getAccountName)
                .orElse("");
    }

    /** The history of a cell, oldest first; the caller has asked whether the person may read it. */
    @Transactional(readOnly = true)
    public List<CellRevision> history(CellKey key) {
        return Stream.concat(
                        revisions
                                .findByDepartmentIdAndYearAndCellOrderByAtAscIdAsc(
                                        key.departmentId(), key.year(), key.path())
                                .stream(),
                        batches.history(key).stream())
                .sorted(Comparator.comparing(CellRevision::getAt))
                .toList();
    }

    /** The log proves a value without telling it: salted with the revision's id, so that small numbers cannot be tried. */
    private static String digest(CellRevision revision, @Nullable String value) {
        return value == null ? "blank" : AuditEvent.digest(revision.getId() + value);
    }
}
