package cn.ziping.site.web;

import cn.ziping.evaluation.Completeness;
import cn.ziping.evaluation.EvaluationReader;
import cn.ziping.shared.Shown;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the evaluation in work has come.
 *
 * @param id its id
 * @param department the department's name
 * @param departmentCode the department's code
 * @param year its year
 * @param status where it stands
 * @param total the total, or {@code —}
 * @param grade the grade, or {@code null}
 * @param done how many things are there
 * @param items how many it needs
 * @param missing how many are missing
 * @param chapters the chapters
 * @param returnedBecause why it was returned, while it is; or {@code null}
 */
record Progress(
        UUID id,
        String department,
        String departmentCode,
        String year,
        String status,
        String total,
        @Nullable String grade,
        int done,
        int items,
        int missing,
        List<Chapter> chapters,
        @Nullable String returnedBecause) {

    /**
     * A chapter.
     *
     * @param name number and title
     * @param done how many things are there
     * @param items how many it needs
     */
    record Chapter(String name, int done, int items) {}

    static Progress of(EvaluationReader.Overview overview, @Nullable String returnedBecause) {
        Completeness completeness = overview.completeness();
        int items = completeness.chapters().stream()
                .mapToInt(Completeness.ChapterProgress::items)
                .sum();
        return new Progress(
                overview.evaluation().getId(),
                overview.department().getName(),
                overview.department().getCode(),
                overview.evaluation().getYear().toString(),
                overview.evaluation().getStatus().name(),
                Shown.points(overview.sheet().total()),
                overview.sheet().grade(),
                items - completeness.missing(),
                items,
                completeness.missing(),
                completeness.chapters().stream()
                        .map(chapter ->
                                new Chapter(chapter.number() + "、" + chapter.title(), chapter.done(), chapter.items()))
                        .toList(),
                returnedBecause);
    }
}
