package cn.ziping.rollout;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.evaluation.PeerFigures;
import cn.ziping.evaluation.Peers;
import cn.ziping.evaluation.WhatIf;
import cn.ziping.scheme.SchemeFormat;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.ScoringScheme;
import cn.ziping.shared.Actor;
import cn.ziping.shared.Days;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.Role;
import cn.ziping.shared.Sha256;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Compares every evaluation of some years by a draft, in the background and in portions, so that a page can show how far it
 * has come and no transaction stays open. Nothing of an evaluation is changed.
 */
@Service
public class RolloutService {

    private static final Logger LOGGER = LoggerFactory.getLogger(RolloutService.class);
    private static final int PORTION = 10;

    private final WhatIf whatIf;
    private final PeerFigures peers;
    private final SchemeService schemes;
    private final RolloutRecords records;
    private final TaskExecutor applicationTaskExecutor;
    private final AuditLog log;
    private final Clock clock;
    private final int perDay;

    RolloutService(
            WhatIf whatIf,
            PeerFigures peers,
            SchemeService schemes,
            RolloutRecords records,
            TaskExecutor applicationTaskExecutor,
            AuditLog log,
            Clock clock,
            @Value("${ziping.previews-per-day:50}") int perDay) {
        this.whatIf = whatIf;
        this.peers = peers;
        this.schemes = schemes;
        this.records = records;
        this.applicationTaskExecutor = applicationTaskExecutor;
        this.log = log;
        this.clock = clock;
        this.perDay = perDay;
    }

    /** The years that can be chosen. */
    public List<FiscalYear> years(Actor actor) {
        return whatIf.years(actor);
    }

    /**
     * Begins a preview.
     *
     * @return its id
     * @throws RefusedException {@code rollout.years} where no evaluation is chosen, {@code rollout.many} for too many a day
     */
    @Transactional
    @Audited("rollout.start")
    public UUID start(Actor actor, UUID schemeId, Set<FiscalYear> years) {
        ScoringScheme scheme = schemes.scope(actor, schemeId);
        List<UUID> evaluations = whatIf.evaluations(actor, years);
        if (evaluations.isEmpty()) {
            throw new RefusedException("rollout.years");
        }
        if (!records.use(actor.id(), LocalDate.ofInstant(clock.instant(), Days.CHINA), perDay)) {
            throw new RefusedException("rollout.many", String.valueOf(perDay));
        }
        UUID rollout =
                records.begin(schemeId, scheme.getEdits(), years, evaluations.size(), actor.id(), clock.instant());
        // Which draft it was: another one would have told something else.
        String draft = Sha256.of(SchemeFormat.write(schemes.written(actor, schemeId)));
        log.done(AuditEvent.of(
                actor,
                "rollout.start",
                schemeId.toString(),
                "%s, %d, sha256 %s".formatted(years, evaluations.size(), draft)));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                applicationTaskExecutor.execute(
                        () -> run(actor, rollout, schemeId, scheme.getEdits(), years, evaluations));
            }
        });
        return rollout;
    }

    private void run(
            Actor actor, UUID rollout, UUID schemeId, int edits, Set<FiscalYear> years, List<UUID> evaluations) {
        try {
            Map<FiscalYear, Peers> compared = years.stream()
                    .collect(Collectors.toMap(year -> year, year -> peers.provisional(actor, schemeId, year)));
            for (int i = 0; i < evaluations.size(); i += PORTION) {
                List<UUID> portion = evaluations.subList(i, Math.min(i + PORTION, evaluations.size()));
                List<WhatIf.Compared> results = whatIf.compare(actor, portion, schemeId, compared);
                if (schemes.scope(actor, schemeId).getEdits() != edits) {
                    // Another draft than the one that the log names.
                    records.end(rollout, Rollout.State.FAILED);
                    return;
                }
                records.add(rollout, results);
            }
            records.end(rollout, Rollout.State.DONE);
        } catch (RuntimeException | Error failed) {
            LOGGER.error("The preview {} failed", rollout, failed);
            records.end(rollout, Rollout.State.FAILED);
        }
    }

    /**
     * @throws NotFoundException if there is none, or none for this person
     */
    @Transactional(readOnly = true)
    public Rollout rollout(Actor actor, UUID schemeId, UUID id) {
        requireMaker(actor, schemeId);
        return records.find(schemeId, id).orElseThrow(() -> new NotFoundException("rollout", id));
    }

    @Transactional(readOnly = true)
    public Optional<UUID> latest(Actor actor, UUID schemeId) {
        requireMaker(actor, schemeId);
        return records.latest(schemeId);
    }

    @Transactional(readOnly = true)
    public List<RolloutRow> rows(Actor actor, UUID schemeId, UUID id) {
        rollout(actor, schemeId, id);
        return records.rows(id);
    }

    @Transactional(readOnly = true)
    public RolloutRow row(Actor actor, UUID schemeId, UUID id, UUID evaluation) {
        rollout(actor, schemeId, id);
        return records.row(id, evaluation).orElseThrow(() -> new NotFoundException("rollout", evaluation));
    }

    private void requireMaker(Actor actor, UUID schemeId) {
        schemes.version(actor, schemeId);
        actor.require(Role.SCHEME_ADMIN);
    }
}
