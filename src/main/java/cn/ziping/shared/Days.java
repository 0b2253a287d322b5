package cn.ziping.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days as people type them. */
public final class Days {

    /** Where the days are those of: the times on screen too (design §3.11). */
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private Days() {}

    /**
     * A day of this century: {@code 2023-06-30}, {@code 2023/06/30} or {@code 2023.06.30}.
     *
     * @throws RefusedException {@code date.invalid}
     */
    public static LocalDate parse(String typed) {
        try {
            LocalDate day = LocalDate.parse(typed.strip().replace('/', '-').replace('.', '-'));
            if (day.getYear() >= FiscalYear.FIRST && day.getYear() <= FiscalYear.LAST) {
                return day;
            }
        } catch (DateTimeException e) {
            // refused below
        }
        throw new RefusedException("date.invalid", typed.strip());
    }
}
