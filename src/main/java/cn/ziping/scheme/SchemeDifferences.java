package cn.ziping.scheme;

import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.Unit;
import cn.ziping.shared.Points;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What differs between two versions of a scheme, in words. Nodes are the same where their codes are. */
@Component
@RequiredArgsConstructor
public class SchemeDifferences {

    private final Wording wording;
    private final SchemeWords words;
    private final MessageSource messages;

    /**
     * A difference.
     *
     * @param kind {@code added}, {@code removed}, {@code moved} or {@code changed}
     * @param subject what it is about
     * @param what which property, or empty for the whole
     * @param from the former value in words, or empty
     * @param to the present value in words, or empty
     */
    public record Difference(String kind, String subject, String what, String from, String to) {}

    public List<Difference> between(SchemeDraft before, SchemeDraft after, Locale locale) {
        Lines lines = new Lines(locale);
        lines.settings(before, after);
        lines.dimensions(before.definition(), after.definition());
        lines.indicators(before.definition(), after.definition());
        lines.texts("difference.adjustments", words.adjustments(before, locale), words.adjustments(after, locale));
        lines.outline(before.outline(), after.outline());
        lines.texts("difference.examples", SchemeWords.examples(before), SchemeWords.examples(after));
        return lines.found;
    }

    /** All of a version that has none before it, as what is added. */
    public List<Difference> whole(SchemeDraft scheme, Locale locale) {
        Lines lines = new Lines(locale);
        lines.allSettings(scheme);
        SchemeDefinition empty = new SchemeDefinition(scheme.fullMarks(), scheme.policy(), scheme.grades(), List.of());
        lines.dimensions(empty, scheme.definition());
        lines.indicators(empty, scheme.definition());
        lines.texts("difference.adjustments", List.of(), words.adjustments(scheme, locale));
        lines.texts("difference.outline", List.of(), words.outline(scheme.outline(), locale));
        lines.texts("difference.examples", List.of(), SchemeWords.examples(scheme));
        return lines.found;
    }

    /**
     * Whom two versions are for.
     *
     * @param before the departments in words; {@code null} where there is no version before
     */
    public List<Difference> departments(@Nullable String before, String after, Locale locale) {
        return after.equals(before)
                ? List.of()
                : List.of(new Difference(
                        before == null ? "added" : "changed",
                        messages.getMessage("difference.scheme", null, locale),
                        messages.getMessage("difference.departments", null, locale),
                        before == null ? "" : before,
                        after));
    }

    /** The differences as they are found. */
    private final class Lines {

        private final Locale locale;
        private final List<Difference> found = new ArrayList<>();

        Lines(Locale locale) {
            this.locale = locale;
        }

        private String say(String code) {
            return messages.getMessage(code, null, locale);
        }

        private void changed(String subject, String property, @Nullable Object from, @Nullable Object to) {
            if (!Objects.equals(from, to)) {
                found.add(new Difference("changed", subject, say("difference." + property), text(from), text(to)));
            }
        }

        private String text(@Nullable Object value) {
            return value == null ? "" : value.toString();
        }

        void allSettings(SchemeDraft scheme) {
            added("name", scheme.name());
            added("years", years(scheme));
            added("sample", say("choice." + word(scheme)));
            added("full-marks", scheme.fullMarks().toString());
            added("policy", wording.policy(scheme.policy(), locale));
            added("grades", grades(scheme.grades()));
            added("lights", lights(scheme));
            if (!scheme.statedQuantities().isEmpty()) {
                added("quantities", quantities(scheme));
            }
        }

        private void added(String property, String value) {
            found.add(new Difference("added", say("difference.scheme"), say("difference." + property), "", value));
        }

        void settings(SchemeDraft before, SchemeDraft after) {
            String scheme = say("difference.scheme");
            changed(scheme, "name", before.name(), after.name());
            changed(scheme, "years", years(before), years(after));
            if (before.sample() != after.sample()) {
                changed(scheme, "sample", say("choice." + word(before)), say("choice." + word(after)));
            }
            changed(scheme, "full-marks", before.fullMarks(), after.fullMarks());
            changed(scheme, "policy", wording.policy(before.policy(), locale), wording.policy(after.policy(), locale));
            changed(scheme, "grades", grades(before.grades()), grades(after.grades()));
            changed(scheme, "lights", lights(before), lights(after));
            changed(scheme, "quantities", quantities(before), quantities(after));
        }

