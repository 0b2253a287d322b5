package cn.ziping.figure;

import cn.ziping.shared.Reference;
import org.springframework.context.MessageSourceResolvable;

/**
 * A figure that every department has, or one of a department's own, as the catalogue lists it.
 *
 * @param reference how it is referred to
 * @param kind what it counts
 * @param unit the unit behind the number: 宗, 人, 元; empty for rates
 * @param source where it is typed
 * @param label the words for people, in both languages
 */
public record CatalogueEntry(
        Reference reference, FigureKind kind, String unit, FigureSource source, MessageSourceResolvable label)
        implements Referable {}
