package cn.ziping.platform;

/**
 * Which database this is; there is no such bean with a database of one's own.
 *
 * @param embedded whether it is the embedded one
 */
public record DatabaseOrigin(boolean embedded) {}
