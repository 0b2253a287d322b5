package cn.ziping.evaluation;

import cn.ziping.audit.Audited;
import cn.ziping.department.Department;
import cn.ziping.department.DepartmentService;
import cn.ziping.department.Duty;
import cn.ziping.figure.CellEdit;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.Cells;
import cn.ziping.figure.FigureBook;
import cn.ziping.figure.TextCell;
import cn.ziping.figure.TypedCell;
import cn.ziping.narrative.BoundWords;
import cn.ziping.narrative.FigureText;
import cn.ziping.narrative.NarrativeService;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.ChapterOutline.Content;
import cn.ziping.scheme.SchemeVersion;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.scoring.Scoring;
import cn.ziping.shared.Actor;
import cn.ziping.shared.CellKey;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.TypedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The words of an evaluation's report, by the parts that its scheme's outline asks for; the department's duties among them. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class EvaluationWords {

    /** The cell that holds the department's duties, one a line; no part of an outline has this code. */
    public static final String DUTIES = "#duties";

    private static final int DUTY_LIMIT = 5000;

    /** Unknown references that are named at once. */
    private static final int UNKNOWN_LIMIT = 20;

    /** The language of the document, whatever the language of the page around it. */
    private static final Locale DOCUMENT = Locale.SIMPLIFIED_CHINESE;

    private final EvaluationAccess access;
    private final EvaluationFactsReader factsReader;
    private final DepartmentService departments;
    private final NarrativeService narratives;
    private final FigureText figureText;
    private final ChapterWriter chapters;
    private final Cells cells;

    /** What is written, what can be inserted, and how it will be printed. */
    public Sheet sheet(Actor actor, UUID id) {
        SelfEvaluation evaluation = access.readable(actor, id);
        EvaluationFacts facts = factsReader.read(evaluation);
        return new Sheet(
                evaluation,
                departments.byId(actor, evaluation.getDepartmentId()),
                facts.scheme(),
                book(evaluation, facts),
                typedCells(actor, evaluation, facts.scheme()));
    }

    /** Some words as they will be printed, though they are not saved. */
    public Printed print(Actor actor, UUID id, String words) {
        SelfEvaluation evaluation = access.readable(actor, id);
        return print(words, book(evaluation, factsReader.read(evaluation)));
    }

    /** The department's duties, one a line, as the report numbers them; they are not saved. */
    public Printed printDuties(Actor actor, UUID id, String typed) {
        SelfEvaluation evaluation = access.readable(actor, id);
        return printDuties(typed, book(evaluation, factsReader.read(evaluation)));
    }

    public Printed printDuties(String typed, FigureBook book) {
        Printed printed = print(typed, book);
        return new Printed(
                chapters.numbered(printed.paragraphs(), "list.duty", DOCUMENT), printed.unknown(), printed.doubled());
    }

    /**
     * Words with their figures in place, and the references that there are no figures for.
     *
     * @throws RefusedException {@code text.long}
     */
    public Printed print(String words, FigureBook book) {
        if (TypedText.length(words) > NarrativeService.LIMIT) {
            throw new RefusedException(
                    "text.long", String.valueOf(NarrativeService.LIMIT), String.valueOf(TypedText.length(words)));
        }
        BoundWords bound = BoundWords.parse(words);
        List<Unknown> unknown = Stream.concat(
                        bound.malformed(),
                        bound.references()
                                .filter(reference -> book.find(reference).isEmpty()))
                .distinct()
                .limit(UNKNOWN_LIMIT)
                .map(reference -> new Unknown(reference, book.nearest(reference)))
                .toList();
        return new Printed(
                figureText.paragraphs(words, book, DOCUMENT), unknown, figureText.doubled(words, book, DOCUMENT));
    }

    /**
     * Saves what was typed, as far as it can be.
     *
     * @return what became of each edit, by the code of the part
     * @throws cn.ziping.shared.NotFoundException if the outline has no such part
     */
    @Transactional
    @Audited("narrative.save")
    public Map<String, CellResult> save(Actor actor, UUID id, List<CellEdit> edits) {
        SelfEvaluation evaluation = access.editable(actor, id);
        return cells.apply(
                actor, "narrative.save", typedCells(actor, evaluation, factsReader.scheme(evaluation)), edits);
    }

    /** The figures that the words of an evaluation may refer to. */
    FigureBook book(SelfEvaluation evaluation) {
        return book(evaluation, factsReader.read(evaluation));
    }

    private static FigureBook book(SelfEvaluation evaluation, EvaluationFacts facts) {
        ScoreSheet sheet = Scoring.score(facts.scheme().definition(), facts.scoringInput());
        return facts.withResults(evaluation.getYear(), sheet);
    }

    private Map<String, TypedCell> typedCells(Actor actor, SelfEvaluation evaluation, SchemeVersion scheme) {
        List<String> codes = scheme.outline()
                .parts()
                .filter(part -> part.content() == Content.WORDS)
                .map(ChapterOutline.Part::code)
                .toList();
        Map<String, TypedCell> sheet =
                new LinkedHashMap<>(narratives.cells(evaluation.getDepartmentId(), evaluation.getYear(), codes));
        sheet.put(DUTIES, duties(actor, evaluation));
        return sheet;
    }

    private TypedCell duties(Actor actor, SelfEvaluation evaluation) {
        UUID departmentId = evaluation.getDepartmentId();
        return new TextCell(
                new CellKey(departmentId, evaluation.getYear(), "department", "duties", "words"),
                EvaluationWords::duties,
                () -> joined(departments.withDuties(actor, departmentId).getDuties()),
                (words, made) -> departments.describeDuties(
                        actor,
                        departmentId,
                        words == null ? List.of() : words.lines().toList()));
    }

    private static @Nullable String joined(List<Duty> duties) {
        return duties.isEmpty() ? null : duties.stream().map(Duty::words).collect(Collectors.joining("\n"));
    }

    private static String duties(String typed) {
        List<String> lines = TypedText.lines(typed, NarrativeService.LIMIT)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        lines.stream()
                .filter(line -> TypedText.length(line) > DUTY_LIMIT)
                .findFirst()
                .ifPresent(line -> {
                    throw new RefusedException(
                            "text.long", String.valueOf(DUTY_LIMIT), String.valueOf(TypedText.length(line)));
                });
        return String.join("\n", lines);
    }

    /**
     * The words of an evaluation.
     *
     * @param evaluation the evaluation
     * @param department its department
     * @param scheme the version whose outline asks for them
     * @param book the figures, results among them
     * @param cells what is typed, by the code of the part, and the duties
     */
    public record Sheet(
            SelfEvaluation evaluation,
            Department department,
            SchemeVersion scheme,
            FigureBook book,
            Map<String, TypedCell> cells) {}

    /**
     * Words as they will be printed.
     *
     * @param paragraphs the paragraphs, figures in place
     * @param unknown the references that there are no figures for
     * @param doubled what would be printed twice
     */
    public record Printed(List<String> paragraphs, List<Unknown> unknown, List<FigureText.Doubled> doubled) {

        /** Of words that bind nothing. */
        public static final Printed NOTHING = new Printed(List.of(), List.of(), List.of());
    }

    /**
     * A reference that there is no figure for.
     *
     * @param reference the reference as written
     * @param nearest the known references nearest to it
     */
    public record Unknown(String reference, List<String> nearest) {}
}
