package cn.ziping.figure;

import cn.ziping.shared.Reference;

/** What can be referred to, whether or not it has a value. */
public interface Referable {

    /** How it is referred to. */
    Reference reference();

    /** What it counts. */
    FigureKind kind();

    /** The unit behind the number: 宗, 人, 元; empty for rates. */
    String unit();

    /** Where it is typed. */
    FigureSource source();

    /** Whether last year's value can be referred to though none is known: what is typed here has one. */
    default boolean hasLastYear() {
        return source() == FigureSource.FIGURES;
    }

    /** Whether its change against last year can be referred to; of a rate there is none. */
    default boolean hasChange() {
        return kind() != FigureKind.RATE && kind() != FigureKind.TEXT;
    }
}
