package cn.ziping.figure;

/** Where a figure is typed, or that it is computed; says which page leads to it. */
public enum FigureSource {
    LEDGER,
    FIGURES,
    TARGETS,
    RESULT
}
