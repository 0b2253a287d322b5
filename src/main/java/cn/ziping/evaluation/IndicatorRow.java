package cn.ziping.evaluation;

import cn.ziping.evaluation.EvaluationReport.InputLine;
import cn.ziping.scoring.LeafScore;
import java.util.List;

/**
 * A leaf in words, in the language asked for.
 *
 * @param leaf the score with its trace
 * @param standard 评分标准 as the notice words it, or the rule's own wording where it has none
 * @param rule the computed rule in words
 * @param target 指标值, or empty
 * @param actual 实际完成值, or empty
 * @param reason 扣分原因: what the author said, then what lost points; empty where nothing was lost
 * @param trace the whole trace in words
 * @param inputs what the rule read, with sources
 */
public record IndicatorRow(
        LeafScore leaf,
        String standard,
        String rule,
        String target,
        String actual,
        String reason,
        String trace,
        List<InputLine> inputs) {}
