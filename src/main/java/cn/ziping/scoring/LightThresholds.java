package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import java.math.BigDecimal;

/**
 * Where the lights of monitoring change (domain §7), as shares of the time progress.
 *
 * @param red below it red
 * @param green from it on green, yellow between the two
 * @param blue of a target, from it on blue
 */
public record LightThresholds(
        @Share BigDecimal red,
        @Share BigDecimal green,
        @Share BigDecimal blue) {

    /** 60 %, 80 %, 120 %. */
    public static final LightThresholds USUAL =
            new LightThresholds(new BigDecimal("0.6"), new BigDecimal("0.8"), new BigDecimal("1.2"));

    public LightThresholds {
        if (red.signum() <= 0 || red.compareTo(green) >= 0 || green.compareTo(blue) >= 0) {
            throw new DefinitionException("red", "ascending");
        }
    }
}
