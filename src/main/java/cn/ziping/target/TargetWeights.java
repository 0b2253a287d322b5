package cn.ziping.target;

import cn.ziping.shared.FiscalYear;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whoever knows which categories of targets the scheme of a department's year scores, and what their weights sum to. */
public interface TargetWeights {

    /** The categories in the order of the scheme; none where no scheme applies. */
    List<Category> of(UUID departmentId, FiscalYear year);

    /**
     * A category.
     *
     * @param name its name
     * @param sum what its weights have to sum to, or {@code null} where the scheme does not say
     */
    record Category(String name, @Nullable BigDecimal sum) {}
}
