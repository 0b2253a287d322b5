package cn.ziping.scheme.web;

import cn.ziping.scheme.DraftNode;
import cn.ziping.scheme.Wording;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.shared.Points;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of a draft's tree.
 *
 * @param node the node
 * @param off how far its points lie off what it holds, with its sign; empty where they do not
 * @param rule an indicator's rule in words, else empty
 * @param standard the notice's wording, or empty
 */
record DraftRow(DraftNode node, String off, String rule, String standard) {

    static DraftRow of(DraftNode node, Wording wording, Locale locale) {
        IndicatorDefinition indicator = node.indicator();
        return new DraftRow(
                node,
                signed(node.difference()),
                indicator == null ? "" : wording.rule(indicator, locale),
                indicator == null ? "" : indicator.standard());
    }

    static String signed(@Nullable Points difference) {
        if (difference == null || difference.equals(Points.ZERO)) {
            return "";
        }
        return difference.isPositive()
                ? "+" + difference
                : difference.toString().replace('-', '−');
    }
}
