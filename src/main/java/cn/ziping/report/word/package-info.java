/** Writes the report's document as a Word file (.docx). */
@NullMarked
package cn.ziping.report.word;

import org.jspecify.annotations.NullMarked;
