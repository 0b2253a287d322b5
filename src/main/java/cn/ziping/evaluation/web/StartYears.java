package cn.ziping.evaluation.web;

import cn.ziping.shared.FiscalYear;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The years that an evaluation can be started for.
 *
 * @param all those that have a published scheme, in order
 * @param shown the same in short: runs of years as first–last
 * @param next the latest that is over and not begun, or empty
 */
record StartYears(List<Integer> all, String shown, String next) {

    /**
     * @param years those that have a scheme, in order
     * @param begun those that have an evaluation
     * @param current the year of today
     */
    static StartYears of(List<FiscalYear> years, Set<FiscalYear> begun, int current) {
        List<Integer> all = years.stream().map(FiscalYear::value).toList();
        String next = years.stream()
                .filter(year -> year.value() < current && !begun.contains(year))
                .reduce((earlier, later) -> later)
                .map(FiscalYear::toString)
                .orElse("");
        return new StartYears(all, shown(all), next);
    }

    private static String shown(List<Integer> all) {
        List<String> runs = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < all.size(); i++) {
            if (i + 1 == all.size() || all.get(i + 1) != all.get(i) + 1) {
                runs.add(from == i ? String.valueOf(all.get(i)) : all.get(from) + "–" + all.get(i));
                from = i + 1;
            }
        }
        return String.join("、", runs);
    }
}
