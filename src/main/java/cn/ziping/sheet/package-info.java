/**
 * Spreadsheets (.xlsx) in and out. What is read comes from anybody and is taken for hostile until shown otherwise; what
 * is written does nothing by itself when it is opened.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package cn.ziping.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
