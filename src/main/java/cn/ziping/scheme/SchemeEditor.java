package cn.ziping.scheme;

import cn.ziping.audit.AuditEvent;
import cn.ziping.audit.AuditLog;
import cn.ziping.audit.Audited;
import cn.ziping.figure.FigureCatalogue;
import cn.ziping.figure.FigureCatalogues;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.QuantityDefinition;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.ScoringRule;
import cn.ziping.shared.Actor;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes drafts. Whoever edits a draft, edits one part of it: what two people do to different parts merges; of two who
 * edit the same part, the later one is told, sees both and saves again what shall stand. Any edit withdraws a proposal.
 */
@Service
@Transactional
@RequiredArgsConstructor
public class SchemeEditor {

    private final ScoringSchemeRepository schemes;
    private final FigureCatalogues figures;
    private final AuditLog log;

    /**
     * A draft as its editor shows it.
     *
     * @param id its id
     * @param written the draft as it is written down
     * @param number the number its version will have
     * @param edits how often it was edited
     * @param nodes its tree
     * @param problems what keeps it from being published
     * @param doubts what in it is probably not meant as it stands
     * @param proposedBy the name of who proposed it, or {@code null}
     */
    public record Draft(
            UUID id,
            SchemeDraft written,
            int number,
            int edits,
            List<DraftNode> nodes,
            List<SchemeDefinition.Problem> problems,
            SchemeDoubts doubts,
            @Nullable String proposedBy) {

        public DraftNode node(UUID node) {
            return find(nodes.stream(), node);
        }

        /** A node of the tree, or a bonus or penalty, which has a rule as an indicator has. */
        public DraftNode ruled(UUID node) {
            return find(Stream.concat(nodes.stream(), extras().stream()), node);
        }

        private static DraftNode find(Stream<DraftNode> among, UUID node) {
            return among.filter(known -> known.id().equals(node))
                    .findFirst()
                    .orElseThrow(() -> new NotFoundException("node", node));
        }

        /** Bonus and penalty, which stand outside the tree. */
        public List<DraftNode> extras() {
            return written.statedAdjustments().extras().stream()
                    .map(SchemeAdjustments.Extra::indicator)
                    .map(DraftNode::outside)
                    .toList();
        }

        /** What the form of a part was filled from. */
        public String seen(Object part) {
            return SchemeEditor.seen(part);
        }

        public SchemeSettings settings() {
            return SchemeSettings.of(written);
        }
    }

    /**
     * @throws NotFoundException if there is no draft of this id for this person
     */
    @Transactional(readOnly = true)
    public Draft draft(Actor actor, UUID id) {
        SchemeService.requireMaker(actor);
        ScoringScheme scheme = find(id);
        if (scheme.getStatus() != SchemeStatus.DRAFT) {
            throw new NotFoundException("draft", id);
        }
        return draft(scheme);
    }

    private Draft draft(ScoringScheme scheme) {
        SchemeDraft written = scheme.written();
        FigureCatalogue known = figures.common();
        return new Draft(
                scheme.getId(),
                written,
                scheme.getNumber(),
                scheme.getEdits(),
                new DraftTree(scheme).nodes(),
                SchemePublishing.problems(written, known),
                SchemeDoubts.of(written.definition(), known),
                scheme.getProposedName());
    }

    static String seen(Object part) {
        return Sha256.of(List.of(part.toString()));
    }

    /**
     * @throws RefusedException {@code changed.meanwhile} where the part is no longer what the form was filled from
     */
    @Audited("scheme.edit")
    public void settings(Actor actor, UUID id, String seen, SchemeSettings settings) {
        edit(actor, id, seen, scheme -> seen(SchemeSettings.of(scheme.written())), "settings", scheme -> {
            scheme.name(settings.name(), settings.sample());
            scheme.settings(settings.fullMarks(), settings.policy(), settings.grades(), settings.lights());
        });
    }

    /** From now on it says what a rate is and what is compared, as new drafts do. */
    @Audited("scheme.edit")
    public void takePresentMeaning(Actor actor, UUID id) {
        change(actor, id, "meaning", scheme -> {
            SchemeSettings settings = SchemeSettings.of(scheme.written());
            scheme.settings(
                    settings.fullMarks(), settings.policy().withPresentMeaning(), settings.grades(), settings.lights());
        });
    }

