package cn.ziping.shared;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Times as pages show them: those of China, to the second. */
public final class ShownTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(Days.CHINA);

    private ShownTime() {}

    public static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
