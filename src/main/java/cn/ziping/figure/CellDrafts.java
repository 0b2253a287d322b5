package cn.ziping.figure;

import cn.ziping.shared.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import lombok.RequiredArgsConstructor;
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

    /** The most notes an account has; the oldest give way. */
    private static final int MOST = 200;

    private static final Duration KEPT = Duration.ofDays(30);

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

    /** What the person left unsaved on a page. */
    @Transactional(readOnly = true)
    public List<Draft> of(Actor actor, String page) {
        return jdbc.sql(
                        "select cell, was, typed, unit from cell_draft where account_id = ? and page = ? order by at, cell")
                .params(actor.id(), page)
                .query(Draft.class)
                .list();
    }

    /**
     * Keeps what is being typed. What is too long to be anything is not kept.
     *
     * @return whether it is kept
     */
    @Transactional
    public boolean keep(Actor actor, String page, Draft draft) {
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
        jdbc.sql("""
                        insert into cell_draft (account_id, page, cell, was, typed, unit, at) values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (account_id, page, cell)
                        do update set was = excluded.was, typed = excluded.typed, unit = excluded.unit, at = excluded.at
                        """)
                .params(
                        actor.id(),
                        page,
                        draft.cell(),
                        draft.was(),
                        draft.typed(),
                        draft.unit(),
                        now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        delete from cell_draft where account_id = :account and (at < :old or at < (
                          select at from cell_draft where account_id = :account order by at desc offset :most limit 1))
                        """)
                .param("account", actor.id())
                .param("old", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .param("most", MOST - 1)
                .update();
        return true;
    }

    /** The cell has been saved, or what was typed given up. */
    @Transactional
    public void drop(Actor actor, String page, List<String> cells) {
        if (!cells.isEmpty()) {
            jdbc.sql("delete from cell_draft where account_id = :account and page = :page and cell in (:cells)")
                    .param("account", actor.id())
                    .param("page", page)
                    .param("cells", cells)
                    .update();
        }
    }
}
