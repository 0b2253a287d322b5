package cn.ziping.narrative;

import java.util.List;

/**
 * What an author wrote for one part of the outline.
 *
 * @param words all of it
 * @param paragraphs the lines of it that are not blank
 */
public record WrittenWords(String words, List<WrittenParagraph> paragraphs) {

    public WrittenWords {
        paragraphs = List.copyOf(paragraphs);
    }

    /** The lines of some words that are paragraphs. */
    static List<String> lines(String words) {
        return words.lines().filter(line -> !line.isBlank()).toList();
    }
}
