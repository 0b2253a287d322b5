package cn.ziping.scheme;

import cn.ziping.figure.FigureCatalogue;
import cn.ziping.scoring.Message;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.Sha256;
import java.util.List;

/**
 * What in a scheme is probably not meant as it stands. Who proposes and who publishes it says that it is.
 *
 * @param found each doubt with its place
 */
public record SchemeDoubts(List<SchemeDefinition.Problem> found) {

    public SchemeDoubts {
        found = List.copyOf(found);
    }

    static SchemeDoubts of(SchemeDefinition scheme, FigureCatalogue known) {
        return new SchemeDoubts(scheme.doubts(FigureUnits.of(known)));
    }

    public List<Message> said() {
        return found.stream().map(SchemeDefinition.Problem::said).toList();
    }

    /** What a person who has seen them sends; empty where there are none. */
    public String seen() {
        return found.isEmpty()
                ? ""
                : Sha256.of(
                        found.stream().map(SchemeDefinition.Problem::toString).toList());
    }

    /**
     * @throws RefusedException {@code scheme.doubts} where they are others than those that were confirmed
     */
    void requireConfirmed(String confirmed) {
        if (!seen().equals(confirmed)) {
            throw new RefusedException("scheme.doubts", String.valueOf(found.size()));
        }
    }
}
