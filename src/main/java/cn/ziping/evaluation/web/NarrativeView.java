package cn.ziping.evaluation.web;

import cn.ziping.evaluation.EvaluationWords;
import cn.ziping.figure.CellResult;
import cn.ziping.figure.CellView;
import cn.ziping.figure.FigureBook;
import cn.ziping.figure.FigureKind;
import cn.ziping.figure.FigureSource;
import cn.ziping.figure.FigureValue;
import cn.ziping.figure.TypedCell;
import cn.ziping.narrative.FigureText;
import cn.ziping.narrative.NarrativeService;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.ChapterOutline.Content;
import cn.ziping.shared.MoneyUnit;
import cn.ziping.shared.Reference;
import cn.ziping.shared.Shown;
import cn.ziping.shared.TypedText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words as their page shows them.
 *
 * @param editable whether the person may type now
 * @param chapters the chapters with what is written in them
 * @param figures what can be inserted, by source
 */
record NarrativeView(boolean editable, List<ChapterView> chapters, List<FigureGroup> figures) {

    /** A chapter. */
    record ChapterView(String id, String title, List<SectionView> sections) {}

    /**
     * A section.
     *
     * @param title number and title, or empty
     * @param parts what is written in it
     * @param generated what of it the program writes from the scores, or what is typed on another page
     */
    record SectionView(String title, List<PartView> parts, List<String> generated) {}

    /**
     * Something to be written.
     *
     * @param anchor its id on the page
     * @param lead what is printed before it
     * @param guidance what to write about
     * @param duties whether it is the department's duties
     * @param cell the field
     * @param printed how it will be printed
     */
    record PartView(
            String anchor,
            String lead,
            String guidance,
            boolean duties,
            CellView cell,
            EvaluationWords.Printed printed) {

        public String printedId() {
            return "printed-" + anchor;
        }
    }

    /** The figures of one source. */
    record FigureGroup(String source, List<FigureItem> figures) {}

    /**
     * A figure that can be inserted.
     *
     * @param insert what is inserted
     * @param name its reference
     * @param value how it is printed now, or {@code —}
     */
    record FigureItem(String insert, String name, String value) {}

    static NarrativeView of(
            EvaluationWords.Sheet sheet, EvaluationWords words, boolean editable, Map<String, CellResult> results) {
        List<ChapterOutline.Chapter> outline = sheet.scheme().outline().chapters();
        return new NarrativeView(
                editable,
                outline.stream()
                        .map(chapter -> new ChapterView(
                                "chapter-" + (outline.indexOf(chapter) + 1),
                                chapter.number() + "、" + chapter.title(),
                                chapter.sections().stream()
                                        .map(section -> section(section, sheet, words, editable, results))
                                        .toList()))
                        .toList(),
                groups(sheet.book()));
    }

    private static SectionView section(
            ChapterOutline.Section section,
            EvaluationWords.Sheet sheet,
            EvaluationWords words,
            boolean editable,
            Map<String, CellResult> results) {
        return new SectionView(
                section.number() + section.title(),
                section.parts().stream()
                        .filter(part -> part.content() == Content.WORDS || part.content() == Content.DUTIES)
                        .map(part -> part(part, sheet, words, editable, results))
                        .toList(),
                section.parts().stream()
                        .filter(part -> part.content() != Content.WORDS && part.content() != Content.DUTIES)
                        .map(part -> part.content().name())
                        .toList());
    }

    private static PartView part(
            ChapterOutline.Part part,
            EvaluationWords.Sheet sheet,
            EvaluationWords words,
            boolean editable,
            Map<String, CellResult> results) {
        boolean duties = part.content() == Content.DUTIES;
        String code = duties ? EvaluationWords.DUTIES : part.code();
        TypedCell cell = Objects.requireNonNull(sheet.cells().get(code));
        CellView view = CellView.of(
                code,
                cell,
                new CellView.Look(
                        "text",
                        List.of(),
                        duties ? "narrative.duties.label" : "narrative.part.label",
                        part.code(),
                        "",
                        !editable,
                        false),
                results);
        return new PartView(
                EvaluationAddresses.partAnchor(code),
                part.lead(),
                part.guidance(),
                duties,
                view,
                printed(view.text(), cell, duties, words, sheet.book()));
    }

    /** Of words too long to stand, what is stored is printed. */
    private static EvaluationWords.Printed printed(
            String typed, TypedCell cell, boolean duties, EvaluationWords words, FigureBook book) {
        String text = TypedText.length(typed) > NarrativeService.LIMIT ? cell.shown() : typed;
        return duties ? words.printDuties(text, book) : words.print(text, book);
    }

    private static List<FigureGroup> groups(FigureBook book) {
        return Arrays.stream(FigureSource.values())
                .map(source -> new FigureGroup(
                        source.name(),
                        book.all().stream()
                                .filter(figure -> figure.source() == source)
                                .flatMap(figure -> items(figure, book))
                                .toList()))
                .filter(group -> !group.figures().isEmpty())
                .toList();
    }

    /** A figure, and of those typed with last year's value beside it the change against last year. */
    private static Stream<FigureItem> items(FigureValue figure, FigureBook book) {
        FigureItem item = new FigureItem(
                "{{" + figure.reference() + (figure.kind() == FigureKind.MONEY ? "|" + MoneyUnit.WAN.symbol() : "")
                        + "}}",
                figure.reference().toString(),
                figure.blank() ? Shown.BLANK : FigureText.print(figure, ""));
        Reference change = new Reference.Change(figure.reference().toString());
        @Nullable
        FigureValue yearOnYear = book.find(change).filter(rate -> !rate.blank()).orElse(null);
        return yearOnYear == null
                ? Stream.of(item)
                : Stream.of(
                        item,
                        new FigureItem("{{" + change + "}}", change.toString(), FigureText.print(yearOnYear, "")));
    }

    Stream<PartView> parts() {
        return chapters.stream()
                .flatMap(chapter -> chapter.sections().stream())
                .flatMap(section -> section.parts().stream());
    }

    Stream<CellView> cells() {
        return parts().map(PartView::cell);
    }
}
