package cn.ziping.scoring;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quantity by its name. A scheme puts the quantity itself in its place before anything is scored (see
 * {@link NamedQuantities}); what is left here has a name that the scheme does not define.
 *
 * @param name the name
 */
@JsonTypeName("named")
public record NamedQuantity(String name) implements Quantity {

    @Override
    public List<InputDeclaration> inputs() {
        return List.of();
    }

    @Override
    public @Nullable Reading read(Leaf leaf) {
        leaf.missing(name);
        return null;
    }

    @Override
    public Message wording() {
        return Message.of("quantity.name", name);
    }

    @Override
    public List<Message> problems() {
        return List.of(Message.of("problem.quantity-unknown", name));
    }
}