        private String word(SchemeDraft scheme) {
            return scheme.sample() ? "yes" : "no";
        }

        private String years(SchemeDraft scheme) {
            return scheme.firstYear().equals(scheme.lastYear())
                    ? scheme.firstYear().toString()
                    : scheme.firstYear() + "–" + scheme.lastYear();
        }

        private String grades(List<GradeBand> grades) {
            return grades.stream()
                    .map(grade -> grade.name() + " " + grade.lowerEnd())
                    .collect(Collectors.joining("、"));
        }

        private String quantities(SchemeDraft scheme) {
            return scheme.statedQuantities().stream()
                    .map(named ->
                            named.name() + " = " + wording.text(named.quantity().wording(), locale))
                    .collect(Collectors.joining("；"));
        }

        private String lights(SchemeDraft scheme) {
            return Stream.of(
                            scheme.statedLights().red(),
                            scheme.statedLights().green(),
                            scheme.statedLights().blue())
                    .map(share -> Wording.number(share, Unit.PERCENT))
                    .collect(Collectors.joining(" / "));
        }

        void dimensions(SchemeDefinition before, SchemeDefinition after) {
            Map<String, Placed<DimensionDefinition>> old = dimensionsOf(before);
            Map<String, Placed<DimensionDefinition>> now = dimensionsOf(after);
            addedAndRemoved(old, now);
            order(say("difference.scheme"), names(before.dimensions()), names(after.dimensions()));
            now.forEach((code, placed) -> {
                Placed<DimensionDefinition> was = old.get(code);
                if (was != null) {
                    common(was, placed);
                    order(placed.name(), below(was.node()), below(placed.node()));
                }
            });
        }

        void indicators(SchemeDefinition before, SchemeDefinition after) {
            Map<String, Placed<IndicatorDefinition>> old = indicatorsOf(before);
            Map<String, Placed<IndicatorDefinition>> now = indicatorsOf(after);
            addedAndRemoved(old, now);
            now.forEach((code, placed) -> {
                Placed<IndicatorDefinition> was = old.get(code);
                if (was == null) {
                    return;
                }
                common(was, placed);
                changed(
                        placed.name(),
                        "description",
                        was.node().description(),
                        placed.node().description());
                changed(
                        placed.name(),
                        "standard",
                        was.node().standard(),
                        placed.node().standard());
                changed(
                        placed.name(),
                        "target",
                        was.node().target(),
                        placed.node().target());
                rule(was.node(), placed.node());
            });
        }

        private void rule(IndicatorDefinition before, IndicatorDefinition after) {
            if (!before.rule().equals(after.rule())) {
                // Each with its own points: it is what people were scored by.
                found.add(new Difference("changed", after.name(), say("difference.rule"), both(before), both(after)));
            }
        }

        private <T> void addedAndRemoved(Map<String, Placed<T>> old, Map<String, Placed<T>> now) {
            now.forEach((code, placed) -> {
                if (!old.containsKey(code)) {
                    found.add(new Difference("added", placed.name(), "", "", placed.words()));
                }
            });
            old.forEach((code, placed) -> {
                if (!now.containsKey(code)) {
                    found.add(new Difference("removed", placed.name(), "", placed.words(), ""));
                }
            });
        }

        private String place(Placed<?> placed) {
            return placed.path().isEmpty() ? say("draft.node.top") : placed.path();
        }

        private <T> void common(Placed<T> was, Placed<T> is) {
            changed(is.name(), "name", was.name(), is.name());
            changed(is.name(), "points", was.points(), is.points());
            if (!was.parent().equals(is.parent())) {
                found.add(new Difference("moved", is.name(), "", place(was), place(is)));
            }
        }

        /** What stayed stands in another order. */
        private void order(String subject, List<String> before, List<String> after) {
            List<String> stayed = before.stream().filter(after::contains).toList();
            if (!stayed.equals(after.stream().filter(before::contains).toList())) {
                changed(subject, "order", String.join("、", before), String.join("、", after));
            }
        }

        private static List<String> names(List<DimensionDefinition> dimensions) {
            return dimensions.stream().map(DimensionDefinition::name).toList();
        }

