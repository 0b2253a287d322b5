package cn.ziping.scheme;

import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.Sha256;
import cn.ziping.shared.TypedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tree of a draft and what can be done to it. Indicators of a dimension stand before the dimensions below it. */
final class DraftTree {

    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_NAME = 100;

    private final ScoringScheme scheme;

    DraftTree(ScoringScheme scheme) {
        this.scheme = scheme;
    }

    /** Where a node is moved to within its list. */
    enum Step {
        UP,
        DOWN
    }

    List<DraftNode> nodes() {
        List<DraftNode> nodes = new ArrayList<>();
        collect(null, 1, nodes);
        return nodes;
    }

    private void collect(@Nullable UUID parent, int level, List<DraftNode> nodes) {
        for (Dimension dimension : dimensions(parent)) {
            nodes.add(new DraftNode(
                    dimension.getId(),
                    parent,
                    level,
                    dimension.getCode(),
                    dimension.getName(),
                    dimension.getPoints(),
                    sum(dimension),
                    dimension.seen(),
                    whole(dimension),
                    null));
            indicators(dimension.getId())
                    .forEach(indicator -> nodes.add(new DraftNode(
                            indicator.getId(),
                            dimension.getId(),
                            level + 1,
                            indicator.getCode(),
                            indicator.getName(),
                            indicator.getPoints(),
                            null,
                            indicator.seen(),
                            Sha256.of(List.of(indicator.definition().toString())),
                            indicator.definition())));
            collect(dimension.getId(), level + 1, nodes);
        }
    }

    /** A node with all below it, as one text. */
    private String whole(Dimension dimension) {
        List<String> parts = new ArrayList<>(List.of(dimension.seen()));
        indicators(dimension.getId())
                .forEach(indicator -> parts.add(indicator.definition().toString()));
        dimensions(dimension.getId()).forEach(below -> parts.add(whole(below)));
        return Sha256.of(parts);
    }

    /** What removing a node was asked from; see {@link DraftNode#whole()}. */
    String whole(UUID node) {
        return findDimension(node)
                .map(this::whole)
                .orElseGet(() -> Sha256.of(List.of(indicator(node).definition().toString())));
    }

    private Points sum(Dimension dimension) {
        return Stream.concat(
                        dimensions(dimension.getId()).stream().map(Dimension::getPoints),
                        indicators(dimension.getId()).stream().map(Indicator::getPoints))
                .reduce(Points.ZERO, Points::plus);
    }

    List<Dimension> dimensions(@Nullable UUID parent) {
        return scheme.getDimensions().stream()
                .filter(dimension -> Objects.equals(dimension.getParentId(), parent))
                .sorted(Comparator.comparing(Dimension::getPosition))
                .toList();
    }

    List<Indicator> indicators(UUID dimension) {
        return scheme.getIndicators().stream()
                .filter(indicator -> indicator.getDimensionId().equals(dimension))
                .sorted(Comparator.comparing(Indicator::getPosition))
                .toList();
    }

    Dimension dimension(UUID id) {
        return findDimension(id).orElseThrow(() -> new NotFoundException("node", id));
    }

    private Optional<Dimension> findDimension(UUID id) {
        return scheme.getDimensions().stream()
                .filter(dimension -> dimension.getId().equals(id))
                .findFirst();
    }

    Indicator indicator(UUID id) {
        return findIndicator(id).orElseThrow(() -> new NotFoundException("node", id));
    }

    private Optional<Indicator> findIndicator(UUID id) {
        return scheme.getIndicators().stream()
                .filter(indicator -> indicator.getId().equals(id))
                .findFirst();
    }

    UUID addDimension(@Nullable UUID parent, String code, String name, Points points) {
        if (parent != null) {
            dimension(parent);
        }
        if (scheme.getDimensions().stream().anyMatch(known -> known.getCode().equals(code))) {
            throw new RefusedException("scheme.code-taken", code);
        }
        int position = scheme.getDimensions().stream()
                        .mapToInt(Dimension::getPosition)
                        .max()
                        .orElse(0)
                + 1;
        Dimension dimension = new Dimension(parent, position, code, name, points);
        scheme.getDimensions().add(dimension);
        return dimension.getId();
    }

    UUID addIndicator(UUID dimension, IndicatorDefinition definition) {
        dimension(dimension);
        if (scheme.definition().scored().anyMatch(known -> known.code().equals(definition.code()))) {
            throw new RefusedException("scheme.code-taken", definition.code());
        }
        int position = scheme.getIndicators().stream()
                        .mapToInt(Indicator::getPosition)
                        .max()
                        .orElse(0)
                + 1;
        Indicator indicator = new Indicator(dimension, position, definition);
        scheme.getIndicators().add(indicator);
        return indicator.getId();
    }

    /** Another indicator like one, behind it, with a code and a name that are free. */
    UUID copy(UUID node, String nameEnding) {
        Indicator from = indicator(node);
        IndicatorDefinition like = from.definition();
        Set<String> taken =
                scheme.definition().scored().map(IndicatorDefinition::code).collect(Collectors.toSet());
        String code = IntStream.iterate(2, number -> number + 1)
                .mapToObj(number -> cut(like.code(), String.valueOf(number), LONGEST_CODE))
                .filter(free -> !taken.contains(free))
                .findFirst()
                .orElseThrow();
        UUID made = addIndicator(
                from.getDimensionId(),
                new IndicatorDefinition(
                        code,
                        cut(like.name(), nameEnding, LONGEST_NAME),
                        like.description(),
                        like.points(),
                        like.standard(),
                        like.target(),
                        like.rule()));
        List<Indicator> siblings = new ArrayList<>(indicators(from.getDimensionId()));
        Indicator copy = indicator(made);
        siblings.remove(copy);
        siblings.add(siblings.indexOf(from) + 1, copy);
        renumberIndicators(siblings);
        return made;
    }

