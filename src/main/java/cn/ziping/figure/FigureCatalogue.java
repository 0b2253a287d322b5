package cn.ziping.figure;

import cn.ziping.shared.Reference;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that words and rules can refer to, by reference, without anybody's values. */
public final class FigureCatalogue {

    private final Map<String, CatalogueEntry> entries = new LinkedHashMap<>();

    public FigureCatalogue(Collection<CatalogueEntry> listed) {
        listed.forEach(entry -> entries.put(entry.reference().toString(), entry));
    }

    /** All that is listed, in order; changes against last year can be referred to besides. */
    public Collection<CatalogueEntry> all() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** See {@link FigureBook#nearest}. */
    public List<String> nearest(String text) {
        return NearestTexts.to(text, entries.keySet());
    }

    /** Whether a code is in use. */
    boolean lists(String code) {
        return entries.containsKey(code);
    }

    /** What a text refers to; empty where there is no such figure. */
    public Optional<CatalogueEntry> find(String text) {
        return Optional.ofNullable(entries.get(text))
                .or(() -> Reference.parseOwn(text).flatMap(this::find));
    }

    private Optional<CatalogueEntry> find(Reference reference) {
        CatalogueEntry listed = entries.get(reference.toString());
        if (listed != null) {
            return Optional.of(listed);
        }
        if (reference instanceof Reference.LastYear last) {
            return figure(last).filter(Referable::hasLastYear).map(now -> like(now, reference, now.kind(), now.unit()));
        }
        return reference instanceof Reference.Change change
                ? figure(change).filter(Referable::hasChange).map(now -> like(now, reference, FigureKind.RATE, ""))
                : Optional.empty();
    }

    private Optional<CatalogueEntry> figure(Reference.OfFigure reference) {
        return Optional.ofNullable(entries.get(reference.code()));
    }

    private static CatalogueEntry like(CatalogueEntry now, Reference reference, FigureKind kind, String unit) {
        return new CatalogueEntry(reference, kind, unit, now.source(), FigureLabels.of(reference, now.label()));
    }
}