        private List<String> below(DimensionDefinition dimension) {
            return Stream.concat(
                            dimension.indicators().stream().map(IndicatorDefinition::name),
                            dimension.dimensions().stream().map(DimensionDefinition::name))
                    .toList();
        }

        void outline(ChapterOutline before, ChapterOutline after) {
            List<String> old = words.outline(before, locale);
            List<String> now = words.outline(after, locale);
            texts("difference.outline", old, now);
            order(say("difference.outline"), titles(before), titles(after));
            after.chapters()
                    .forEach(chapter -> before.chapters().stream()
                            .filter(was -> was.title().equals(chapter.title()))
                            .findFirst()
                            .ifPresent(was ->
                                    order(chapter.title(), words.parts(was, locale), words.parts(chapter, locale))));
        }

        private static List<String> titles(ChapterOutline outline) {
            return outline.chapters().stream()
                    .map(ChapterOutline.Chapter::title)
                    .toList();
        }

        void texts(String code, List<String> before, List<String> after) {
            String subject = say(code);
            after.stream()
                    .filter(line -> !before.contains(line))
                    .forEach(line -> found.add(new Difference("added", subject, "", "", line)));
            before.stream()
                    .filter(line -> !after.contains(line))
                    .forEach(line -> found.add(new Difference("removed", subject, "", line, "")));
        }

        private Map<String, Placed<DimensionDefinition>> dimensionsOf(SchemeDefinition scheme) {
            Map<String, Placed<DimensionDefinition>> all = new LinkedHashMap<>();
            scheme.dimensions().forEach(dimension -> collect(dimension, "", "", all));
            return all;
        }

        private void collect(
                DimensionDefinition dimension,
                String parent,
                String path,
                Map<String, Placed<DimensionDefinition>> all) {
            String own = path.isEmpty() ? dimension.name() : path + " / " + dimension.name();
            all.put(
                    dimension.code(),
                    new Placed<>(
                            dimension,
                            dimension.name(),
                            dimension.points(),
                            parent,
                            path,
                            messages.getMessage(
                                    "difference.node",
                                    new Object[] {dimension.points().toString()},
                                    locale)));
            dimension.dimensions().forEach(below -> collect(below, dimension.code(), own, all));
        }

        private Map<String, Placed<IndicatorDefinition>> indicatorsOf(SchemeDefinition scheme) {
            return Stream.concat(
                            scheme.dimensions().stream().flatMap(dimension -> leaves(dimension, "")),
                            scheme.adjustments().extras().stream().map(this::outside))
                    .collect(Collectors.toMap(
                            placed -> placed.node().code(),
                            Function.identity(),
                            (one, other) -> one,
                            LinkedHashMap::new));
        }

        /** Bonus and penalty; one that becomes the other has moved. */
        private Placed<IndicatorDefinition> outside(SchemeAdjustments.Extra extra) {
            IndicatorDefinition indicator = extra.indicator();
            return new Placed<>(
                    indicator,
                    indicator.name(),
                    indicator.points(),
                    " " + extra.kind(),
                    say("option.Kind." + extra.kind()),
                    words(indicator));
        }

        /** The rule, and beside it the notice's wording. */
        private String both(IndicatorDefinition indicator) {
            String rule = wording.rule(indicator, locale);
            return indicator.standard().isEmpty()
                    ? rule
                    : messages.getMessage("difference.both", new Object[] {rule, indicator.standard()}, locale);
        }

        private String words(IndicatorDefinition indicator) {
            return messages.getMessage(
                    "difference.leaf", new Object[] {indicator.points().toString(), both(indicator)}, locale);
        }

        private Stream<Placed<IndicatorDefinition>> leaves(DimensionDefinition dimension, String path) {
            String own = path.isEmpty() ? dimension.name() : path + " / " + dimension.name();
            return Stream.concat(
                    dimension.indicators().stream()
                            .map(indicator -> new Placed<>(
                                    indicator,
                                    indicator.name(),
                                    indicator.points(),
                                    dimension.code(),
                                    own,
                                    words(indicator))),
                    dimension.dimensions().stream().flatMap(below -> leaves(below, own)));
        }
    }

    /** A node with its place. */
    private record Placed<T>(T node, String name, Points points, String parent, String path, String words) {}
}
