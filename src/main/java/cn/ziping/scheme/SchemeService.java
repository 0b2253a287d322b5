package cn.ziping.scheme;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.scoring.Message;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.Role;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Scoring schemes. Published versions are open to everybody who is scored by them; drafts to those who make them. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class SchemeService {

    private final ScoringSchemeRepository schemes;
    private final Wording wording;
    private final AuditLog log;
    private final Clock clock;

    /** The versions the person may read, latest first. */
    public List<ScoringScheme> readable(Actor actor) {
        requireReader(actor);
        return actor.has(Role.SCHEME_ADMIN)
                ? schemes.findAllByOrderByCodeAscNumberDesc()
                : schemes.findByStatusOrderByCodeAscNumberDesc(SchemeStatus.PUBLISHED);
    }

    /**
     * @throws NotFoundException if there is none, or none for this person
     */
    public SchemeVersion version(Actor actor, UUID id) {
        requireReader(actor);
        SchemeVersion version = version(id);
        if (version.status() == SchemeStatus.DRAFT && !actor.has(Role.SCHEME_ADMIN)) {
            throw new NotFoundException("scheme", id);
        }
        return version;
    }

    /** Schemes concern those who are scored by them, who judge by them and who make them. */
    private static void requireReader(Actor actor) {
        if (!actor.has(Role.SCHEME_ADMIN) && actor.roles().stream().noneMatch(Role::isBusiness)) {
            throw new NotFoundException("page", "schemes");
        }
    }

    /** The version an evaluation is pinned to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public SchemeVersion version(UUID id) {
        ScoringScheme scheme =
                schemes.findWithDimensionsById(id).orElseThrow(() -> new NotFoundException("scheme", id));
        return new SchemeVersion(
                scheme.getId(),
                scheme.getName(),
                scheme.getNumber(),
                scheme.isSample(),
                scheme.getStatus(),
                scheme.definition(),
                scheme.getOutline());
    }

    /** The published version that applies to a year, the first by code where several do. */
    public Optional<UUID> applicable(FiscalYear year) {
        return schemes.findByStatusOrderByCodeAscNumberDesc(SchemeStatus.PUBLISHED).stream()
                .filter(scheme -> scheme.appliesTo(year))
                .map(ScoringScheme::getId)
                .findFirst();
    }

    /** Makes a draft: the next version of its code. */
    @Transactional
    @Audited("scheme.create")
    public UUID create(Actor actor, SchemeDraft draft) {
        actor.require(Role.SCHEME_ADMIN);
        ScoringScheme scheme = schemes.save(new ScoringScheme(draft, schemes.lastNumber(draft.code()) + 1));
        log.done(AuditEvent.of(
                actor, "scheme.create", scheme.getId().toString(), draft.code() + " " + scheme.getNumber()));
        return scheme.getId();
    }

    /**
     * Publishes a draft; from then on it never changes.
     *
     * @throws RefusedException {@code scheme.problems} where sums or rules are not right
     */
    @Transactional
    @Audited("scheme.publish")
    public void publish(Actor actor, UUID id) {
        actor.require(Role.SCHEME_ADMIN);
        ScoringScheme scheme =
                schemes.findWithDimensionsById(id).orElseThrow(() -> new NotFoundException("scheme", id));
        List<Message> problems = scheme.definition().problems();
        if (!problems.isEmpty()) {
            throw new RefusedException(
                    "scheme.problems",
                    String.valueOf(problems.size()),
                    wording.sentences(problems, LocaleContextHolder.getLocale()));
        }
        scheme.publish(clock.instant());
        log.done(AuditEvent.of(actor, "scheme.publish", id.toString(), scheme.getCode() + " " + scheme.getNumber()));
    }
}
