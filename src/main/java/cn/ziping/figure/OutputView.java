package cn.ziping.figure;

/**
 * A derived value on a page of cells; it follows each save.
 *
 * @param id its id on the page
 * @param text the value in words
 */
public record OutputView(String id, String text) {}
