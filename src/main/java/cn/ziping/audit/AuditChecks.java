package cn.ziping.audit;

import cn.ziping.shared.Actor;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks the chain in the background, one check at a time, and keeps what each found. */
@Slf4j
@Component
@RequiredArgsConstructor
class AuditChecks implements DisposableBean {

    /** After so long without progress the instance that checked is gone. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ChainCheck check;
    private final AuditLog entries;
    private final TransactionTemplate transaction;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "audit-check");
        thread.setDaemon(true);
        return thread;
    });

    /** Begins a check, unless one is under way. */
    @Transactional(propagation = Propagation.MANDATORY)
    void start(Actor asker) {
        if (latest().filter(last -> last.state() == AuditCheck.State.RUNNING).isPresent()) {
            return;
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into audit_check (id, account_id, at, updated_at, total, done, state)
                        values (:id, :account, :now, :now, :total, 0, 'RUNNING')
                        """)
                .param("id", id)
                .param("account", asker.id())
                .param("now", now())
                .param("total", check.total())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                thread.execute(() -> run(id, asker));
            }
        });
    }

    Optional<AuditCheck> latest() {
        return jdbc.sql("""
                        select c.id, a.name, c.at, c.total, c.done, c.fault, c.position, c.entry_id, c.unsealed,
                          case when c.state = 'RUNNING' and c.updated_at < :stale then 'FAILED' else c.state end as state
                        from audit_check c join account a on a.id = c.account_id order by c.at desc limit 1
                        """)
                .param("stale", now().minus(PATIENCE))
                .query((row, number) -> new AuditCheck(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("total"),
                        row.getLong("done"),
                        AuditCheck.State.valueOf(row.getString("state")),
                        fault(row.getString("fault"), row.getLong("position"), row.getObject("entry_id", Long.class)),
                        row.getInt("unsealed")))
                .optional();
    }

    private static @Nullable ChainFault fault(@Nullable String kind, long position, @Nullable Long entryId) {
        return kind == null ? null : new ChainFault(ChainFault.Kind.valueOf(kind), position, entryId);
    }

    private void run(UUID id, Actor asker) {
        try {
            ChainFault fault = check.firstFault(done -> progress(id, done)).orElse(null);
            int unsealed = check.unsealed().size();
            transaction.executeWithoutResult(status -> {
                jdbc.sql("""
                                update audit_check set state = 'DONE', done = total, updated_at = :now, fault = :fault,
                                  position = :position, entry_id = :entry, unsealed = :unsealed where id = :id
                                """)
                        .param("now", now())
                        .param("fault", fault == null ? null : fault.kind().name(), Types.VARCHAR)
                        .param("position", fault == null ? null : fault.position(), Types.BIGINT)
                        .param("entry", fault == null ? null : fault.entryId(), Types.BIGINT)
                        .param("unsealed", unsealed)
                        .param("id", id)
                        .update();
                entries.done(AuditEvent.of(
                        asker,
                        "audit.check",
                        fault == null ? "whole" : fault.kind() + " " + fault.position(),
                        unsealed == 0 ? "" : "unsealed " + unsealed));
            });
        } catch (RuntimeException | Error failed) {
            log.error("The check of the log {} failed", id, failed);
            jdbc.sql("update audit_check set state = 'FAILED' where id = ?")
                    .param(id)
                    .update();
        }
    }

    private void progress(UUID id, long done) {
        jdbc.sql("update audit_check set done = ?, updated_at = ? where id = ?")
                .params(done, now(), id)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(Instant.now(clock), ZoneOffset.UTC);
    }

    @Override
    public void destroy() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(5, TimeUnit.SECONDS);
    }
}
