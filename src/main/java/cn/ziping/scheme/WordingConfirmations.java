package cn.ziping.scheme;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.UnwrittenRule;
import cn.ziping.shared.Actor;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.Sha256;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether somebody has read the notice's wording of an indicator beside its rule. A change of either, or of the points, asks
 * anew. It is a question: it keeps nobody from publishing.
 */
@Component
@RequiredArgsConstructor
@Transactional
public class WordingConfirmations {

    private final JdbcClient jdbc;
    private final Wording wording;
    private final AuditLog log;
    private final Clock clock;

    /**
     * Wording and rule of an indicator.
     *
     * @param node the node of the draft
     * @param name the indicator's name
     * @param standard the notice's wording
     * @param rule the rule in words
     * @param numbers the numbers that they do not share
     * @param seen what a confirmation is given for
     * @param confirmed whether it was given
     */
    public record Pair(
            UUID node,
            String name,
            String standard,
            String rule,
            WordingNumbers numbers,
            String seen,
            boolean confirmed) {}

    /** The pairs of a draft, in the order of the tree, bonus and penalty last. Without wording, or without a rule, there is none. */
    @Transactional(readOnly = true)
    public List<Pair> pairs(SchemeEditor.Draft draft, Locale locale) {
        Map<String, String> confirmed = new HashMap<>();
        jdbc.sql("select code, digest from wording_confirmation where scheme_id = ?")
                .param(draft.id())
                .query(row -> {
                    confirmed.put(row.getString(1), row.getString(2));
                });
        return Stream.concat(draft.nodes().stream(), draft.extras().stream())
                .flatMap(node -> Stream.ofNullable(node.indicator())
                        .filter(WordingConfirmations::isPair)
                        .map(indicator -> pair(node.id(), indicator, confirmed, locale)))
                .toList();
    }

    private Pair pair(UUID node, IndicatorDefinition indicator, Map<String, String> confirmed, Locale locale) {
        String seen = digest(indicator);
        return new Pair(
                node,
                indicator.name(),
                indicator.standard(),
                wording.rule(indicator, locale),
                WordingNumbers.compare(
                        indicator.standard(),
                        wording.rule(indicator, Locale.SIMPLIFIED_CHINESE),
                        indicator.points().value()),
                seen,
                seen.equals(confirmed.get(indicator.code())));
    }

    private static boolean isPair(IndicatorDefinition indicator) {
        return !indicator.standard().isBlank() && !(indicator.rule() instanceof UnwrittenRule);
    }

    /**
     * Says that wording and rule of an indicator mean the same.
     *
     * @param draft the draft as it was read for this person
     * @param seen what the person saw, as {@link Pair#seen()}
     * @throws RefusedException {@code scheme.part-changed} where it has changed since
     */
    @Audited("scheme.confirm-wording")
    public void confirm(Actor actor, SchemeEditor.Draft draft, UUID node, String seen) {
        IndicatorDefinition indicator = draft.ruled(node).indicator();
        if (indicator == null || !digest(indicator).equals(seen)) {
            throw new RefusedException("scheme.part-changed");
        }
        put(draft.id(), indicator);
        log.done(AuditEvent.of(actor, "scheme.confirm-wording", draft.id().toString(), indicator.code() + " " + seen));
    }

    /** What was read of a version has been read of the draft that is made from it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void copy(UUID from, UUID to) {
        jdbc.sql("insert into wording_confirmation (scheme_id, code, digest, at)"
                        + " select ?, code, digest, at from wording_confirmation where scheme_id = ?")
                .params(to, from)
                .update();
    }

    /** What comes with the program has been read: a draft of it begins with it confirmed. */
    @Transactional(propagation = Propagation.MANDATORY)
    void confirmAll(UUID id, SchemeDefinition scheme) {
        scheme.scored().filter(WordingConfirmations::isPair).forEach(indicator -> put(id, indicator));
    }

    private void put(UUID id, IndicatorDefinition indicator) {
        jdbc.sql("""
                        insert into wording_confirmation (scheme_id, code, digest, at) values (?, ?, ?, ?)
                        on conflict (scheme_id, code) do update set digest = excluded.digest, at = excluded.at
                        """)
                .params(id, indicator.code(), digest(indicator), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String digest(IndicatorDefinition indicator) {
        return Sha256.of(
                List.of(indicator.standard(), indicator.points().toString(), Objects.toString(indicator.rule())));
    }
}
