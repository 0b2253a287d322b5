package cn.ziping.shared;

import java.util.Optional;
import java.util.UUID;

/**
 * The one way to refer to a number, in words, rules, formulas, the API and headings: the permanent code of a figure with
 * an optional ending, the code of a result, or one of them with what says whose it is. It is stored and published as its
 * text, which {@link #toString} gives; what is read from a text gives that text again.
 */
public sealed interface Reference {

    /** A figure of the department and year in question. */
    sealed interface OfFigure extends Reference {

        /** The figure's permanent code of letters, digits and {@code _}. */
        String code();
    }

    /** This year's value: {@code 全年执行数}. */
    record Own(String code) implements OfFigure {

        @Override
        public String toString() {
            return code;
        }
    }

    /** Last year's value: {@code 全年执行数_上年}. */
    record LastYear(String code) implements OfFigure {

        @Override
        public String toString() {
            return code + ReferenceGrammar.LAST_YEAR;
        }
    }

    /**
     * The value cumulative at the end of a month: {@code 累计执行数_9月}.
     *
     * @param month 1 to 12
     */
    record Month(String code, int month) implements OfFigure {

        public Month {
            if (month < 1 || month > 12) {
                throw new IllegalArgumentException("There is no month " + month);
            }
        }

        @Override
        public String toString() {
            return code.concat(ReferenceGrammar.MONTHS.get(month - 1));
        }
    }

    /** The change against last year, as a share of last year's value: {@code 生产安全事故宗数_同比}. */
    record Change(String code) implements OfFigure {

        @Override
        public String toString() {
            return code + ReferenceGrammar.CHANGE;
        }
    }

    /**
     * A result of scoring, which nobody types: {@code 总分}, {@code 得分_整体效能}.
     *
     * @param kind which
     * @param scored of {@link Kind#SCORE}, the code of the dimension or indicator; else empty
     */
    record Result(Kind kind, String scored) implements Reference {

        public static final Result YEAR = new Result(Kind.YEAR, "");
        public static final Result TOTAL = new Result(Kind.TOTAL, "");
        public static final Result GRADE = new Result(Kind.GRADE, "");

        /** The results. */
        public enum Kind {
            YEAR("年度"),
            TOTAL("总分"),
            GRADE("等级"),
            SCORE("得分_");

            private final String text;

            Kind(String text) {
                this.text = text;
            }

            String text() {
                return text;
            }
        }

        public static Result scoreOf(String code) {
            return new Result(Kind.SCORE, code);
        }

        /** Whether it is what a dimension or an indicator earned. */
        public boolean isScore() {
            return kind == Kind.SCORE;
        }

        @Override
        public String toString() {
            return kind.text + scored;
        }
    }

    /**
     * The same of the other departments of the year: {@code 同级_全年执行率}, {@code 同级_得分_支出率}; of those of the same kind
     * (同类组) {@code 同级_同类_全年执行率}.
     *
     * @param of what is compared
     * @param sameKind whether only departments of the same kind count
     */
    record Peers(Reference of, boolean sameKind) implements Reference {

        /** Reads what {@link #key} gives. */
        public static Peers ofKey(String key) {
            return ReferenceGrammar.peers(key);
        }

        /** Reads what {@link #toString} gives; empty of what does not begin so. */
        public static Optional<Peers> of(String name) {
            return ReferenceGrammar.peersOf(name);
        }

        /** The name among the figures of the others, where all are the others': {@code 同类_全年执行率}. */
        public String key() {
            return (sameKind ? ReferenceGrammar.SAME_KIND : "") + of;
        }

        @Override
        public String toString() {
            return ReferenceGrammar.PEERS + key();
        }
    }

    /**
     * A figure of one project: {@code 项目:}, the permanent id of its line in the ledger, {@code :} and the reference. The text
     * is reserved; nothing that people type can refer so yet.
     *
     * @param line the line's id
     * @param figure which of its figures
     */
    record Project(UUID line, OfFigure figure) implements Reference {

        @Override
        public String toString() {
            return ReferenceGrammar.PROJECT + line + ":" + figure;
        }
    }

    /** Reads a reference of any kind; empty where the text has not the form of one. */
    static Optional<Reference> parse(String text) {
        return ReferenceGrammar.parse(text.strip());
    }

    /**
     * Reads what words and rules refer to: a figure of the department itself, or a result. Letters that elsewhere say that a
     * figure is another's are letters of its code here.
     */
    static Optional<Reference> parseOwn(String text) {
        return ReferenceGrammar.own(text.strip());
    }

    /** What a stored text of words or rules refers to; one that has not the form of a reference names something all the same. */
    static Reference of(String text) {
        return ReferenceGrammar.any(text);
    }

    /** Whether a text names a result, so that no figure may have it as its code. */
    static boolean isResult(String text) {
        return ReferenceGrammar.result(text).isPresent();
    }

    /** Whether a text ends as a reference does that is more than a code. */
    static boolean isEnded(String text) {
        return ReferenceGrammar.isEnded(text);
    }

    /** Whether a text ends as no figure's code may end: as {@link #isEnded} says, or like a month that does not exist. */
    static boolean isLikeEnded(String text) {
        return ReferenceGrammar.isLikeEnded(text);
    }

    /** Whether the number is a rate, as its name says. A score is points, whatever it is the score of. */
    default boolean isRate() {
        if (this instanceof Peers peers) {
            return peers.of().isRate();
        }
        if (this instanceof Project project) {
            return project.figure().isRate();
        }
        return this instanceof OfFigure figure
                && !figure.code().startsWith(Result.Kind.SCORE.text)
                && (figure instanceof Change || figure.code().endsWith("率"));
    }
}
