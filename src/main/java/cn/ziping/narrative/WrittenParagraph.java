package cn.ziping.narrative;

import java.util.UUID;

/**
 * A paragraph as its author wrote it.
 *
 * @param id stays the same while the paragraph is reworded or moved
 * @param words its words, with figures bound in them
 */
public record WrittenParagraph(UUID id, String words) {}
