package cn.ziping.scoring;

/**
 * An input that keeps a leaf from being scored.
 *
 * @param indicator the indicator's code
 * @param input the name of the input
 */
public record MissingInput(String indicator, String input) {}
