package cn.ziping.scheme;

import cn.ziping.scoring.QuantityDefinition;
import java.util.List;

/**
 * The quantities that the rules of a scheme use by name, as one form edits them.
 *
 * @param quantities the quantities in order; each may use those before it
 */
public record SchemeQuantities(List<QuantityDefinition> quantities) {}
