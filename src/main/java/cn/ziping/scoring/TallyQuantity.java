package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many items of a list are met, or are missing (domain §4.1 form 16, 缺项).
 *
 * @param items the items; each is the permanent name of an input
 * @param met whether those are counted that are met; else those that are missing
 */
@JsonTypeName("tally")
public record TallyQuantity(List<String> items, boolean met) implements Quantity {

    public TallyQuantity {
        items = List.copyOf(items);
        if (items.isEmpty() || items.stream().distinct().count() != items.size()) {
            throw new DefinitionException("items", "different-names");
        }
    }

    @Override
    public List<InputDeclaration> inputs() {
        return items.stream()
                .map(item -> InputDeclaration.entry(item, InputType.YES_NO, ""))
                .toList();
    }

    @Override
    public @Nullable Reading read(Leaf leaf) {
        List<String> counted = new ArrayList<>();
        boolean given = true;
        for (String item : items) {
            Boolean yes = leaf.yesNo(item);
            given &= yes != null;
            if (yes != null && yes == met) {
                counted.add(item);
            }
        }
        if (!given) {
            return null;
        }
        leaf.step(
                counted.isEmpty() ? "trace.tally-none." + met : "trace.tally." + met,
                String.join("、", counted),
                String.valueOf(counted.size()),
                String.valueOf(items.size()));
        return new Reading(Fraction.of(counted.size()), Unit.NUMBER);
    }

    @Override
    public boolean countsThings() {
        return true;
    }

    @Override
    public Message wording() {
        return Message.of("quantity.tally." + met, String.join("、", items));
    }
}
