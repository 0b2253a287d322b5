package cn.ziping.audit;

import cn.ziping.platform.ShortWork;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings the chain up to date after each commit, in a thread of its own, so that no save waits for another. */
@Slf4j
@Component
@RequiredArgsConstructor
class AuditSequencer implements DisposableBean {

    private static final int TICK_SECONDS = 20;

    private final AuditLog entries;
    private final AuditChain chain;
    private final AuditKeys keys;
    private final AuditCheckpoints checkpoints;
    private final TransactionTemplate transaction;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "audit-sequencer");
        thread.setDaemon(true);
        return thread;
    });

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void afterCommit(AuditLog.EntryWritten written) {
        ask();
    }

    /** What a killed run left unlinked; and from now on what nothing asks for: checkpoints, entries of others. */
    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        ask();
        if (!thread.isShutdown()) {
            thread.scheduleWithFixedDelay(this::tick, TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void tick() {
        try {
            ShortWork.run(() -> entries.writeRepeats(false));
        } catch (RuntimeException e) {
            log.warn("Repeated refusals could not be written to the log now: {}", e.toString());
        }
        link();
    }

    private void ask() {
        if (asked.compareAndSet(false, true) && !thread.isShutdown()) {
            thread.execute(this::link);
        }
    }

    private void link() {
        asked.set(false);
        ShortWork.run(this::linkAll);
    }

    private void linkAll() {
        try {
            chain.beginSealing().ifPresent(checkpoints::tell);
            while (chain.linkBatch()) {
                // the next batch
            }
            checkpoint(false);
        } catch (RuntimeException e) {
            log.warn("The log's chain could not be extended now; the next entry tries again: {}", e.toString());
        }
    }

    private void checkpoint(boolean anyway) {
        keys.current().ifPresent(key -> {
            AuditChain.Link head = chain.head();
            if (checkpoints.isDue(head, anyway)) {
                AuditCheckpoint made = transaction.execute(status -> checkpoints.add(head, key));
                if (made != null) {
                    checkpoints.tell(made);
                }
            }
        });
    }

    @Override
    public void destroy() throws InterruptedException {
        thread.execute(() -> {
            try {
                entries.writeRepeats(true);
                link();
                checkpoint(true);
            } catch (RuntimeException e) {
                log.warn("No checkpoint of the log at the end of this run: {}", e.toString());
            }
        });
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }
}
