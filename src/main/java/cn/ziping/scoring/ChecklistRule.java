package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sum of the items met (domain §4.1 form 15), e.g. ①②③各 1 分.
 *
 * @param items the items; together they are worth the full points
 */
@JsonTypeName("checklist")
public record ChecklistRule(List<Item> items) implements ScoringRule {

    /**
     * An item of the list.
     *
     * @param name what has to be met; the permanent name of the input
     * @param points what it earns
     */
    public record Item(String name, Points points) {

        public Item {
            if (!points.isPositive()) {
                throw new DefinitionException("points", "positive");
            }
        }
    }

    public ChecklistRule {
        items = List.copyOf(items);
        if (items.stream().map(Item::name).distinct().count() != items.size() || items.isEmpty()) {
            throw new DefinitionException("items", "different-names");
        }
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        return items.stream()
                .map(item -> InputDeclaration.entry(item.name(), InputType.YES_NO, ""))
                .toList();
    }

    @Override
    public List<Message> wording(Points full) {
        return List.of(Message.of("rule.checklist", named(items)));
    }

    @Override
    public List<Message> problems(Points full) {
        Points sum = items.stream().map(Item::points).reduce(Points.ZERO, Points::plus);
        return sum.equals(full) ? List.of() : List.of(Message.of("problem.checklist-sum", sum, full));
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        List<Item> met = new ArrayList<>();
        List<Item> unmet = new ArrayList<>();
        for (Item item : items) {
            Boolean yes = leaf.yesNo(item.name());
            if (yes != null) {
                (yes ? met : unmet).add(item);
            }
        }
        if (!leaf.missing().isEmpty()) {
            return null;
        }
        Points points = met.stream().map(Item::points).reduce(Points.ZERO, Points::plus);
        if (leaf.traced()) {
            if (met.isEmpty()) {
                leaf.step("trace.checklist-none", points);
            } else {
                leaf.step(
                        "trace.checklist",
                        met.stream()
                                .map(item -> item.name() + " " + item.points())
                                .collect(Collectors.joining(" + ")),
                        points);
            }
            if (!unmet.isEmpty()) {
                leaf.step(
                        "trace.checklist-unmet",
                        unmet.stream()
                                .map(item -> item.name() + " " + item.points())
                                .collect(Collectors.joining("、")));
                leaf.loses("loss.checklist", named(unmet));
            }
        }
        return points;
    }

    private static Argument named(List<Item> items) {
        List<Argument> named = new ArrayList<>();
        items.forEach(
                item -> named.add(new Argument.Phrase(Message.of("rule.checklist-item", item.name(), item.points()))));
        return new Argument.Terms("expression.ITEMS", named);
    }
}
