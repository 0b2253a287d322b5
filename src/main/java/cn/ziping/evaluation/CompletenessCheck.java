package cn.ziping.evaluation;

import cn.ziping.department.Duty;
import cn.ziping.evaluation.Completeness.ChapterProgress;
import cn.ziping.evaluation.Completeness.Gap;
import cn.ziping.evaluation.Completeness.Kind;
import cn.ziping.figure.FigureSource;
import cn.ziping.figure.FigureValue;
import cn.ziping.narrative.BoundWords;
import cn.ziping.narrative.WrittenWords;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.LeafScore;
import cn.ziping.scoring.MissingInput;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.shared.Reference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts what each chapter needs and what of it is missing. A thing counts once a chapter, wherever it stands in it. */
final class CompletenessCheck {

    private final ChapterWriter.Material material;

    CompletenessCheck(ChapterWriter.Material material) {
        this.material = material;
    }

    Completeness check(ChapterOutline outline) {
        return new Completeness(outline.chapters().stream().map(this::check).toList());
    }

    private ChapterProgress check(ChapterOutline.Chapter chapter) {
        Tally tally = new Tally();
        chapter.sections().stream().flatMap(section -> section.parts().stream()).forEach(part -> check(part, tally));
        return new ChapterProgress(chapter.number(), chapter.title(), tally.needed.size(), List.copyOf(tally.missing));
    }

    /** What a chapter needs, and what of it is missing. */
    private static final class Tally {

        private final Set<Gap> needed = new LinkedHashSet<>();
        private final Set<Gap> missing = new LinkedHashSet<>();

        void need(Kind kind, boolean there) {
            need(new Gap(kind, "", ""), there);
        }

        void need(Gap thing, boolean there) {
            needed.add(thing);
            if (!there) {
                missing.add(thing);
            }
        }
    }

    private void check(ChapterOutline.Part part, Tally tally) {
        List<Problem> problems = material.evaluation().getProblems();
        List<Measure> measures = material.evaluation().getMeasures();
        switch (part.content()) {
            case WORDS -> {
                WrittenWords words = material.words().get(part.code());
                tally.need(new Gap(Kind.WORDS, part.code(), ""), words != null);
                if (words != null) {
                    references(words.words(), part.code(), tally);
                }
            }
            case DUTIES -> {
                List<Duty> duties = material.department().getDuties();
                tally.need(Kind.DUTIES, !duties.isEmpty());
                duties.forEach(duty -> references(duty.words(), EvaluationWords.DUTIES, tally));
            }
            case DIMENSION_SCORES -> {
                material.sheet().scored().forEach(leaf -> inputs(leaf, tally));
                material.sheet().missing().forEach(missing -> schemeInput(missing, tally));
            }
            case PROBLEMS -> {
                tally.need(Kind.PROBLEMS, !problems.isEmpty());
                problems.forEach(problem -> references(problem.getWords(), Gap.PROBLEMS, tally));
            }
            case CAUSES -> {
                tally.need(
                        Kind.CAUSES,
                        !problems.isEmpty()
                                && problems.stream()
                                        .noneMatch(problem -> problem.getCause().isEmpty()));
                problems.forEach(problem -> references(problem.getCause(), Gap.PROBLEMS, tally));
            }
            case MEASURES -> {
                tally.need(Kind.MEASURES, !measures.isEmpty());
                measures.forEach(measure -> references(measure.getWords(), Gap.PROBLEMS, tally));
            }
            case EXECUTION, DIMENSION_CHART, DEDUCTIONS, CONCLUSION, INDICATOR_TABLE -> {}
        }
    }

