package cn.ziping.scheme;

import cn.ziping.figure.FigureCatalogue;
import cn.ziping.figure.FigureKind;
import cn.ziping.scoring.Unit;
import java.util.function.Function;

/** The units of figures as scoring knows them. */
public final class FigureUnits {

    private FigureUnits() {}

    /** The unit of each figure that there is; of others a plain number. */
    public static Function<String, Unit> of(FigureCatalogue known) {
        return reference -> known.find(reference)
                .map(figure -> of(figure.kind(), figure.unit()))
                .orElse(Unit.NUMBER);
    }

    public static Unit of(FigureKind kind, String unit) {
        return switch (kind) {
            case MONEY -> Unit.MONEY;
            case RATE -> Unit.PERCENT;
            case COUNT, NUMBER, TEXT -> Unit.of(unit);
        };
    }
}
