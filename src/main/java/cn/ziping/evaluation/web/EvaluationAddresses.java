package cn.ziping.evaluation.web;

import cn.ziping.evaluation.Completeness.Gap;
import cn.ziping.evaluation.EvaluationWords;
import cn.ziping.figure.CellQuestion;
import cn.ziping.shared.FiscalYear;
import java.util.UUID;

/** Where on the site something of an evaluation is typed or read. */
final class EvaluationAddresses {

    private final String evaluation;
    private final String ledger;

    EvaluationAddresses(UUID evaluationId, String departmentCode, FiscalYear year) {
        this.evaluation = "/evaluations/" + evaluationId;
        this.ledger = "/ledgers/" + departmentCode + "/" + year;
    }

    /** The place an input of this source is typed in. */
    String ofSource(String source) {
        return switch (source) {
            case "LEDGER" -> ledger;
            case "FIGURES" -> ledger + "/figures";
            case "TARGETS" -> ledger + "/targets";
            default -> "";
        };
    }

    String of(CellQuestion question) {
        return switch (question.sheet()) {
            case LEDGER, FIGURES, TARGETS -> ofSource(question.sheet().name()) + question.at();
            case ENTRIES ->
                evaluation + "/scores#"
                        + leafAnchor(
                                question.cell().substring(0, question.cell().indexOf(':')));
        };
    }

    String of(Gap gap) {
        return switch (gap.kind()) {
            case LEDGER, FIGURES, TARGETS -> ofSource(gap.kind().name());
            case INPUT -> evaluation + "/scores#" + leafAnchor(gap.place());
            case WORDS -> evaluation + "/narrative#" + partAnchor(gap.name());
            case UNKNOWN ->
                gap.place().equals(Gap.PROBLEMS)
                        ? evaluation + "/problems"
                        : evaluation + "/narrative#" + partAnchor(gap.place());
            case DUTIES -> evaluation + "/narrative#" + partAnchor(EvaluationWords.DUTIES);
            case PROBLEMS, CAUSES, MEASURES -> evaluation + "/problems";
            case PEERS -> evaluation + "/scores";
        };
    }

    /** The id of a part on the page of words. */
    static String partAnchor(String code) {
        return "part-" + Integer.toHexString(code.hashCode());
    }

    /** The id of an indicator on the scores page. */
    static String leafAnchor(String indicatorCode) {
        return "leaf-" + Integer.toHexString(indicatorCode.hashCode());
    }
}
