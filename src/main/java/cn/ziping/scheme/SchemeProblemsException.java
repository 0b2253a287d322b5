package cn.ziping.scheme;

import java.util.List;

/** A scheme can be read but not be scored by, and these are all the places why. */
public class SchemeProblemsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FormatException> problems;

    /**
     * @param problems each with its place in the request, at least one
     */
    SchemeProblemsException(List<FormatException> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    public List<FormatException> problems() {
        return problems;
    }
}
