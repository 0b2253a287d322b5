package cn.ziping.scheme.web;

import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.shared.Points;
import org.jspecify.annotations.Nullable;

/**
 * That nobody can earn the full points of an indicator, as its own numbers end below them.
 *
 * @param indicator its name
 * @param most the most that can be earned
 * @param full the full points
 */
record Unreachable(String indicator, Points most, Points full) {

    /** {@code null} where the full points can be earned. */
    static @Nullable Unreachable of(IndicatorDefinition indicator) {
        Points most = indicator.rule().most(indicator.points());
        return most.compareTo(indicator.points()) < 0
                ? new Unreachable(indicator.name(), most, indicator.points())
                : null;
    }
}