    /** With its ending no longer than a name or a code may be. */
    private static String cut(String text, String ending, int longest) {
        int kept = Math.min(TypedText.length(text), longest - TypedText.length(ending));
        return text.substring(0, text.offsetByCodePoints(0, kept)) + ending;
    }

    /** Changes places with the neighbour, where there is one. */
    void move(UUID node, Step step) {
        Optional<Dimension> dimension = findDimension(node);
        if (dimension.isPresent()) {
            List<Dimension> siblings =
                    new ArrayList<>(dimensions(dimension.get().getParentId()));
            if (swap(siblings, dimension.get(), step)) {
                renumber(siblings);
            }
        } else {
            Indicator indicator = indicator(node);
            List<Indicator> siblings = new ArrayList<>(indicators(indicator.getDimensionId()));
            if (swap(siblings, indicator, step)) {
                renumberIndicators(siblings);
            }
        }
    }

    private static <T> boolean swap(List<T> siblings, T node, Step step) {
        int at = siblings.indexOf(node);
        int to = at + (step == Step.UP ? -1 : 1);
        if (to < 0 || to >= siblings.size()) {
            return false;
        }
        Collections.swap(siblings, at, to);
        return true;
    }

    /** Positions only have to ascend; the ones there are handed out anew. */
    private static void renumber(List<Dimension> siblings) {
        int[] positions =
                siblings.stream().mapToInt(Dimension::getPosition).sorted().toArray();
        for (int i = 0; i < positions.length; i++) {
            siblings.get(i).place(siblings.get(i).getParentId(), positions[i]);
        }
    }

    private static void renumberIndicators(List<Indicator> siblings) {
        int[] positions =
                siblings.stream().mapToInt(Indicator::getPosition).sorted().toArray();
        for (int i = 0; i < positions.length; i++) {
            siblings.get(i).place(siblings.get(i).getDimensionId(), positions[i]);
        }
    }

    /**
     * Puts a node before another, or into a dimension as its last.
     *
     * @throws RefusedException {@code scheme.into-itself}, {@code scheme.no-place}
     */
    void place(UUID node, UUID target) {
        if (node.equals(target)) {
            return;
        }
        Optional<Indicator> indicator = findIndicator(node);
        if (indicator.isPresent()) {
            place(indicator.get(), target);
        } else {
            place(dimension(node), target);
        }
    }

    private void place(Indicator moved, UUID target) {
        Optional<Indicator> before = findIndicator(target);
        UUID dimension = before.map(Indicator::getDimensionId)
                .orElseGet(() -> dimension(target).getId());
        List<Indicator> siblings = new ArrayList<>(indicators(dimension));
        siblings.remove(moved);
        siblings.add(before.map(siblings::indexOf).orElse(siblings.size()), moved);
        for (int i = 0; i < siblings.size(); i++) {
            siblings.get(i).place(dimension, i + 1);
        }
    }

    private void place(Dimension moved, UUID target) {
        Dimension before = findDimension(target).orElseThrow(() -> new RefusedException("scheme.no-place"));
        for (Dimension above = before; ; above = dimension(Objects.requireNonNull(above.getParentId()))) {
            if (above.equals(moved)) {
                throw new RefusedException("scheme.into-itself");
            }
            if (above.getParentId() == null) {
                break;
            }
        }
        List<Dimension> siblings = new ArrayList<>(dimensions(before.getParentId()));
        siblings.remove(moved);
        siblings.add(siblings.indexOf(before), moved);
        for (int i = 0; i < siblings.size(); i++) {
            siblings.get(i).place(before.getParentId(), i + 1);
        }
    }

    /**
     * Puts a node into a dimension as its last, or a dimension at the top.
     *
     * @param dimension the dimension, or {@code null} for the top
     * @throws RefusedException {@code scheme.into-itself}, {@code scheme.no-place} for an indicator at the top
     */
    void placeInto(UUID node, @Nullable UUID dimension) {
        Optional<Indicator> indicator = findIndicator(node);
        if (indicator.isPresent()) {
            if (dimension == null) {
                throw new RefusedException("scheme.no-place");
            }
            place(indicator.get(), dimension(dimension).getId());
            return;
        }
        Dimension moved = dimension(node);
        for (UUID above = dimension; above != null; above = dimension(above).getParentId()) {
            if (above.equals(node)) {
                throw new RefusedException("scheme.into-itself");
            }
        }
        int last = dimensions(dimension).stream()
                .mapToInt(Dimension::getPosition)
                .max()
                .orElse(0);
        moved.place(dimension, last + 1);
    }

    /** Removes a node with all below it. */
    void remove(UUID node) {
        Optional<Indicator> indicator = findIndicator(node);
        if (indicator.isPresent()) {
            scheme.getIndicators().remove(indicator.get());
            return;
        }
        Dimension dimension = dimension(node);
        scheme.getIndicators().removeAll(indicators(node));
        dimensions(node).forEach(below -> remove(below.getId()));
        scheme.getDimensions().remove(dimension);
    }
}