    /** Adjustments; what is removed of bonus and penalty takes its examples with it, as an indicator does. */
    @Audited("scheme.edit")
    public void adjustments(Actor actor, UUID id, String seen, SchemeAdjustments adjustments) {
        edit(actor, id, seen, scheme -> seen(scheme.getAdjustments()), "adjustments", scheme -> {
            scheme.adjust(adjustments);
            dropExamples(scheme);
        });
    }

    /**
     * The quantities that rules use by name.
     *
     * @throws FormatException where they are more, or longer, than any that people write
     */
    @Audited("scheme.edit")
    public void quantities(Actor actor, UUID id, String seen, List<QuantityDefinition> quantities) {
        ScoreService.requireBoundedQuantities(quantities, "/quantities");
        edit(
                actor,
                id,
                seen,
                scheme -> seen(scheme.written().statedQuantities()),
                "quantities",
                scheme -> scheme.quantities(quantities));
    }

    @Audited("scheme.edit")
    public void outline(Actor actor, UUID id, String seen, ChapterOutline outline) {
        edit(actor, id, seen, scheme -> seen(scheme.getOutline()), "outline", scheme -> scheme.outline(outline));
    }

    @Audited("scheme.edit")
    public UUID addDimension(Actor actor, UUID id, @Nullable UUID parent, String code, String name, Points points) {
        return add(actor, id, code, tree -> tree.addDimension(parent, code, name, points));
    }

    @Audited("scheme.edit")
    public UUID addIndicator(Actor actor, UUID id, UUID dimension, IndicatorDefinition definition) {
        return add(actor, id, definition.code(), tree -> tree.addIndicator(dimension, definition));
    }

    @Audited("scheme.edit")
    public void dimension(Actor actor, UUID id, UUID node, String seen, String name, Points points) {
        edit(
                actor,
                id,
                seen,
                scheme -> new DraftTree(scheme).dimension(node).seen(),
                name,
                scheme -> new DraftTree(scheme).dimension(node).change(name, points));
    }

    /** Everything of an indicator but its code and its rule. */
    @Audited("scheme.edit")
    public void indicator(Actor actor, UUID id, UUID node, String seen, IndicatorDefinition described) {
        edit(actor, id, seen, scheme -> new DraftTree(scheme).indicator(node).seen(), described.name(), scheme -> {
            Indicator indicator = new DraftTree(scheme).indicator(node);
            ScoringRule rule = indicator.getRule();
            // What starts with the full points goes on starting with them.
            ScoringRule taken = rule.startingWith(indicator.getPoints(), described.points());
            indicator.change(new IndicatorDefinition(
                    indicator.getCode(),
                    described.name(),
                    described.description(),
                    described.points(),
                    described.standard(),
                    described.target(),
                    taken));
        });
    }

    @Audited("scheme.edit")
    public void rule(Actor actor, UUID id, UUID node, String seen, ScoringRule rule) {
        edit(actor, id, seen, scheme -> seen(ruled(scheme, node).rule()), "rule " + node, scheme -> {
            IndicatorDefinition changed = ruled(scheme, node).with(rule);
            if (extra(scheme, node).isPresent()) {
                scheme.adjust(scheme.getAdjustments().with(changed));
            } else {
                new DraftTree(scheme).indicator(node).change(changed);
            }
        });
    }

    private static IndicatorDefinition ruled(ScoringScheme scheme, UUID node) {
        return extra(scheme, node)
                .orElseGet(() -> new DraftTree(scheme).indicator(node).definition());
    }

    private static Optional<IndicatorDefinition> extra(ScoringScheme scheme, UUID node) {
        return scheme.getAdjustments().extras().stream()
                .map(SchemeAdjustments.Extra::indicator)
                .filter(indicator -> DraftNode.outside(indicator).id().equals(node))
                .findFirst();
    }

    /**
     * Puts another indicator with the same rule and wording behind one.
     *
     * @return the copy
     */
    @Audited("scheme.edit")
    public UUID copyIndicator(Actor actor, UUID id, UUID node, String nameEnding) {
        return add(actor, id, "copy " + node, tree -> tree.copy(node, nameEnding));
    }

