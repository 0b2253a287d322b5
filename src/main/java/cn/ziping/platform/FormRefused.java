package cn.ziping.platform;

import org.jspecify.annotations.Nullable;

/**
 * A form was refused since its token was not one of ours, for whoever keeps the log.
 *
 * @param username who has signed in, or {@code null}
 * @param address the network address it came from
 * @param part the part of the site that it was sent to: the first segment of its address
 */
public record FormRefused(@Nullable String username, String address, String part) {}
