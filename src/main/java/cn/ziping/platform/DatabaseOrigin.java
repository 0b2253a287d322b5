package cn.ziping.platform;

import java.nio.file.Path;

/**
 * Which database this is; there is no such bean with a database of one's own.
 *
 * @param embedded whether it is the embedded one
 * @param home the folder that it and what belongs to it is kept in, its owner's alone
 */
public record DatabaseOrigin(boolean embedded, Path home) {}
