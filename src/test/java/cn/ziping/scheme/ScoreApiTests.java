package cn.ziping.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.ScoringRule;
import cn.ziping.scoring.Unit;
import cn.ziping.shared.Points;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Scoring as a service, through its address. */
@ApplicationTest
class ScoreApiTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    private MockHttpServletResponse ask(String body) {
        try {
            return mvc.perform(post("/api/v1/score")
                            .with(people.as("finance"))
                            .contentType("application/json")
                            .content(body.getBytes(StandardCharsets.UTF_8)))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(MockHttpServletResponse response) {
        return JSON.readTree(response.getContentAsByteArray());
    }

    private static ObjectNode scheme(String points, String rule) {
        return (ObjectNode) JSON.readTree("""
                {"fullMarks": "%1$s",
                 "policy": {"rateDecimals": 2, "pointsDecimals": 3, "mode": "HALF_UP", "roundRateFirst": true},
                 "grades": [{"name": "优", "from": "0"}],
                 "dimensions": [{"code": "甲", "name": "甲", "points": "%1$s", "dimensions": [],
                   "indicators": [{"code": "指标", "name": "指标", "description": "", "points": "%1$s",
                     "standard": "", "target": "", "rule": %2$s}]}]}
                """.formatted(points, rule));
    }

    private static String request(JsonNode scheme, String inputs) {
        return "{\"scheme\": %s, \"inputs\": %s}".formatted(scheme, inputs);
    }

    private static final String RATE = """
            {"type": "rate", "rate": {"of": "quotient", "part": {"of": "figure", "reference": "全年执行数"},
             "whole": {"of": "figure", "reference": "全年预算数"}, "whenZero": "INCOMPLETE"}}""";

    @Test
    void theSeedsRateIsScoredAndExplained() {
        // 7072.88 ÷ 7183.32 = 98.4625… % → 98.46 % × 10 = 9.846
        JsonNode answer = json(
                ask(request(scheme("10", RATE), "{\"figures\": {\"全年执行数\": \"7072.88\", \"全年预算数\": \"7183.32\"}}")));
        assertThat(answer.path("total").asString()).isEqualTo("9.846");
        assertThat(answer.path("grade").asString()).isEqualTo("优");
        JsonNode leaf = answer.at("/dimensions/0/indicators/0");
        assertThat(leaf.path("deduction").asString()).isEqualTo("0.154");
        assertThat(leaf.at("/trace/0/zh").asString()).isEqualTo("7072.88 ÷ 7183.32 = 98.46%（四舍五入至两位）");
        assertThat(leaf.at("/trace/0/arguments/2").asString()).isEqualTo("98.46");
    }

    @Test
    void whatIsBlankIsMissingAndNeverZero() {
        JsonNode answer = json(ask(request(scheme("10", RATE), "{\"figures\": {\"全年执行数\": \"7072.88\"}}")));
        assertThat(answer.path("total").isNull()).isTrue();
        assertThat(answer.path("complete").asBoolean()).isFalse();
        assertThat(answer.path("missing").toString()).isEqualTo("[{\"indicator\":\"指标\",\"input\":\"全年预算数\"}]");
    }

    @Test
    void theNamesAreThoseOfTheReport() throws Exception {
        JsonNode answer = json(ask(request(scheme("10", RATE), "{}")));
        JsonNode report = JSON.readTree(mvc.perform(get("/evaluations/{id}/report.json", people.evaluation())
                        .with(people.as("finance")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
        assertThat(answer.propertyNames().stream().filter(name -> !report.has(name)))
                .containsExactly("warnings");
        assertThat(report.at("/dimensions/0").propertyNames())
                .containsAll(answer.at("/dimensions/0").propertyNames());
        assertThat(report.at("/dimensions/0/indicators/0").propertyNames())
                .containsAll(answer.at("/dimensions/0/indicators/0").propertyNames());
    }

    static Stream<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/schemes"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySampleIsRightAndScorableAndNamesWhatItNeeds(String file) throws IOException {
        String scheme = Files.readString(Path.of("src/main/resources/schemes", file));
        SchemeDraft draft = SchemeFormat.read(scheme.getBytes(StandardCharsets.UTF_8), SchemeDraft.class);
        assertThat(draft.definition().problems()).isEmpty();
        assertThat(draft.sample()).isTrue();
        assertThat(draft.name()).contains("示例");
        assertThat(SchemeFormat.read(SchemeFormat.write(draft), SchemeDraft.class))
                .isEqualTo(draft);
        JsonNode answer = json(ask("{\"scheme\": " + scheme + "}"));
        assertThat(answer.path("complete").asBoolean()).isFalse();
        assertThat(answer.path("missing").size()).isGreaterThan(5);
        // A sample has the present meaning, and nothing in it is to be asked about.
        assertThat(draft.policy().saysMeaning()).isTrue();
        assertThat(answer.path("warnings")).isEmpty();
    }

    /** 99.28 %, less than a whole step of 5 % below 100 %: the published score is full. */
    @ParameterizedTest
    @CsvSource({"99.28, 6", "95.01, 6", "95, 4", "90.01, 4", "85, 0"})
    void theSampleOfHunanDeductsWholeSteps(String executed, String expected) throws IOException {
        SchemeDraft sample = SchemeFormat.read(
                Files.readAllBytes(Path.of("src/main/resources/schemes/hunan-county.json")), SchemeDraft.class);
        IndicatorDefinition rate = sample.definition()
                .indicators()
                .filter(indicator -> indicator.code().equals("预算完成率"))
                .findFirst()
                .orElseThrow();
        TypedInputs inputs = new TypedInputs(Map.of("全年执行数", executed, "全年预算数", "100"), Map.of(), List.of(), Map.of());
        assertThat(new RuleExample("预算完成率", "", inputs, Points.ZERO)
                        .earned(rate, sample.policy(), figure -> Unit.MONEY))
                .contains(Points.of(expected));
    }

    static Stream<JsonNode> published() throws IOException {
        return JSON.readTree(Files.readString(Path.of("src/test/resources/published-cases.json")))
                .path("cases")
                .valueStream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void aPublishedFigureIsReproducedByItsRule(JsonNode published) {
        ObjectNode inputs = JSON.createObjectNode();
        inputs.set("figures", published.has("figures") ? published.path("figures") : JSON.createObjectNode());
        inputs.set(
                "indicators",
                JSON.createObjectNode()
                        .set("指标", published.has("entries") ? published.path("entries") : JSON.createObjectNode()));
        MockHttpServletResponse response = ask(request(
                scheme(
                        published.path("points").asString(),
                        published.path("rule").toString()),
                inputs.toString()));
        assertThat(response.getStatus()).as(json(response).toString()).isEqualTo(200);
        String total = json(response).path("total").asString();
        assertThat(total).isEqualTo(published.path("computed").asString());
        assertThat(new BigDecimal(total)
                                .compareTo(new BigDecimal(
                                        published.path("published").asString()))
                        == 0)
                .isEqualTo(published.path("agrees").asBoolean());
    }

    @ParameterizedTest
    @CsvSource({
        "null, definition.missing",
        "'', definition.not-json",
        "{, definition.not-json",
        "[], definition.expected.object"
    })
    void aBodyThatIsNoRequestIsRefused(String body, String code) {
        MockHttpServletResponse response = ask(body);
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(json(response).at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(json(response).at("/errors/0/pointer").asString()).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            /dimensions/0/indicators/0/rule/bands | [] | /scheme/dimensions/0/indicators/0/rule/bands
            /dimensions/0/indicators/0/rule/type | "lottery" | /scheme/dimensions/0/indicators/0/rule/type
            /dimensions/0/indicators/0/rule/measure | {"of":"dice"} | /scheme/dimensions/0/indicators/0/rule/measure/of
            /dimensions/0/indicators/0/rule/extra | 1 | /scheme/dimensions/0/indicators/0/rule/extra
            /dimensions/0/indicators/0/points | "-1" | /scheme/dimensions/0/indicators/0/points
            /dimensions/0/indicators/0/points | "1E9999999" | /scheme/dimensions/0/indicators/0/points
            /dimensions/0/indicators/0/points | null | /scheme/dimensions/0/indicators/0/points
            /dimensions/0/indicators/0/code | "a b" | /scheme/dimensions/0/indicators/0/code
            /dimensions/0/indicators/0/rule/bands/0/award | "1E999" | /scheme/dimensions/0/indicators/0/rule/bands/0/award
            /policy/mode | "UP" | /scheme/policy/mode
            /policy/rateDecimals | 99 | /scheme/policy/rateDecimals
            /grades | [] | /scheme/grades
            /grades/0/from | "1" | /scheme/grades
            /fullMarks | "11" | /scheme/fullMarks
            """)
    void whatCannotStandIsNamedByItsPlace(String place, String value, String pointer) {
        ObjectNode scheme = scheme("10", """
                {"type": "bands", "measure": {"of": "figure", "reference": "甲"}, "percent": false, "bands": [
                  {"from": 1, "inclusive": true, "award": 10, "kind": "POINTS"},
                  {"from": null, "inclusive": false, "award": 0, "kind": "POINTS"}]}""");
        int cut = place.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) scheme.at(place.substring(0, cut));
        parent.set(place.substring(cut + 1), JSON.readTree(value));
        MockHttpServletResponse response = ask(request(scheme, "{}"));
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(json(response).at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(json(response).at("/errors/0/message").asString()).isNotBlank();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"figures": {"全年执行数": "abc"}} | /inputs/figures/全年执行数
            {"figures": {"全年执行数": "1e5"}} | /inputs/figures/全年执行数
            {"indicators": {"别的": {}}} | /inputs/indicators/别的
            {"indicators": {"指标": {"没有": "1"}}} | /inputs/indicators/指标/没有
            {"peers": {"全年执行率": ["1", "x"]}} | /inputs/peers/全年执行率/1
            {"targets": [{"code": "a", "category": "产出", "direction": "HIGHER_IS_BETTER", "weight": 0}]} | /inputs/targets/0/weight
            {"figures": 7} | /inputs/figures
            """)
    void aBadInputIsNamedByItsPlace(String inputs, String pointer) {
        MockHttpServletResponse response = ask(request(scheme("10", RATE), inputs));
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(json(response).at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9^9^9^9",
                "1E9999999",
                "甲 + 没完",
                "T(java.lang.Runtime).getRuntime().exec('ls')",
                "System.exit(1)",
                "甲 甲",
                "",
                "1 + 2 +",
                "0.7 <= 甲 <= 1.3",
                "MIN()",
                "甲[0]",
                "\"甲\""
            })
    void aHostileFormulaIsRefusedAtItsPlaceAndAtOnce(String formula) {
        ObjectNode rule = (ObjectNode)
                JSON.readTree("{\"type\": \"points\", \"points\": {\"of\": \"formula\", \"percent\": false,"
                        + " \"entries\": [], \"whenZero\": \"INCOMPLETE\"}}");
        ((ObjectNode) rule.path("points")).put("expression", formula.replace("没完", "没完 *"));
        String body = request(scheme("10", rule.toString()), "{}");
        ask(body);
        long start = System.nanoTime();
        MockHttpServletResponse response = ask(body);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(json(response).at("/errors/0/pointer").asString())
                .isEqualTo("/scheme/dimensions/0/indicators/0/rule/points/expression");
        // Far above the 50 ms it may take, for a busy machine; what runs away takes for ever.
        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    /** Three mistakes in one file are three refusals, and a choice lists what there is to choose. */
    @Test
    void severalRefusalsAreToldAtOnceEachWithWhatIsAllowed() {
        ObjectNode scheme = scheme("10", """
                {"type": "bands", "measure": {"of": "dice"}, "percent": "maybe", "bands": 7, "colour": "red"}""");
        ((ObjectNode) scheme.path("policy")).put("mode", "UP");
        ArrayNode errors = (ArrayNode) json(ask(request(scheme, "{}"))).path("errors");
        assertThat(errors.valueStream()
                        .map(error -> error.path("pointer").asString().replaceAll(".*/rule", "") + " "
                                + error.path("message").asString()))
                .contains(
                        "/scheme/policy/mode 没有 \"UP\" 这一选择；可用：HALF_UP, HALF_EVEN, DOWN",
                        "/percent \"maybe\" 不是 true 或 false",
                        "/bands 此处应为列表 […]，不是 7",
                        "/colour 没有「colour」这一项；可用：measure, percent, bands, comparing")
                .anySatisfy(error ->
                        assertThat(error).startsWith("/measure/of 没有「dice」").contains("figure, entry"))
                .hasSize(5);
    }

    /** What need not be written, and the two ways to write that there is nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"left out", "null", "\"\""})
    void whatMayBeLeftOutIsTheSameBlankHoweverItIsWritten(String blank) {
        ObjectNode scheme = scheme("10", """
                {"type": "alternatives", "by": "BEST", "options": [
                  {"name": "一", "rule": {"type": "discretionary", "guidance": "酌情"}},
                  {"name": "二", "rule": {"type": "occurrences", "perOccurrence": "1",
                    "count": {"of": "entry", "name": "例数", "type": "COUNT"}}}]}""");
        ObjectNode rule = (ObjectNode) scheme.at("/dimensions/0/indicators/0/rule");
        scheme.set("adjustments", JSON.readTree("{\"withinFullMarks\": false}"));
        for (JsonNode node : List.of(
                scheme.at("/dimensions/0/indicators/0"),
                rule,
                rule.at("/options/0/rule"),
                rule.at("/options/1/rule"),
                rule.at("/options/1/rule/count"),
                scheme.at("/adjustments"),
                scheme.at("/dimensions/0"))) {
            for (String name : List.of("description", "standard", "target", "label", "unit")) {
                boolean list = node == scheme.at("/adjustments") || node == scheme.at("/dimensions/0");
                if (!list && takes(node, name)) {
                    write((ObjectNode) node, name, blank);
                }
            }
        }
        for (String list : List.of("vetoes", "extras")) {
            write((ObjectNode) scheme.at("/adjustments"), list, blank.equals("null") ? "null" : "left out");
        }
        write((ObjectNode) scheme.at("/adjustments"), "convertTo", blank);
        write((ObjectNode) scheme.at("/dimensions/0"), "dimensions", blank.equals("null") ? "null" : "left out");
        MockHttpServletResponse response =
                ask(request(scheme, "{\"indicators\": {\"指标\": {\"例数\": \"2\", \"酌情扣分\": \"3\", \"扣分理由\": \"缺漏\"}}}"));
        assertThat(json(response).path("errors").toString()).isEmpty();
        // 10 − 3 = 7, 10 − 2 = 8
        assertThat(json(response).path("total").asString()).isEqualTo("8");
    }

    private static boolean takes(JsonNode node, String name) {
        return switch (name) {
            case "description", "standard", "target" -> node.has("rule");
            case "label" ->
                List.of("alternatives", "discretionary")
                        .contains(node.path("type").asString(""));
            default -> node.has("perOccurrence") || node.path("of").asString("").equals("entry");
        };
    }

    private static void write(ObjectNode node, String name, String blank) {
        if (blank.equals("left out")) {
            node.remove(name);
        } else {
            node.set(name, JSON.readTree(blank));
        }
    }

    @Test
    void aProgramIsAnsweredInTheLanguageItAcceptsWhateverItsCookies() throws Exception {
        String body = request(scheme("10", RATE), "{\"figures\": {\"全年执行数\": \"abc\"}}");
        assertThat(said(body, "en", "zh-CN")).isEqualTo("“abc” is not a number");
        assertThat(said(body, "en-GB,en;q=0.8", "zh-CN")).isEqualTo("“abc” is not a number");
        assertThat(said(body, "zh-CN", "en")).isEqualTo("「abc」不是数字");
        assertThat(said(body, "fr", "en")).isEqualTo("「abc」不是数字");
        assertThat(said(body, null, "en")).isEqualTo("「abc」不是数字");
    }

    private String said(String body, @Nullable String accepted, String cookie) throws Exception {
        MockHttpServletRequestBuilder request = post("/api/v1/score")
                .with(people.as("finance"))
                .cookie(new Cookie("ziping-lang", cookie))
                .contentType("application/json")
                .content(body.getBytes(StandardCharsets.UTF_8));
        if (accepted != null) {
            request.header("Accept-Language", accepted);
        }
        return json(mvc.perform(request).andReturn().getResponse())
                .at("/errors/0/message")
                .asString();
    }

    @Test
    void targetsOfOneCodeAndOfACategoryThatNoRuleReadsAreNamed() {
        String rule = "{\"type\": \"targets\", \"category\": \"产出\", \"zeroTarget\": \"INCOMPLETE\"}";
        String target = "{\"code\": \"%s\", \"category\": \"%s\", \"target\": 10, \"actual\": 10,"
                + " \"direction\": \"HIGHER_IS_BETTER\", \"weight\": 1}";
        JsonNode answer = json(ask(request(
                scheme("10", rule),
                "{\"targets\": [%s, %s, %s]}"
                        .formatted(
                                target.formatted("T1", "产出"),
                                target.formatted("T1", "产出"),
                                target.formatted("T2", "效益")))));
        assertThat(answer.path("warnings")
                        .valueStream()
                        .map(warning -> warning.path("pointer").asString() + " "
                                + warning.path("message").asString()))
                .containsExactly(
                        "/inputs/targets/1/code 绩效指标编码「T1」出现了不止一次，各条均已计入",
                        "/inputs/targets/2/category 没有规则读取「效益」类指标，该条未计入；方案读取的类别：产出");
    }

    /** What nothing reads is as good as not given, and what others have is typed as wrongly as one's own. */
    @Test
    void misspeltNamesAndDoubtfulFiguresOfOthersAreWarnedOf() {
        JsonNode answer = json(ask(request(scheme("10", """
                {"type": "bands", "measure": {"of": "peers", "reference": "全年执行率", "statistic": "RANK",
                  "best": "HIGHER_IS_BETTER"}, "percent": false, "bands": [
                  {"from": 1, "inclusive": false, "award": 5, "kind": "POINTS"},
                  {"from": null, "inclusive": false, "award": 10, "kind": "POINTS"}]}"""), """
                {"figures": {"全年执行率": "98", "全年执行书": "7", "全年预算数": "8", "累计执行数_13月": "9"},
                 "peers": {"全年执行率": ["0.95", "97", "90%"], "同级_全年执行率": ["90", "91"]}}""")));
        assertThat(answer.path("warnings")
                        .valueStream()
                        .map(warning -> warning.path("pointer").asString() + " "
                                + warning.path("message").asString()))
                .containsExactlyInAnyOrder(
                        "/inputs/figures/全年执行书 没有规则读取「全年执行书」，也没有这一数据项，该数未计入；相近的有：全年执行率",
                        "/inputs/figures/累计执行数_13月 没有规则读取「累计执行数_13月」，也没有这一数据项，该数未计入；相近的有：全年执行率",
                        "/inputs/peers/同级_全年执行率 没有规则读取「同级_全年执行率」，也没有这一数据项，该数未计入；相近的有：全年执行率",
                        "/inputs/peers/全年执行率/0 0.95%？以百分数填写，0.95 是否应为 95？");
        // First of four: 0.95 is counted as 0.95 %, as the answer says.
        assertThat(answer.path("total").asString()).isEqualTo("10");
    }

    /** 90 of a share is 9000 %: the answer says so, and scores as it was told to. */
    @Test
    void aThresholdThatNoValueReachesIsWarnedOf() {
        JsonNode answer = json(ask(request(scheme("10", """
                {"type": "bands", "measure": {"of": "figure", "reference": "全年执行率"}, "percent": true, "bands": [
                  {"from": 90, "inclusive": true, "award": 10, "kind": "POINTS"},
                  {"from": null, "inclusive": false, "award": 2, "kind": "POINTS"}]}"""), "{\"figures\": {\"全年执行率\": \"95\"}}")));
        assertThat(answer.path("total").asString()).isEqualTo("2");
        assertThat(answer.at("/warnings/0/pointer").asString())
                .isEqualTo("/scheme/dimensions/0/indicators/0/rule/bands/0/from");
        assertThat(answer.at("/warnings/0/message").asString()).isEqualTo("「指标」：全年执行率达不到「9000%」");
    }

    /** The mean of the scores that others earned: 8.5 points of 10, whatever the indicator is called. */
    @Test
    void theScoresOfOthersArePointsAndNeverPercent() {
        JsonNode answer = json(ask(request(scheme("10", """
                {"type": "points", "points": {"of": "peers", "reference": "得分_支出率", "statistic": "MEAN",
                  "best": "HIGHER_IS_BETTER"}}"""), "{\"peers\": {\"得分_支出率\": [\"8\", \"9\"]}}")));
        assertThat(answer.path("total").asString()).isEqualTo("8.5");
    }

    /** 基本支出执行数 is money and 在职人数 is counted in 人, as the list of figures says: 350.004 ÷ 100 is above 3.5. */
    @Test
    void aQuotientOfUnlikeUnitsIsANumberByThePresentMeaning() {
        String rule = """
                {"type": "cases", "cases": [{"when": {"is": "compared", "percent": false, "relation": "GREATER",
                  "left": {"of": "quotient", "part": {"of": "figure", "reference": "基本支出执行数"},
                    "whole": {"of": "figure", "reference": "在职人数"}, "whenZero": "INCOMPLETE"},
                  "right": {"of": "constant", "value": 3.5}},
                  "rule": {"type": "fixed", "award": {"value": 0, "kind": "POINTS"}}}],
                 "otherwise": {"type": "fixed", "award": {"value": 1, "kind": "SHARE"}}}""";
        String inputs = "{\"figures\": {\"基本支出执行数\": \"350.004\", \"在职人数\": \"100\"}}";
        ObjectNode scheme = scheme("10", rule);
        assertThat(json(ask(request(scheme, inputs))).path("total").asString()).isEqualTo("10");
        ((ObjectNode) scheme.path("policy")).put("rates", "LIKE_UNITS").put("comparing", "EXACT");
        JsonNode answer = json(ask(request(scheme, inputs)));
        assertThat(answer.path("total").asString()).isEqualTo("0");
        assertThat(answer.at("/dimensions/0/indicators/0/trace/0/zh").asString())
                .isEqualTo("350.004万元 ÷ 100人 = 3.50004万元/人");
    }

    @Test
    void aQuantityIsNamedOnceAndUsedByItsName() {
        ObjectNode scheme = scheme("10", """
                {"type": "points", "points": {"of": "formula", "expression": "8*执行率+2*MIN(1, 执行率)",
                  "percent": false, "whenZero": "INCOMPLETE"}}""");
        scheme.set("quantities", JSON.readTree("""
                [{"name": "执行率", "quantity": {"of": "quotient", "part": {"of": "figure", "reference": "全年执行数"},
                  "whole": {"of": "figure", "reference": "全年预算数"}, "whenZero": "INCOMPLETE"}}]"""));
        String inputs = "{\"figures\": {\"全年执行数\": \"7072.88\", \"全年预算数\": \"7183.32\"}}";
        assertThat(json(ask(request(scheme, inputs))).path("total").asString()).isEqualTo("9.846");
        ((ObjectNode) scheme.at("/quantities/0")).put("name", "支出率");
        JsonNode missing = json(ask(request(scheme, inputs)));
        assertThat(missing.path("missing").toString()).isEqualTo("[{\"indicator\":\"指标\",\"input\":\"执行率\"}]");
        ObjectNode named = scheme("10", "{\"type\": \"rate\", \"rate\": {\"of\": \"named\", \"name\": \"执行率\"}}");
        assertThat(json(ask(request(named, inputs))).at("/errors/0/message").asString())
                .contains("没有命名为「执行率」的数值");
        named.set("quantities", scheme.path("quantities"));
        ((ObjectNode) named.at("/quantities/0")).put("name", "执行率");
        assertThat(json(ask(request(named, inputs))).path("total").asString()).isEqualTo("9.846");
    }

    @Test
    void everyProblemOfASchemeIsNamedByItsNode() {
        ObjectNode scheme = scheme("10", "{\"type\": \"fixed\", \"award\": {\"value\": 20, \"kind\": \"POINTS\"}}");
        ((ObjectNode) scheme.at("/dimensions/0")).put("points", "11");
        ArrayNode errors = (ArrayNode) json(ask(request(scheme, "{}"))).path("errors");
        assertThat(errors.valueStream().map(error -> error.path("pointer").asString()))
                .containsExactly(
                        "/scheme/fullMarks", "/scheme/dimensions/0/points", "/scheme/dimensions/0/indicators/0/rule");
        // The dimension says 11 and holds 10.
        assertThat(errors.get(1).path("message").asString()).contains("甲", "10", "11", "1");
    }

    @Test
    void aFormulaOfHundredsOfDivisionsAnswersAtOnce() {
        String formula = "{\"of\": \"formula\", \"expression\": \"1" + "/甲".repeat(249)
                + "\", \"percent\": false, \"entries\": [], \"whenZero\": \"INCOMPLETE\"}";
        String product = "{\"of\": \"arithmetic\", \"operation\": \"PRODUCT\", \"operands\": ["
                + String.join(",", Collections.nCopies(20, formula.replaceFirst("(/甲){170}", ""))) + "]}";
        for (String quantity : List.of(formula, product)) {
            String body = request(
                    scheme("10", "{\"type\": \"points\", \"points\": " + quantity + "}"),
                    "{\"figures\": {\"甲\": \"562949953421312\"}}");
            long start = System.nanoTime();
            MockHttpServletResponse response = ask(body);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(json(response).path("missing").toString())
                    .isEqualTo("[{\"indicator\":\"指标\",\"input\":\"指标\"}]");
            assertThat(json(response).toString()).contains("计算中的数超过 1200 位");
            assertThat(took).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void whatTheDescriptionSaysOfInputsAndLinesIsWhatIsTakenAndGiven() throws Exception {
        JsonNode docs = JSON.readTree(
                mvc.perform(get("/v3/api-docs")).andReturn().getResponse().getContentAsByteArray());
        JsonNode inputs = docs.at("/components/schemas/ScoreRequest.Inputs/properties");
        String scalars = "[\"string\",\"number\",\"boolean\",\"null\"]";
        assertThat(inputs.at("/figures/anyOf/0/additionalProperties/type").toString())
                .isEqualTo(scalars);
        assertThat(inputs.at("/indicators/anyOf/0/additionalProperties/additionalProperties/type")
                        .toString())
                .isEqualTo(scalars);
        assertThat(json(ask(request(
                                scheme("10", RATE),
                                "{\"figures\": {\"全年执行数\": 7072.88, \"全年预算数\": \"7183.32\", \"别的\": null}}")))
                        .path("total")
                        .asString())
                .isEqualTo("9.846");
        // A line that needs no trace has an empty one, as the description requires it.
        ObjectNode scheme = scheme("10", "{\"type\": \"yes-no\", \"question\": \"问\"}");
        scheme.set(
                "adjustments",
                JSON.readTree("{\"vetoes\": [{\"event\": \"造假\", \"atMost\": \"5\"}], \"extras\": [],"
                        + " \"withinFullMarks\": false}"));
        JsonNode line = json(ask(
                        request(scheme, "{\"indicators\": {\"指标\": {\"问\": true}, \"否决事项\": {\"造假\": \"是\"}}}")))
                .at("/adjustments/0");
        assertThat(line.path("amount").asString()).isEqualTo("-5");
        docs.at("/components/schemas/ScoreAnswer.Line/required")
                .forEach(name -> assertThat(line.has(name.asString()))
                        .as(name.asString())
                        .isTrue());
    }

    @Test
    void longAndDeepFormulasAndOversizedBodiesAreRefused() {
        List<String> formulas =
                new ArrayList<>(List.of("1+".repeat(300) + "1", "(".repeat(240) + "1" + ")".repeat(240)));
        formulas.add("-".repeat(400) + "1");
        for (String formula : formulas) {
            String rule = "{\"type\": \"points\", \"points\": {\"of\": \"formula\", \"percent\": false,"
                    + " \"entries\": [], \"whenZero\": \"INCOMPLETE\", \"expression\": \"" + formula + "\"}}";
            assertThat(ask(request(scheme("10", rule), "{}")).getStatus()).isEqualTo(400);
        }
        assertThat(ask(" ".repeat(2 * 1024 * 1024 + 1)).getStatus()).isEqualTo(413);
        assertThat(ask("[".repeat(5000)).getStatus()).isEqualTo(400);
        assertThat(ask("{\"scheme\": ").getStatus()).isEqualTo(400);
        assertThat(ask("").getStatus()).isEqualTo(400);
        String deep = RATE;
        for (int i = 0; i < 40; i++) {
            deep = "{\"type\": \"cases\", \"cases\": [{\"when\": {\"is\": \"answered-yes\", \"question\": \"问\"},"
                    + " \"rule\": " + deep + "}], \"otherwise\": {\"type\": \"yes-no\", \"question\": \"问\"}}";
        }
        assertThat(ask(request(scheme("10", deep), "{}")).getStatus()).isEqualTo(400);
    }

    @Test
    void theDescriptionNamesEveryRuleKindAndTheSchemaFitsTheSamples() throws Exception {
        JsonNode docs = JSON.readTree(
                mvc.perform(get("/v3/api-docs")).andReturn().getResponse().getContentAsByteArray());
        assertThat(docs.at("/paths/~1api~1v1~1score/post").isObject()).isTrue();
        TreeSet<String> references = new TreeSet<>();
        references(docs, references);
        assertThat(references)
                .allSatisfy(
                        reference -> assertThat(docs.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
        JsonNode schema = JSON.readTree(mvc.perform(get("/schemas/scheme.json"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
        String text = schema.toString();
        for (Class<?> kind : ScoringRule.class.getPermittedSubclasses()) {
            assertThat(text)
                    .contains("\"const\":\""
                            + kind.getAnnotation(JsonTypeName.class).value() + "\"");
        }
        TreeSet<String> own = new TreeSet<>();
        references(schema, own);
        assertThat(own)
                .allSatisfy(reference -> assertThat(
                                schema.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private static void references(JsonNode node, TreeSet<String> found) {
        if (node.has("$ref")) {
            found.add(node.path("$ref").asString());
        }
        if (node instanceof ArrayNode || node instanceof ObjectNode) {
            node.valueStream().forEach(below -> references(below, found));
        }
    }

    @Test
    void aVersionIsScoredByItsId() {
        MockHttpServletResponse missing = ask("{\"schemeId\": \"00000000-0000-0000-0000-000000000000\"}");
        assertThat(missing.getStatus()).isEqualTo(404);
        assertThat(ask("{\"inputs\": {}}").getStatus()).isEqualTo(400);
    }

    @Test
    void inputsThatLookWrongAreCountedAndWarnedOf() {
        JsonNode answer = json(ask(request(scheme("10", RATE), """
                {"figures": {"全年执行数": "9981", "全年预算数": "100", "满意率": "0.95", "支出_同比": "-3"},
                 "targets": [
                   {"code": "甲", "category": "产出", "target": 0.96, "actual": 95, "unit": "%",
                    "direction": "HIGHER_IS_BETTER", "weight": 1},
                   {"code": "乙", "category": "产出", "target": 12, "actual": 12, "unit": "次",
                    "direction": "HIGHER_IS_BETTER", "weight": 1}]}""")));
        assertThat(answer.get("warnings")
                        .valueStream()
                        .map(warning -> warning.get("pointer").asString()))
                .containsExactlyInAnyOrder(
                        "/inputs/figures/全年执行数",
                        // It looks like a share, and nothing reads it.
                        "/inputs/figures/满意率",
                        "/inputs/figures/满意率",
                        "/inputs/figures/支出_同比",
                        "/inputs/targets/0/target",
                        "/inputs/targets/0/category",
                        "/inputs/targets/1/category");
        assertThat(answer.get("warnings").toString()).contains("0.95 是否应为 95", "0.96 是否应为 96", "超过全年预算数 100 万元");
        assertThat(answer.get("complete").asBoolean()).isTrue();
        assertThat(json(ask(request(scheme("10", RATE), """
                        {"figures": {"全年执行数": "98", "全年预算数": "100"}}"""))).get("warnings")).isEmpty();
    }
}
