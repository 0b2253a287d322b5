package cn.ziping.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.ziping.scheme.SchemeDifferences.Difference;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The editor's pages with input that people and other programs get wrong. */
@ApplicationTest
class SchemePagesTests {

    @Autowired
    private SchemeService schemes;

    @Autowired
    private SchemeEditor editor;

    @Autowired
    private SchemeDifferences differences;

    @Autowired
    private People people;

    @Autowired
    private MockMvcTester mvc;

    private Actor admin;
    private UUID id;

    @BeforeEach
    void makeADraft() {
        admin = people.actor("admin");
        id = schemes.createBlank(admin, "页面方案", "pages", new FiscalYear(2049));
    }

    @AfterEach
    void takeItOut() {
        schemes.delete(admin, id, schemes.scope(admin, id).getEdits());
    }

    private MvcTestResult post(String address, String... parameters) {
        MockMvcTester.MockMvcRequestBuilder request =
                mvc.post().uri(address).with(people.as("admin")).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    @Test
    void aBlankDraftCarriesThePresentMeaning() {
        assertThat(editor.draft(admin, id).written().policy().saysMeaning()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"三公经费变动率（%）, 三公经费变动率", "“两新”资金 执行率, 两新资金执行率", "R&D 投入, RD投入"})
    void aNameWithPunctuationGivesACodeWithoutAndCanBeChanged(String name, String code) {
        assertThat(post("/schemes/" + id + "/nodes", "name", name, "points", "50"))
                .hasStatus(302);
        DraftNode node = editor.draft(admin, id).nodes().get(0);
        assertThat(node.code()).isEqualTo(code);
        assertThat(node.name()).isEqualTo(name);
        assertThat(post("/schemes/" + id + "/nodes/" + node.id(), "name", name, "points", "40", "seen", node.seen()))
                .hasStatus(302);
        assertThat(editor.draft(admin, id).nodes().get(0).points()).hasToString("40");
    }

    @Test
    void aNameOfPunctuationAloneAsksForACode() {
        assertThat(post("/schemes/" + id + "/nodes", "name", "（！）", "points", "50"))
                .hasStatus(422)
                .bodyText()
                .contains("field-code");
        assertThat(editor.draft(admin, id).nodes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 没有选择文件",
        "null, 必填",
        "{, 不是 JSON 文件",
        "'{\"a\":1,\"a\":2}', 同名",
        "%PDF-1.7, 不是 JSON 文件",
        "'{\"code\":\"x\"}', 必填",
        "[], 此处应为对象"
    })
    void aFileThatIsNoSchemeIsRefusedInWords(String document, String words) {
        for (String address : List.of("/schemes/import/check", "/schemes/import")) {
            assertThat(post(address, "document", document))
                    .hasStatus(422)
                    .bodyText()
                    .contains(words);
        }
    }

    @Test
    void aFileThatIsTooLargeIsRefusedInWords() {
        MockMultipartFile file = new MockMultipartFile(
                "file", "x.json", "application/json", ("[" + " ".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8));
        assertThat(mvc.post()
                        .uri("/schemes/import/check")
                        .multipart()
                        .file(file)
                        .with(people.as("admin"))
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("最多 2 MB");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void aNameIsAsLongAsTheTableTakes(int length) {
        String exported = new String(SchemeFormat.write(schemes.written(admin, id)), StandardCharsets.UTF_8);
        String document = exported.replace("页面方案", "名".repeat(length));
        MvcTestResult answer = post("/schemes/import/check", "document", document);
        if (length == 200) {
            assertThat(answer).hasStatus(200);
        } else {
            assertThat(answer).hasStatus(422).bodyText().contains("/name");
        }
    }

    @Test
    void aRateWithoutItsSignIsAskedAbout() {
        assertThat(post(
                        "/schemes/" + id + "/parts/settings",
                        "action",
                        "save",
                        "/lights/red",
                        "60",
                        "/lights/green",
                        "80%",
                        "/lights/blue",
                        "1.2"))
                .hasStatus(422)
                .bodyText()
                .contains("「60」要写成 60%");
    }

    @Test
    void whatTwoPeopleSetDifferentlyIsShownToTheLaterOneAndTheSameTwiceIsNone() {
        String page = "/schemes/" + id + "/parts/adjustments";
        String seen = editor.draft(admin, id).seen(schemes.scope(admin, id).getAdjustments());
        String[] first = {
            "action", "save", "seen", seen, "/vetoes/@size", "0", "/extras/@size", "0", "/withinFullMarks", "true"
        };
        assertThat(post(page, first)).hasStatus(302);
        assertThat(post(page, first)).as("sent twice").hasStatus(302);
        assertThat(post(
                        page,
                        "action",
                        "save",
                        "seen",
                        seen,
                        "/vetoes/@size",
                        "1",
                        "/vetoes/0/event",
                        "是否违纪",
                        "/vetoes/0/atMost",
                        "59",
                        "/extras/@size",
                        "0"))
                .hasStatus(409)
                .bodyText()
                .contains("是否违纪", "differs");
        assertThat(schemes.scope(admin, id).getAdjustments().withinFullMarks()).isTrue();
    }

    @Test
    void unknownDirectionsKindsAndYearsAreRefused() {
        post("/schemes/" + id + "/nodes", "name", "甲", "points", "50");
        UUID node = editor.draft(admin, id).nodes().get(0).id();
        assertThat(post("/schemes/" + id + "/nodes/" + node + "/move", "direction", "sideways"))
                .hasStatus(409);
        assertThat(mvc.get().uri("/schemes/" + id + "/nodes/new?kind=banana").with(people.as("admin")))
                .hasStatus(404);
        assertThat(post("/schemes/" + id + "/preview", "years", "abc"))
                .hasStatus(409)
                .bodyText()
                .contains("abc");
    }

    @Test
    void allOfAFirstVersionIsItsDifference() {
        List<Difference> found = differences.whole(schemes.written(admin, id), Locale.SIMPLIFIED_CHINESE);
        assertThat(found)
                .allSatisfy(difference -> assertThat(difference.kind()).isEqualTo("added"))
                .extracting(Difference::what)
                .contains("名称", "满分", "取舍", "等级", "亮灯（红 / 绿 / 蓝）");
        assertThat(found).extracting(Difference::to).noneMatch(text -> text.contains("WORDS"));
    }

    @Test
    void movingADimensionAndTheirOrderAreDifferences() {
        post("/schemes/" + id + "/nodes", "name", "甲", "points", "50");
        post("/schemes/" + id + "/nodes", "name", "乙", "points", "50");
        SchemeDraft before = schemes.written(admin, id);
        UUID second = editor.draft(admin, id).nodes().get(1).id();
        editor.moveUp(admin, id, second);
        assertThat(differences.between(before, schemes.written(admin, id), Locale.SIMPLIFIED_CHINESE))
                .containsExactly(new Difference("changed", "方案", "顺序", "甲、乙", "乙、甲"));
        editor.placeInto(
                admin, id, second, editor.draft(admin, id).nodes().get(1).id());
        assertThat(differences.between(before, schemes.written(admin, id), Locale.SIMPLIFIED_CHINESE))
                .containsExactly(new Difference("moved", "乙", "", "最上级", "甲"));
    }
}
