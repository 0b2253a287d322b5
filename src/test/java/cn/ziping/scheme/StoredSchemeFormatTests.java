package cn.ziping.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.ziping.scoring.Direction;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.LightThresholds;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.ScoreSheet;
import cn.ziping.scoring.Scoring;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.scoring.Unit;
import cn.ziping.shared.Comparing;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.Rates;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** What a scheme stores beside its rules; written by hand, so that a renamed component fails here and not in a database. */
class StoredSchemeFormatTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void thePolicy() throws IOException {
        assertThat(this.<NumericPolicy>readAndWriteBack("policy.json", JSON.constructType(NumericPolicy.class)))
                .isEqualTo(new NumericPolicy(2, 3, RoundingMode.HALF_UP, true));
    }

    @Test
    void whatAPolicyCameToSay() throws IOException {
        assertThat(this.<NumericPolicy>readAndWriteBack("policy-meaning.json", JSON.constructType(NumericPolicy.class)))
                .isEqualTo(
                        new NumericPolicy(2, 3, RoundingMode.HALF_EVEN, true, Rates.LIKE_UNITS, Comparing.EXACT, 2, 1));
    }

    @Test
    void aGradeWithAnOpenEnd() throws IOException {
        JavaType list = JSON.getTypeFactory().constructCollectionType(List.class, GradeBand.class);
        assertThat(this.<List<GradeBand>>readAndWriteBack("grades-open.json", list))
                .containsExactly(
                        new GradeBand("优", Points.of("90"), true),
                        new GradeBand("良", Points.of("80")),
                        new GradeBand("差", Points.ZERO));
    }

    @Test
    void whatAdjustmentsCameToSay() throws IOException {
        SchemeAdjustments read = readAndWriteBack("adjustments-more.json", JSON.constructType(SchemeAdjustments.class));
        assertThat(read.vetoes()).containsExactly(new SchemeAdjustments.Veto("是否弄虚作假", null, "良", true));
        assertThat(read.allCaps()).hasSize(2);
        assertThat(read.convertTo()).isEqualTo(Points.of("120"));
    }

    @Test
    void theGrades() throws IOException {
        JavaType list = JSON.getTypeFactory().constructCollectionType(List.class, GradeBand.class);
        assertThat(this.<List<GradeBand>>readAndWriteBack("grades.json", list))
                .containsExactly(
                        new GradeBand("优", Points.of("90")),
                        new GradeBand("良", Points.of("80.5")),
                        new GradeBand("差", Points.ZERO));
    }

    @Test
    void theOutlineWithEveryKindOfContent() throws IOException {
        ChapterOutline outline = readAndWriteBack("outline.json", JSON.constructType(ChapterOutline.class));
        assertThat(outline.chapters().get(0).sections().stream()
                        .flatMap(section -> section.parts().stream())
                        .map(ChapterOutline.Part::content))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ChapterOutline.Content.values()).toList());
    }

    @Test
    void theAdjustments() throws IOException {
        SchemeAdjustments read = readAndWriteBack("adjustments.json", JSON.constructType(SchemeAdjustments.class));
        assertThat(read.notApplicable())
                .isEqualTo(new SchemeAdjustments.NotApplicable(
                        SchemeAdjustments.NotApplicable.Policy.REDISTRIBUTED, Set.of("采购执行率")));
        assertThat(read.vetoes())
                .containsExactly(
                        new SchemeAdjustments.Veto("是否弄虚作假", Points.of("59"), null),
                        new SchemeAdjustments.Veto("是否违纪", null, "良"));
        assertThat(read.overAchievement())
                .isEqualTo(
                        new SchemeAdjustments.OverAchievement(new BigDecimal("1.3"), Points.of("2"), Points.of("6")));
        assertThat(read.extras())
                .extracting(SchemeAdjustments.Extra::kind)
                .containsExactly(SchemeAdjustments.Extra.Kind.BONUS, SchemeAdjustments.Extra.Kind.PENALTY);
        assertThat(read.withinFullMarks()).isTrue();
    }

    @Test
    void theLights() throws IOException {
        assertThat(this.<LightThresholds>readAndWriteBack("lights.json", JSON.constructType(LightThresholds.class)))
                .isEqualTo(new LightThresholds(new BigDecimal("0.55"), new BigDecimal("0.8"), new BigDecimal("1.25")));
    }

    @Test
    void theExamples() throws IOException {
        JavaType list = JSON.getTypeFactory().constructCollectionType(List.class, RuleExample.class);
        assertThat(this.<List<RuleExample>>readAndWriteBack("examples.json", list))
                .extracting(RuleExample::name)
                .containsExactly("九成", "一半");
    }

    /** 50 × 90 % = 45 and 30 × 50 % = 15 of 80 that apply: 60 ÷ 80 × 100 = 75; 2 more and 3 less: 74; below 79.5 and 良. */
    @Test
    void aWholeExportIsReadScoresAsItDidAndIsWrittenAsItWas() throws IOException {
        byte[] golden = Files.readAllBytes(Path.of("src/test/resources/golden/scheme/scheme.json"));
        SchemeDraft scheme = SchemeFormat.read(golden, SchemeDraft.class);
        assertThat(JSON.readTree(SchemeFormat.write(scheme))).isEqualTo(JSON.readTree(golden));
        assertThat(JSON.readTree(JSON.writeValueAsString(JSON.readValue(golden, SchemeDraft.class))))
                .isEqualTo(JSON.readTree(golden));
        assertThat(scheme.definition().problems()).isEmpty();
        scheme.statedExamples()
                .forEach(example -> assertThat(scheme.definition()
                                .scored()
                                .filter(indicator -> indicator.code().equals(example.indicator()))
                                .allMatch(
                                        indicator -> example.holds(indicator, scheme.policy(), figure -> Unit.NUMBER)))
                        .as(example.name())
                        .isTrue());
        ScoringInput input = new ScoringInput(
                Map.of("全年执行数", money("900"), "全年预算数", money("1000")),
                Map.of(
                        "采购执行率",
                        Map.of(
                                SchemeAdjustments.NotApplicable.ANSWER,
                                "yes",
                                SchemeAdjustments.NotApplicable.REASON,
                                "没有采购"),
                        "表彰",
                        Map.of("是否获省级表彰", "yes"),
                        "通报",
                        Map.of("是否被通报", "yes"),
                        SchemeAdjustments.VETOES,
                        Map.of("是否弄虚作假", "no", "是否违纪", "yes")),
                List.of(new ScoringInput.TargetInput(
                        "T1",
                        "演练次数",
                        "产出",
                        BigDecimal.TEN,
                        new BigDecimal("5"),
                        "次",
                        Direction.HIGHER_IS_BETTER,
                        BigDecimal.ONE)));
        ScoreSheet sheet = Scoring.score(scheme.definition(), input);
        assertThat(sheet.rawTotal()).isEqualTo(Points.of("60"));
        assertThat(sheet.adjustments().stream().map(line -> line.kind() + " " + line.amount()))
                .containsExactly("REDISTRIBUTION 15", "BONUS 2", "PENALTY -3");
        assertThat(sheet.total()).isEqualTo(Points.of("74"));
        assertThat(sheet.grade()).isEqualTo("差");
    }

    private static ScoringInput.InputFigure money(String amount) {
        return new ScoringInput.InputFigure(new BigDecimal(amount), Unit.MONEY);
    }

    private <T> T readAndWriteBack(String file, JavaType type) throws IOException {
        String golden = Files.readString(Path.of("src/test/resources/golden/scheme", file));
        T value = JSON.readValue(golden, type);
        assertThat(JSON.readTree(JSON.writeValueAsString(value))).isEqualTo(JSON.readTree(golden));
        return value;
    }
}
