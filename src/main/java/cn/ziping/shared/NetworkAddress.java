package cn.ziping.shared;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The address a request came from, as it may be stored: one, or nothing. */
public final class NetworkAddress {

    /** What stands where there is none. */
    public static final String NONE = "-";

    private static final Pattern FOUR =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

    /** Letters and colons of IPv6, with a zone at most; that each group fits is the network's matter. */
    private static final Pattern SIX = Pattern.compile("(?=[^:]*:[^:]*:)[0-9A-Fa-f:.]{2,45}(%[0-9A-Za-z_.-]{1,20})?");

    private NetworkAddress() {}

    /** The address itself where it is one; what a proxy or its client made up is none. */
    public static String of(@Nullable String given) {
        if (given == null) {
            return NONE;
        }
        return FOUR.matcher(given).matches() || SIX.matcher(given).matches() ? given : NONE;
    }
}
