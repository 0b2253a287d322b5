package cn.ziping.scheme;

import java.util.List;
import java.util.stream.Stream;

/**
 * The chapters of the report, which differ by region and so are data of the scheme.
 *
 * @param chapters the chapters, in order
 */
public record ChapterOutline(List<Chapter> chapters) {

    public ChapterOutline {
        chapters = List.copyOf(chapters);
    }

    /** Every part, in order. */
    public Stream<Part> parts() {
        return chapters.stream()
                .flatMap(chapter -> chapter.sections().stream())
                .flatMap(section -> section.parts().stream());
    }

    /**
     * A chapter.
     *
     * @param number 一, 二, …
     * @param title its title
     * @param sections its sections, in order
     */
    public record Chapter(String number, String title, List<Section> sections) {

        public Chapter {
            sections = List.copyOf(sections);
        }
    }

    /**
     * A section; one without number and title holds what stands directly below the chapter's title.
     *
     * @param number （一）, （二）, …, or empty
     * @param title its title, or empty
     * @param parts what it holds, in order
     */
    public record Section(String number, String title, List<Part> parts) {

        public Section {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a section.
     *
     * @param content what it is made from
     * @param code of {@link Content#WORDS}, the permanent code the words are stored under; else empty
     * @param lead what is printed before it, or empty
     * @param guidance of {@link Content#WORDS}, what the author should write about; else empty
     */
    public record Part(Content content, String code, String lead, String guidance) {}

    /** What a part is made from. The names are stored and never change. */
    public enum Content {
        /** Words of the author, with bound figures. */
        WORDS,
        /** The department's duties. */
        DUTIES,
        /** Budget and execution as picture and table. */
        EXECUTION,
        /** The sentence of the dimensions' scores, generated. */
        DIMENSION_SCORES,
        /** A bar per dimension, with its table. */
        DIMENSION_CHART,
        /** What was lost and why, generated from the traces. */
        DEDUCTIONS,
        /** Total and grade, generated. */
        CONCLUSION,
        PROBLEMS,
        CAUSES,
        MEASURES,
        /** 部门整体支出绩效自评表 */
        INDICATOR_TABLE
    }
}
