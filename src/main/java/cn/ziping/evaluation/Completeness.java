package cn.ziping.evaluation;

import java.util.List;

/**
 * How complete an evaluation is, chapter by chapter.
 *
 * @param chapters the chapters, in order
 */
public record Completeness(List<ChapterProgress> chapters) {

    public Completeness {
        chapters = List.copyOf(chapters);
    }

    /** The same with nothing missing: what was handed in was complete. */
    public Completeness allDone() {
        return new Completeness(chapters.stream()
                .map(chapter -> new ChapterProgress(chapter.number(), chapter.title(), chapter.items(), List.of()))
                .toList());
    }

    public int missing() {
        return chapters.stream().mapToInt(chapter -> chapter.gaps().size()).sum();
    }

    /**
     * A chapter's progress.
     *
     * @param number 一, 二, …
     * @param title its title
     * @param items how many things it needs
     * @param gaps those that are missing
     */
    public record ChapterProgress(String number, String title, int items, List<Gap> gaps) {

        public ChapterProgress {
            gaps = List.copyOf(gaps);
        }

        public boolean complete() {
            return gaps.isEmpty();
        }

        public int done() {
            return items - gaps.size();
        }
    }

    /**
     * Something that is missing.
     *
     * @param kind what kind of thing
     * @param name its name, or empty
     * @param place of {@link Kind#INPUT}, the indicator's code; of {@link Kind#UNKNOWN}, the part of the outline whose words
     *     refer to it, or {@link #PROBLEMS}; else empty
     */
    public record Gap(Kind kind, String name, String place) {

        /** The place of words that stand among the problems and measures. */
        public static final String PROBLEMS = "#problems";
    }

    /** What can be missing. */
    public enum Kind {
        WORDS,
        /** The words refer to a figure that does not exist. */
        UNKNOWN,
        DUTIES,
        LEDGER,
        FIGURES,
        TARGETS,
        INPUT,
        /** The figures of the other departments, which an administrator takes. */
        PEERS,
        PROBLEMS,
        CAUSES,
        MEASURES
    }
}
