package cn.ziping.scheme.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemeFormat;
import cn.ziping.scheme.SchemeSettings;
import cn.ziping.scheme.Shape;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.ScoringRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is stored fills a form, and the form gives it back. */
class FormValuesTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Shape RULE = Shape.of(ScoringRule.class);

    static Stream<Path> goldenRules() throws IOException {
        return Files.list(Path.of("src/test/resources/golden/rules")).sorted();
    }

    static Stream<Path> samples() throws IOException {
        return Files.list(Path.of("src/main/resources/schemes")).sorted();
    }

    private static <T> T throughAForm(Class<T> type, Object stored) {
        FormValues form = FormValues.of(Shape.of(type), JSON.valueToTree(stored));
        JsonNode typed = form.read(Shape.of(type), "");
        assertThat(form.refusals()).isEmpty();
        return SchemeFormat.read(JSON.writeValueAsBytes(typed), type);
    }

    @ParameterizedTest
    @MethodSource("goldenRules")
    void everyKindOfRuleComesBackAsItWas(Path golden) throws IOException {
        ScoringRule rule = SchemeFormat.read(Files.readAllBytes(golden), ScoringRule.class);
        assertThat(throughAForm(ScoringRule.class, rule)).isEqualTo(rule);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyRuleOfASampleItsAdjustmentsAndItsChaptersComeBackAsTheyWere(Path sample) throws IOException {
        SchemeDraft draft = SchemeFormat.read(Files.readAllBytes(sample), SchemeDraft.class);
        draft.definition()
                .indicators()
                .forEach(indicator -> assertThat(throughAForm(ScoringRule.class, indicator.rule()))
                        .isEqualTo(indicator.rule()));
        SchemeAdjustments adjustments = draft.definition().adjustments();
        assertThat(throughAForm(SchemeAdjustments.class, adjustments)).isEqualTo(adjustments);
        assertThat(throughAForm(ChapterOutline.class, draft.outline())).isEqualTo(draft.outline());
    }

    /** 90% and 0.9 are one share, and it is said what 0.9 is taken for; 5 needs its sign; what an entry takes is as it is typed. */
    @Test
    void percentsAreReadAsPeopleTypeThem() {
        assertThat(banded("90%").at("/bands/0/from").decimalValue()).isEqualByComparingTo("0.9");
        assertThat(banded("0.9").at("/bands/0/from").decimalValue()).isEqualByComparingTo("0.9");
        assertThat(banded("130％").at("/bands/0/from").decimalValue()).isEqualByComparingTo("1.3");
        assertThat(banded("90%").at("/measure/least").decimalValue()).isEqualByComparingTo("0");
        assertThat(banded("90%").at("/measure/most").decimalValue()).isEqualByComparingTo("100");
        FormValues bare = bands("0.9");
        bare.read(RULE, "");
        assertThat(bare.taken("/bands/0/from")).isEqualTo("90%");
        assertThat(bare.taken("/bands/0/award")).isEmpty();
        for (String refused : List.of("5", "90", "3.01")) {
            FormValues form = bands(refused);
            form.read(RULE, "");
            assertThat(form.refusals()).containsOnlyKeys("/bands/0/from");
        }
    }

    private static JsonNode banded(String from) {
        FormValues form = bands(from);
        JsonNode read = form.read(RULE, "");
        assertThat(form.refusals()).isEmpty();
        return read;
    }

    private static FormValues bands(String from) {
        Map<String, String> typed = new HashMap<>();
        typed.put("/@type", "bands");
        typed.put("/measure/@type", "entry");
        typed.put("/measure/name", "满意度");
        typed.put("/measure/type", "PERCENT");
        typed.put("/measure/unit", "");
        typed.put("/measure/least", "0%");
        typed.put("/measure/most", "100％");
        typed.put("/percent", "true");
        typed.put("/bands/@size", "2");
        typed.put("/bands/0/from", from);
        typed.put("/bands/0/award", "5");
        typed.put("/bands/0/kind", "POINTS");
        typed.put("/bands/1/from", "");
        typed.put("/bands/1/award", "0");
        typed.put("/bands/1/kind", "POINTS");
        return new FormValues(typed);
    }

    @Test
    void listsAreLengthenedShortenedAndReorderedWithAllThatStandsInThem() {
        FormValues form = FormValues.of(RULE, JSON.readTree("""
                {"type": "bands", "measure": {"of": "figure", "reference": "甲"}, "percent": true, "bands": [
                  {"from": 0.9, "inclusive": true, "award": 5, "kind": "POINTS"},
                  {"from": 0.8, "inclusive": false, "award": 0.5, "kind": "SHARE"},
                  {"from": null, "inclusive": false, "award": 0, "kind": "POINTS"}]}"""));
        assertThat(form.get("/bands/0/from")).isEqualTo("90%");
        assertThat(form.get("/bands/1/award")).isEqualTo("50%");
        form.reshape("up /bands/1");
        assertThat(form.get("/bands/0/from")).isEqualTo("80%");
        assertThat(form.has("/bands/0/inclusive")).isFalse();
        assertThat(form.has("/bands/1/inclusive")).isTrue();
        form.reshape("remove /bands/0");
        assertThat(form.get("/bands/0/from")).isEqualTo("90%");
        assertThat(form.size("/bands", 0)).isEqualTo(2);
        form.reshape("add /bands");
        assertThat(form.size("/bands", 0)).isEqualTo(3);
        assertThat(form.get("/bands/2/award")).isEmpty();
        for (String nonsense :
                List.of("", "remove", "up /bands/0", "remove /bands/x", "remove /bands/99", "fly /bands")) {
            form.reshape(nonsense);
            assertThat(form.size("/bands", 0)).isEqualTo(3);
        }
    }

    @Test
    void everyFieldKindAndOptionHasWordsInBothLanguages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/editor");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        Set<String> missing = new TreeSet<>();
        Set<Class<?>> seen = new HashSet<>();
        for (Class<?> root :
                List.of(ScoringRule.class, SchemeAdjustments.class, ChapterOutline.class, SchemeSettings.class)) {
            walk(Shape.of(root), "", messages, missing, seen);
        }
        assertThat(missing).isEmpty();
    }

    private static void walk(
            Shape shape, String owner, ResourceBundleMessageSource messages, Set<String> missing, Set<Class<?>> seen) {
        if (shape instanceof Shape.Several several) {
            walk(several.each(), owner, messages, missing, seen);
        } else if (shape instanceof Shape.Choice choice) {
            choice.names()
                    .forEach(name -> need("option." + choice.type().getSimpleName() + "." + name, messages, missing));
        } else if (shape instanceof Shape.Variant variant && seen.add(variant.type())) {
            variant.kinds().forEach((kind, parts) -> {
                need("kind." + kind, messages, missing);
                walk(parts, owner, messages, missing, seen);
            });
        } else if (shape instanceof Shape.Parts parts && seen.add(parts.type())) {
            parts.components().forEach(component -> {
                String own = "field." + parts.type().getSimpleName() + "." + component.name();
                if (messages.getMessage(own, null, null, Locale.ENGLISH) == null) {
                    need("field." + component.name(), messages, missing);
                }
                walk(component.shape(), parts.type().getSimpleName(), messages, missing, seen);
            });
        }
    }

    private static void need(String code, ResourceBundleMessageSource messages, Set<String> missing) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            if (messages.getMessage(code, null, null, locale) == null) {
                missing.add(code + " " + locale);
            }
        }
    }
}
