package cn.ziping.figure;

import cn.ziping.shared.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person has typed into a cell and not yet left, kept while it is typed, so that a browser that dies loses two seconds
 * and no more. A private note: nobody else sees it, nothing is computed from it, no log tells of it, and it is shown again as
 * unsaved.
 */
@Component
@RequiredArgsConstructor
public class CellDrafts {

    private static final int PAGE_LIMIT = 200;
    private static final int CELL_LIMIT = 300;
    private static final int TYPED_LIMIT = 100_000;
    private static final int UNIT_LIMIT = 10;

    /** A note's number fits a {@code long}. */
    private static final Pattern SEQ = Pattern.compile("[1-9][0-9]{0,17}");

    /** The most notes an account has; the oldest give way. */
    private static final int MOST = 200;

    private static final Duration KEPT = Duration.ofDays(30);

    /**
     * How long a number counts that is higher than a later one: requests of one typing arrive within it in any order, and the
     * clocks of two machines of a person do not matter after it.
     */
    private static final Duration ORDERED = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    /**
     * A note.
     *
     * @param cell the cell's path on its page
     * @param was what stood there when it was begun, as the page holds it
     * @param typed what was typed
     * @param unit the unit on screen then, or empty
     */
    public record Draft(String cell, String was, String typed, String unit) {}

    /**
     * Where the note of an edit is kept, and how late it is: of two requests about a cell the one with the higher number was
     * sent later, whichever arrives first.
     *
     * @param page the page it belongs to
     * @param seq the number, above zero
     */
    public record Note(String page, long seq) {

        /** From a request; {@code null} where it names none. */
        public static @Nullable Note of(@Nullable String page, @Nullable String seq) {
            return page == null
                            || page.isEmpty()
                            || seq == null
                            || !SEQ.matcher(seq).matches()
                    ? null
                    : new Note(page, Long.parseLong(seq));
        }
    }

    /** What the person left unsaved on a page. */
    @Transactional(readOnly = true)
    public List<Draft> of(Actor actor, String page) {
        return jdbc.sql(
                        "select cell, was, typed, unit from cell_draft where account_id = ? and page = ? and not gone order by at, cell")
                .params(actor.id(), page)
                .query(Draft.class)
                .list();
    }

    /**
     * Keeps what is being typed. What is too long to be anything is not kept, nor what is older than what was kept or saved.
     *
     * @param seq the number of the request, or 0 where it has none
     * @return whether it is kept
     */
    @Transactional
    public boolean keep(Actor actor, String page, Draft draft, long seq) {
        if (page.isEmpty()
                || page.length() > PAGE_LIMIT
                || draft.cell().isEmpty()
                || draft.cell().length() > CELL_LIMIT
                || draft.typed().length() > TYPED_LIMIT
                || draft.was().length() > TYPED_LIMIT
                || (draft.typed() + draft.was()).indexOf('\0') >= 0
                || draft.unit().length() > UNIT_LIMIT) {
            return false;
        }
        Instant now = clock.instant();
        int kept = jdbc.sql("""
                        insert into cell_draft (account_id, page, cell, was, typed, unit, at, seq)
                        values (:account, :page, :cell, :was, :typed, :unit, :now, :seq)
                        on conflict (account_id, page, cell)
                        do update set was = excluded.was, typed = excluded.typed, unit = excluded.unit, at = excluded.at,
                          seq = excluded.seq, gone = false
                        where excluded.seq >= cell_draft.seq or cell_draft.at < :settled
                        """)
                .param("account", actor.id())
                .param("page", page)
                .param("cell", draft.cell())
                .param("was", draft.was())
                .param("typed", draft.typed())
                .param("unit", draft.unit())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("settled", now.minus(ORDERED).atOffset(ZoneOffset.UTC))
                .param("seq", seq)
                .update();
        jdbc.sql("""
                        delete from cell_draft where account_id = :account and (at < :old or gone and at < :settled or at < (
                          select at from cell_draft where account_id = :account and not gone
                          order by at desc offset :most limit 1))
                        """)
                .param("account", actor.id())
                .param("old", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .param("settled", now.minus(ORDERED).atOffset(ZoneOffset.UTC))
                .param("most", MOST - 1)
                .update();
        return kept > 0;
    }

    /**
     * The cells have been saved, or what was typed given up. A note that was sent before and arrives after is not kept.
     *
     * @param seq the number of the request, or 0 where it has none
     */
    @Transactional
    public void drop(Actor actor, String page, Collection<String> cells, long seq) {
        if (cells.isEmpty() || page.isEmpty() || page.length() > PAGE_LIMIT) {
            return;
        }
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into cell_draft (account_id, page, cell, was, typed, unit, at, seq, gone)
                        select :account, :page, cell, '', '', '', :now, :seq, true from unnest(:cells::text[]) as cell
                        where length(cell) between 1 and :longest
                        on conflict (account_id, page, cell)
                        do update set was = '', typed = '', unit = '', at = excluded.at, seq = excluded.seq, gone = true
                        where excluded.seq >= cell_draft.seq or cell_draft.at < :settled
                        """)
                .param("account", actor.id())
                .param("page", page)
                .param("cells", cells.stream().distinct().toArray(String[]::new))
                .param("longest", CELL_LIMIT)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("settled", now.minus(ORDERED).atOffset(ZoneOffset.UTC))
                .param("seq", seq)
                .update();
    }

    /** The notes of edits that stand stored by now, in the transaction that stored them. */
    void settled(Actor actor, Collection<CellEdit> edits) {
        Map<Note, List<String>> cells = new LinkedHashMap<>();
        edits.forEach(edit -> {
            if (edit.note() != null) {
                cells.computeIfAbsent(edit.note(), note -> new ArrayList<>()).add(edit.cell());
            }
        });
        cells.forEach((note, paths) -> drop(actor, note.page(), paths, note.seq()));
    }
}