    /** What words refer to; double braces that bind nothing are unknown references too. */
    private void references(String words, String place, Tally tally) {
        BoundWords bound = BoundWords.parse(words);
        bound.malformed().forEach(piece -> tally.need(new Gap(Kind.UNKNOWN, piece, place), false));
        bound.references().forEach(reference -> {
            Optional<FigureValue> found = material.book().find(reference);
            if (found.isEmpty()) {
                tally.need(new Gap(Kind.UNKNOWN, reference, place), false);
            } else {
                // A result is there once the scores are, and from zero there is no rate to be missing.
                boolean there = !found.get().blank()
                        || found.get().source() == FigureSource.RESULT
                        || material.book().fromZero(found.get().reference());
                figure(reference, there, tally);
            }
        });
    }

    /** A figure; of a derived one without a value, what it is made from and lacks. */
    private void figure(String reference, boolean there, Tally tally) {
        List<Reference> operands = there ? List.of() : material.book().blankOperands(reference);
        if (operands.isEmpty()) {
            tally.need(gap(reference), there);
        }
        operands.forEach(operand -> tally.need(gap(operand.toString()), false));
    }

    private Gap gap(String reference) {
        return new Gap(kind(reference), reference, "");
    }

    private Kind kind(String reference) {
        return material.book()
                .find(reference)
                .filter(figure -> figure.source() == FigureSource.LEDGER)
                .map(figure -> Kind.LEDGER)
                .orElse(Kind.FIGURES);
    }

    /** What a leaf's rule declares, and what else it turned out to lack: a reason, a target's value, a sum of weights. */
    private void inputs(LeafScore leaf, Tally tally) {
        if (!leaf.applicable()) {
            return;
        }
        List<InputDeclaration> declared =
                leaf.indicator().rule().inputs(leaf.indicator().points());
        declared.stream()
                .filter(InputDeclaration::required)
                .forEach(input -> input(
                        input.source(), input.name(), leaf, !leaf.missing().contains(input.name()), tally));
        leaf.missing().stream()
                .filter(name -> declared.stream()
                        .noneMatch(input -> input.required() && input.name().equals(name)))
                .forEach(name -> input(source(name, declared), name, leaf, false, tally));
    }

    /** What the scheme itself needs: answers about vetoes, what the cap is read from, the others of a mean. */
    private void schemeInput(MissingInput missing, Tally tally) {
        Optional<Reference.Peers> peers = Reference.Peers.of(missing.input());
        if (peers.isPresent()) {
            tally.need(new Gap(Kind.PEERS, peers.get().key(), ""), false);
        } else if (missing.indicator().equals(SchemeAdjustments.VETOES)) {
            tally.need(new Gap(Kind.INPUT, missing.input(), missing.indicator()), false);
        } else if (missing.indicator().equals(SchemeAdjustments.CAP)) {
            // What a cap reads of targets is missing by the name of the target.
            if (material.book().find(missing.input()).isPresent()) {
                figure(missing.input(), false, tally);
            } else {
                tally.need(new Gap(Kind.TARGETS, missing.input(), ""), false);
            }
        } else if (missing.input().equals(SchemeAdjustments.NotApplicable.REASON)) {
            tally.need(new Gap(Kind.INPUT, missing.input(), missing.indicator()), false);
        }
    }

    private void input(InputSource source, String name, LeafScore leaf, boolean there, Tally tally) {
        switch (source) {
            case PEERS ->
                tally.need(
                        new Gap(
                                Kind.PEERS,
                                Reference.Peers.of(name)
                                        .map(Reference.Peers::key)
                                        .orElse(name),
                                ""),
                        there);
            case ENTRY -> tally.need(new Gap(Kind.INPUT, name, leaf.code()), there);
            case TARGETS -> tally.need(new Gap(Kind.TARGETS, name, ""), there);
            case FIGURE -> figure(name, there, tally);
        }
    }

    /** What a rule lacks without having declared it belongs to the targets. */
    private static InputSource source(String name, List<InputDeclaration> declared) {
        return declared.stream()
                .filter(input -> input.name().equals(name))
                .map(InputDeclaration::source)
                .findFirst()
                .orElse(name.equals(SchemeAdjustments.NotApplicable.REASON) ? InputSource.ENTRY : InputSource.TARGETS);
    }
}
