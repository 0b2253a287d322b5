package cn.ziping.review.web;

import cn.ziping.evaluation.SubmissionReader;
import cn.ziping.shared.Shown;
import cn.ziping.shared.ShownTime;
import java.util.UUID;

/**
 * Something handed in, in a list.
 *
 * @param id the evaluation's id
 * @param department the department's name
 * @param year its year
 * @param status where it stands
 * @param number the latest submission
 * @param at when that was handed in
 * @param by who handed it in
 * @param total the total
 * @param grade the grade
 */
record ReviewRow(
        UUID id,
        String department,
        String year,
        String status,
        int number,
        String at,
        String by,
        String total,
        String grade) {

    static ReviewRow of(SubmissionReader.HandedIn one) {
        return new ReviewRow(
                one.evaluation().getId(),
                one.department().getName(),
                one.evaluation().getYear().toString(),
                one.evaluation().getStatus().name(),
                one.number(),
                ShownTime.of(one.at()),
                one.by(),
                Shown.points(one.total()),
                one.grade());
    }
}