    @Audited("scheme.edit")
    public void moveUp(Actor actor, UUID id, UUID node) {
        change(actor, id, "up " + node, scheme -> new DraftTree(scheme).move(node, DraftTree.Step.UP));
    }

    @Audited("scheme.edit")
    public void moveDown(Actor actor, UUID id, UUID node) {
        change(actor, id, "down " + node, scheme -> new DraftTree(scheme).move(node, DraftTree.Step.DOWN));
    }

    /** Puts a node before another of its kind, or an indicator into a dimension as its last. */
    @Audited("scheme.edit")
    public void place(Actor actor, UUID id, UUID node, UUID target) {
        change(actor, id, "place " + node, scheme -> new DraftTree(scheme).place(node, target));
    }

    /** Puts a node into a dimension as its last, or a dimension at the top. */
    @Audited("scheme.edit")
    public void placeInto(Actor actor, UUID id, UUID node, @Nullable UUID dimension) {
        change(actor, id, "into " + node, scheme -> new DraftTree(scheme).placeInto(node, dimension));
    }

    /**
     * Removes a node with all below it and their examples.
     *
     * @param whole what the person saw of it
     */
    @Audited("scheme.edit")
    public void remove(Actor actor, UUID id, UUID node, String whole) {
        change(actor, id, "remove " + node, scheme -> {
            if (!new DraftTree(scheme).whole(node).equals(whole)) {
                throw new RefusedException("scheme.part-changed");
            }
            new DraftTree(scheme).remove(node);
            dropExamples(scheme);
        });
    }

    /** Leaves no example of what is no longer there. */
    private static void dropExamples(ScoringScheme scheme) {
        Set<String> left =
                scheme.definition().scored().map(IndicatorDefinition::code).collect(Collectors.toSet());
        scheme.examples(scheme.getExamples().stream()
                .filter(example -> left.contains(example.indicator()))
                .toList());
    }

    @Audited("scheme.edit")
    public void addExample(Actor actor, UUID id, RuleExample example) {
        change(actor, id, "example " + example.name(), scheme -> {
            List<RuleExample> examples = new ArrayList<>(scheme.getExamples());
            if (examples.stream()
                    .anyMatch(known -> known.indicator().equals(example.indicator())
                            && known.name().equals(example.name()))) {
                throw new RefusedException("scheme.example-taken", example.name());
            }
            examples.add(example);
            scheme.examples(examples);
        });
    }

    @Audited("scheme.edit")
    public void removeExample(Actor actor, UUID id, String indicator, String name) {
        change(actor, id, "example " + name, scheme -> {
            List<RuleExample> examples = new ArrayList<>(scheme.getExamples());
            examples.removeIf(
                    known -> known.indicator().equals(indicator) && known.name().equals(name));
            scheme.examples(examples);
        });
    }

    private void edit(
            Actor actor,
            UUID id,
            String seen,
            Function<ScoringScheme, String> present,
            String detail,
            Consumer<ScoringScheme> work) {
        change(actor, id, detail, scheme -> {
            String standing = present.apply(scheme);
            work.accept(scheme);
            // What already stands as it is wanted (a save sent twice) is no conflict.
            if (!standing.equals(seen) && !present.apply(scheme).equals(standing)) {
                throw new RefusedException("scheme.part-changed");
            }
        });
    }

    private UUID add(Actor actor, UUID id, String detail, Function<DraftTree, UUID> work) {
        List<UUID> added = new ArrayList<>();
        change(actor, id, "add " + detail, scheme -> added.add(work.apply(new DraftTree(scheme))));
        return added.get(0);
    }

    private void change(Actor actor, UUID id, String detail, Consumer<ScoringScheme> work) {
        SchemeService.requireMaker(actor);
        schemes.lock();
        ScoringScheme scheme = find(id);
        scheme.requireDraft();
        work.accept(scheme);
        scheme.edited();
        log.done(AuditEvent.of(
                actor,
                "scheme.edit",
                id.toString(),
                "%s %s: %s".formatted(scheme.getCode(), scheme.getNumber(), detail)));
    }

    private ScoringScheme find(UUID id) {
        return schemes.findWithDimensionsById(id).orElseThrow(() -> new NotFoundException("scheme", id));
    }
}
