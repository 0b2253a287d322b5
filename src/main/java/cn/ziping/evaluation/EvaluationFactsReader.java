package cn.ziping.evaluation;

import cn.ziping.figure.FigureBooks;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.target.TargetService;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Reads what an evaluation is computed from, in a number of statements that does not depend on how much it is. */
@Component
@RequiredArgsConstructor
class EvaluationFactsReader {

    private final SchemeService schemes;
    private final FigureBooks books;
    private final IndicatorEntryRepository entries;
    private final TargetService targets;
    private final PeerSnapshots peers;

    EvaluationFacts read(SelfEvaluation evaluation) {
        return read(evaluation, schemes.version(evaluation.getSchemeId()));
    }

    /** The same as if the evaluation were scored by another version. */
    EvaluationFacts read(SelfEvaluation evaluation, SchemeVersion scheme) {
        return new EvaluationFacts(
                scheme,
                books.open(evaluation.getDepartmentId(), evaluation.getYear()),
                entries.findByEvaluationId(evaluation.getId()),
                targets.read(evaluation.getDepartmentId(), evaluation.getYear()),
                peers.others(evaluation, scheme));
    }

    SchemeVersion scheme(SelfEvaluation evaluation) {
        return schemes.version(evaluation.getSchemeId());
    }
}
