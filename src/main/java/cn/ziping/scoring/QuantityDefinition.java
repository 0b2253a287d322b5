package cn.ziping.scoring;

/**
 * A quantity that is said once and used by its name, in rules and in formulas.
 *
 * @param name its name; as that of a figure without an ending
 * @param quantity what it is; it may use those named before it
 */
public record QuantityDefinition(String name, Quantity quantity) {

    public QuantityDefinition {
        Texts.nameOfQuantity(name);
    }
}
