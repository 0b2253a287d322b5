package cn.ziping.figure;

import cn.ziping.shared.FiscalYear;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whoever can derive figures from what is typed elsewhere. A derived figure cannot be typed over. */
public interface DerivedFigures {

    /** The figures derived for departments and a year, those of last year with their ending; of every department some. */
    Map<UUID, List<FigureValue>> derive(Collection<UUID> departmentIds, FiscalYear year);

    /** The figures of a department's projects of a year; none where none are derived. */
    List<FigureValue> ofProjects(UUID departmentId, FiscalYear year);

    /** What is derived for every department, in the order of {@link #derive}. */
    List<CatalogueEntry> catalogue();
}
