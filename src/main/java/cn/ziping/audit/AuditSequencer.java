package cn.ziping.audit;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

/** Brings the chain up to date after each commit, in a thread of its own, so that no save waits for another. */
@Slf4j
@Component
@RequiredArgsConstructor
class AuditSequencer implements DisposableBean {

    private final AuditChain chain;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "audit-sequencer");
        thread.setDaemon(true);
        return thread;
    });

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void afterCommit(AuditLog.EntryWritten written) {
        ask();
    }

    /** What a killed run left unlinked. */
    @EventListener(ApplicationReadyEvent.class)
    void atStart() {
        ask();
    }

    private void ask() {
        if (asked.compareAndSet(false, true) && !thread.isShutdown()) {
            thread.execute(this::link);
        }
    }

    private void link() {
        asked.set(false);
        try {
            while (chain.linkBatch()) {
                // the next batch
            }
        } catch (RuntimeException e) {
            log.warn("The log's chain could not be extended now; the next entry tries again: {}", e.toString());
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }
}
