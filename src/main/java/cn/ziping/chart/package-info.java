/** Series to accessible SVG, drawn on the server: page, print and documents show the same picture. */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package cn.ziping.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
