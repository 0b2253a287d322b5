package cn.ziping.evaluation;

import cn.ziping.evaluation.Completeness.ChapterProgress;
import cn.ziping.evaluation.Completeness.Gap;
import cn.ziping.evaluation.Completeness.Kind;
import cn.ziping.figure.FigureKind;
import cn.ziping.figure.FigureSource;
import cn.ziping.figure.FigureValue;
import cn.ziping.narrative.BoundWords;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.LeafScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts what each chapter needs and what of it is missing. A figure counts once a chapter, wherever it stands in it. */
final class CompletenessCheck {

    private final ChapterWriter.Material material;

    CompletenessCheck(ChapterWriter.Material material) {
        this.material = material;
    }

    Completeness check(ChapterOutline outline) {
        return new Completeness(outline.chapters().stream().map(this::check).toList());
    }

    private ChapterProgress check(ChapterOutline.Chapter chapter) {
        Map<String, String> figures = new LinkedHashMap<>();
        List<Gap> gaps = new ArrayList<>();
        int items = 0;
        for (ChapterOutline.Part part : chapter.sections().stream()
                .flatMap(section -> section.parts().stream())
                .toList()) {
            items += check(part, figures, gaps);
        }
        for (Map.Entry<String, String> reference : figures.entrySet()) {
            items++;
            figureGap(reference.getKey(), reference.getValue()).forEach(gaps::add);
        }
        return new ChapterProgress(chapter.number(), chapter.title(), items, gaps);
    }

    /** The number of things a part needs; its figures are gathered, to be counted once. */
    private int check(ChapterOutline.Part part, Map<String, String> figures, List<Gap> gaps) {
        return switch (part.content()) {
            case WORDS -> {
                String words = material.words().get(part.code());
                if (words == null) {
                    gaps.add(new Gap(Kind.WORDS, part.code(), ""));
                } else {
                    references(words, part.code(), figures);
                }
                yield 1;
            }
            case DUTIES -> need(!material.department().getDuties().isEmpty(), Kind.DUTIES, gaps);
            case DIMENSION_SCORES -> {
                material.sheet().leaves().forEach(leaf -> gaps.addAll(gaps(leaf)));
                yield (int) material.sheet().leaves().count()
                        + (int) material.sheet()
                                .leaves()
                                .mapToLong(leaf -> Math.max(0, gaps(leaf).size() - 1))
                                .sum();
            }
            case PROBLEMS -> {
                List<Problem> problems = material.evaluation().getProblems();
                problems.forEach(problem -> references(problem.getWords(), Gap.PROBLEMS, figures));
                yield need(!problems.isEmpty(), Kind.PROBLEMS, gaps);
            }
            case CAUSES -> {
                List<Problem> problems = material.evaluation().getProblems();
                problems.forEach(problem -> references(problem.getCause(), Gap.PROBLEMS, figures));
                yield need(
                        !problems.isEmpty()
                                && problems.stream()
                                        .noneMatch(problem -> problem.getCause().isEmpty()),
                        Kind.CAUSES,
                        gaps);
            }
            case MEASURES -> {
                List<Measure> measures = material.evaluation().getMeasures();
                measures.forEach(measure -> references(measure.getWords(), Gap.PROBLEMS, figures));
                yield need(!measures.isEmpty(), Kind.MEASURES, gaps);
            }
            case EXECUTION, DIMENSION_CHART, DEDUCTIONS, CONCLUSION, INDICATOR_TABLE -> 0;
        };
    }

    /**
     * Gathers what words refer to, each with the place that refers to it first; of a rate without a value, what it is made
     * from.
     */
    private void references(String words, String place, Map<String, String> figures) {
        BoundWords bound = BoundWords.parse(words);
        bound.malformed().forEach(piece -> figures.putIfAbsent(piece, place));
        bound.references().forEach(reference -> {
            figures.putIfAbsent(reference, place);
            material.book().blankOperands(reference).forEach(operand -> figures.putIfAbsent(operand, place));
        });
    }

    private static int need(boolean there, Kind kind, List<Gap> gaps) {
        if (!there) {
            gaps.add(new Gap(kind, "", ""));
        }
        return 1;
    }

    /** What an incomplete leaf lacks, with the place each is typed in. */
    private List<Gap> gaps(LeafScore leaf) {
        if (leaf.complete()) {
            return List.of();
        }
        List<InputDeclaration> declared =
                leaf.indicator().rule().inputs(leaf.indicator().points());
        return leaf.missing().stream()
                .map(name -> new Gap(kind(name, declared), name, leaf.code()))
                .toList();
    }

    private Kind kind(String name, List<InputDeclaration> declared) {
        InputSource source = declared.stream()
                .filter(input -> input.name().equals(name))
                .map(InputDeclaration::source)
                .findFirst()
                .orElse(InputSource.TARGETS);
        return switch (source) {
            case ENTRY -> Kind.INPUT;
            case TARGETS -> Kind.TARGETS;
            case FIGURE ->
                material.book().find(name).map(CompletenessCheck::kind).orElse(Kind.FIGURES);
        };
    }

    private static Kind kind(FigureValue figure) {
        return figure.source() == FigureSource.LEDGER ? Kind.LEDGER : Kind.FIGURES;
    }

    private Stream<Gap> figureGap(String reference, String place) {
        Optional<FigureValue> found = material.book().find(reference);
        if (found.isEmpty()) {
            return Stream.of(new Gap(Kind.UNKNOWN, reference, place));
        }
        // A rate is never typed: what it lacks is counted where that is, or at itself where nothing lacks.
        return found
                .filter(figure -> figure.blank() && figure.source() != FigureSource.RESULT)
                .filter(figure -> figure.kind() != FigureKind.RATE
                        || (material.book().blankOperands(reference).isEmpty()
                                && !material.book().fromZero(reference)))
                .map(figure -> new Gap(kind(figure), reference, ""))
                .stream();
    }
}
