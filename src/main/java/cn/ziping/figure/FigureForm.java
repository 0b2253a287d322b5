package cn.ziping.figure;

import java.util.List;

/**
 * A figure that a department adds, as it is typed.
 *
 * @param code its permanent name, of letters, digits and {@code _}
 * @param kind what it counts: one of {@link #KINDS}
 * @param unit its unit, such as 宗; money is typed in 万元
 * @param labelEn what it is called in English, or blank
 */
public record FigureForm(String code, String kind, String unit, String labelEn) {

    public static final List<FigureKind> KINDS = List.of(FigureKind.COUNT, FigureKind.MONEY, FigureKind.NUMBER);

    public static final FigureForm EMPTY = new FigureForm("", FigureKind.COUNT.name(), "", "");
}
