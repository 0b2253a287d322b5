package cn.ziping.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ziping.scheme.SchemePublishing.PublicationForm;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputType;
import cn.ziping.scoring.NamedQuantity;
import cn.ziping.scoring.OccurrenceRule;
import cn.ziping.scoring.Quantity;
import cn.ziping.scoring.QuantityDefinition;
import cn.ziping.scoring.RateRule;
import cn.ziping.scoring.ScoringRule;
import cn.ziping.scoring.YesNoRule;
import cn.ziping.scoring.ZeroChoice;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import cn.ziping.testing.ApplicationTest;
import cn.ziping.testing.People;
import cn.ziping.testing.PublishedSchemes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two administrators on one draft, and from the draft to a version. */
@ApplicationTest
class SchemeEditorTests {

    private static final PublicationForm FORM = new PublicationForm("2056", "2056", Set.of(), "依据通知");

    @Autowired
    private PublishedSchemes published;

    @Autowired
    private SchemeImport imports;

    @Autowired
    private SchemeEditor editor;

    @Autowired
    private SchemeService schemes;

    @Autowired
    private SchemePublishing publishing;

    @Autowired
    private SchemeDifferences differences;

    @Autowired
    private People people;

    private Actor admin;
    private Actor admin2;
    private UUID id;

    @BeforeEach
    void makeADraft() {
        admin = people.actor("admin");
        admin2 = people.actor("admin2");
        id = schemes.create(
                admin,
                new SchemeDraft(
                        "edited",
                        "两人合编",
                        false,
                        new FiscalYear(2056),
                        new FiscalYear(2056),
                        Points.of("10"),
                        NumericPolicy.DISPLAY,
                        List.of(new GradeBand("优", Points.of("9")), new GradeBand("差", Points.ZERO)),
                        List.of(new DimensionDefinition(
                                "甲", "甲", Points.of("10"), List.of(), List.of(leaf("一", "4"), leaf("二", "6")))),
                        new ChapterOutline(List.of())));
    }

    @AfterEach
    void takeItOut() {
        schemes.readable(admin).stream()
                .filter(version -> version.getCode().equals("edited") && version.getStatus() == SchemeStatus.DRAFT)
                .forEach(version -> schemes.delete(admin, version.getId(), version.getEdits()));
        schemes.readable(admin).stream()
                .filter(version -> version.getCode().equals("edited") && version.getStatus() == SchemeStatus.PUBLISHED)
                .forEach(version -> published.stop(version.getId()));
    }

    /** Named once, used by a rule, seen in the difference, carried into the next version and out in an export. */
    @Test
    void aQuantityIsNamedForTheWholeScheme() {
        QuantityDefinition rate = new QuantityDefinition(
                "执行率",
                new Quantity.Quotient(
                        new Quantity.FigureQuantity("全年执行数"),
                        new Quantity.FigureQuantity("全年预算数"),
                        ZeroChoice.NO_POINTS));
        UUID node = node("一").id();
        editor.rule(
                admin,
                id,
                node,
                SchemeEditor.seen(node("一").indicator().rule()),
                new RateRule(new NamedQuantity("执行率")));
        assertThat(editor.draft(admin, id).problems())
                .extracting(problem -> problem.said().code())
                .containsExactly("problem.of-indicator");
        editor.quantities(admin, id, SchemeEditor.seen(List.of()), List.of(rate));
        assertThat(editor.draft(admin, id).problems()).isEmpty();
        assertThat(schemes.version(admin, id)
                        .definition()
                        .indicators()
                        .findFirst()
                        .orElseThrow()
                        .rule())
                .isEqualTo(new RateRule(rate.quantity()));
        SchemeDraft written = schemes.written(admin, id);
        assertThat(written.dimensions().get(0).indicators().get(0).rule())
                .isEqualTo(new RateRule(new NamedQuantity("执行率")));
        assertThat(SchemeFormat.read(SchemeFormat.write(written), SchemeDraft.class))
                .isEqualTo(written);
        UUID next = schemes.createFromVersion(admin, id, false);
        assertThat(schemes.written(admin, next).statedQuantities()).containsExactly(rate);
        List<QuantityDefinition> many = IntStream.range(0, 201)
                .mapToObj(i -> new QuantityDefinition("数" + i, new Quantity.FigureQuantity("全年执行数")))
                .toList();
        assertThatThrownBy(() -> editor.quantities(admin, id, SchemeEditor.seen(List.of(rate)), many))
                .isInstanceOf(FormatException.class);
    }

    private static IndicatorDefinition leaf(String code, String points) {
        return new IndicatorDefinition(code, code, "", Points.of(points), "", "", new YesNoRule("问题" + code));
    }

    private static void refused(ThrowingCallable work, String code) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo("refused." + code));
    }

    private DraftNode node(String code) {
        return editor.draft(admin, id).nodes().stream()
                .filter(node -> node.code().equals(code) && !node.isDimension())
                .findFirst()
                .orElseThrow();
    }

    private static ScoringRule occurrences() {
        return new OccurrenceRule(new Quantity.EntryQuantity("次数", InputType.COUNT, "次"), "次", Points.of("1"));
    }

    @Test
    void whatTwoDoToDifferentPartsMergesAndOfOnePartTheLaterIsTold() {
        DraftNode one = node("一");
        DraftNode two = node("二");
        String rule = editor.draft(admin, id).seen(one.indicator().rule());
        editor.indicator(admin, id, one.id(), one.seen(), leaf("一改名", "5"));
        editor.indicator(admin2, id, two.id(), two.seen(), leaf("二改名", "5"));
        // The rule of the first is a part of its own, whose form was filled before.
        editor.rule(admin2, id, one.id(), rule, occurrences());
        assertThat(node("一").name()).isEqualTo("一改名");
        assertThat(node("二").name()).isEqualTo("二改名");
        assertThat(node("一").indicator().rule()).isEqualTo(occurrences());

        refused(() -> editor.indicator(admin2, id, one.id(), one.seen(), leaf("另一个名", "5")), "scheme.part-changed");
        refused(() -> editor.rule(admin, id, one.id(), rule, new YesNoRule("别的")), "scheme.part-changed");
        refused(() -> editor.remove(admin, id, two.id(), two.whole()), "scheme.part-changed");
        refused(() -> schemes.delete(admin2, id, 0), "changed.meanwhile");
        assertThat(node("一").name()).isEqualTo("一改名");
        editor.remove(admin, id, two.id(), node("二").whole());
        assertThat(editor.draft(admin, id).nodes()).hasSize(2);
    }

    @Test
    void nodesAreAddedMovedAndNeverPutBelowThemselves() {
        UUID top = editor.addDimension(admin, id, null, "乙", "乙", Points.of("3"));
        UUID below = editor.addDimension(admin, id, top, "丙", "丙", Points.of("3"));
        UUID leaf = editor.addIndicator(admin, id, below, leaf("三", "3"));
        refused(() -> editor.addDimension(admin, id, null, "乙", "乙", Points.of("3")), "scheme.code-taken");
        refused(() -> editor.addIndicator(admin, id, top, leaf("一", "3")), "scheme.code-taken");
        refused(() -> editor.place(admin, id, top, below), "scheme.into-itself");
        editor.moveUp(admin, id, top);
        assertThat(editor.draft(admin, id).written().dimensions().get(0).code()).isEqualTo("乙");
        editor.moveUp(admin, id, top);
        editor.place(admin2, id, leaf, node("二").id());
        assertThat(editor.draft(admin, id).written().dimensions().get(1).indicators())
                .extracting(IndicatorDefinition::code)
                .containsExactly("一", "三", "二");
        editor.placeInto(admin, id, leaf, top);
        assertThat(editor.draft(admin, id).written().dimensions().get(0).indicators())
                .extracting(IndicatorDefinition::code)
                .containsExactly("三");
        refused(() -> editor.placeInto(admin, id, leaf, null), "scheme.no-place");
        refused(() -> editor.placeInto(admin, id, top, below), "scheme.into-itself");
        editor.placeInto(admin, id, below, null);
        assertThat(editor.draft(admin, id).written().dimensions())
                .extracting(DimensionDefinition::code)
                .endsWith("丙");
        editor.placeInto(admin, id, below, top);
        editor.place(admin2, id, leaf, node("二").id());
        editor.moveDown(admin, id, leaf);
        assertThat(editor.draft(admin, id).written().dimensions().get(1).indicators())
                .extracting(IndicatorDefinition::code)
                .containsExactly("一", "二", "三");
    }

    @Test
    void publishingTakesTwoAndAnyEditWithdrawsTheProposal() {
        refused(() -> publishing.publish(admin2, id, 0, null, ""), "scheme.not-proposed");
        publishing.propose(admin, id, 0, FORM);
        refused(() -> publishing.publish(admin, id, 1, null, ""), "scheme.own-proposal");
        DraftNode one = node("一");
        editor.indicator(admin2, id, one.id(), one.seen(), leaf("一改名", "4"));
        assertThat(editor.draft(admin, id).proposedBy()).isNull();
        refused(() -> publishing.publish(admin2, id, 2, null, ""), "scheme.not-proposed");
        publishing.propose(admin, id, 2, FORM);
        refused(() -> publishing.publish(admin2, id, 2, null, ""), "changed.meanwhile");
        // It waits for the other one, and for nobody once it is published.
        assertThat(schemes.scope(admin, id).awaits(admin2.id())).isTrue();
        assertThat(schemes.scope(admin, id).awaits(admin.id())).isFalse();
        publishing.publish(admin2, id, 3, null, "");
        assertThat(schemes.scope(admin, id).awaits(admin2.id())).isFalse();
        assertThat(schemes.scope(admin, id).awaits(admin.id())).isFalse();
        assertThat(schemes.scope(admin, id).isProposed()).isFalse();
        assertThat(schemes.version(people.actor("finance"), id).status()).isEqualTo(SchemeStatus.PUBLISHED);
        refused(() -> editor.moveUp(admin, id, one.id()), "scheme.published");
        ScoringScheme published = schemes.scope(admin, id);
        assertThat(published.getNote()).isEqualTo("依据通知");
        assertThat(published.getProposedName()).isEqualTo(admin.name());
        assertThat(published.getPublishedName()).isEqualTo(admin2.name());
    }

    @Test
    void aFailingExampleBlocksPublishingAndNeverShutsTheDraft() {
        DraftNode one = node("一");
        RuleExample right = new RuleExample(
                "一", "答是", new TypedInputs(Map.of(), Map.of("问题一", "yes"), List.of(), Map.of()), Points.of("4"));
        editor.addExample(admin, id, right);
        refused(() -> editor.addExample(admin2, id, right), "scheme.example-taken");
        assertThat(editor.draft(admin, id).problems()).isEmpty();
        // After this the example answers a question that is no longer asked.
        editor.rule(
                admin,
                id,
                one.id(),
                editor.draft(admin, id).seen(one.indicator().rule()),
                occurrences());
        assertThat(editor.draft(admin, id).problems()).hasSize(1);
        refused(() -> publishing.propose(admin, id, editor.draft(admin, id).edits(), FORM), "scheme.problems");
        editor.addExample(
                admin,
                id,
                new RuleExample(
                        "一", "坏的", new TypedInputs(Map.of(), Map.of("次数", "许多"), List.of(), Map.of()), Points.of("4")));
        assertThat(editor.draft(admin, id).problems()).hasSize(2);
        editor.removeExample(admin, id, "一", "答是");
        editor.removeExample(admin, id, "一", "坏的");
        assertThat(editor.draft(admin, id).problems()).isEmpty();
    }

    @Test
    void anExportIsImportedAsItWasAndWhatIsWrongIsNamedByItsPlace() {
        byte[] exported = SchemeFormat.write(schemes.written(admin, id));
        assertThat(imports.create(admin2, exported))
                .as("a draft says this already")
                .isEqualTo(id);
        String whole = new String(exported, StandardCharsets.UTF_8);
        byte[] renamed = whole.replaceFirst("\"name\" : \"[^\"]*\"", "\"name\" : \"改名的\"")
                .getBytes(StandardCharsets.UTF_8);
        UUID imported = imports.create(admin2, renamed);
        assertThat(SchemeFormat.write(schemes.written(admin, imported))).isEqualTo(renamed);
        assertThat(schemes.scope(admin, imported).getNumber())
                .isEqualTo(schemes.scope(admin, id).getNumber() + 1);
        String text = new String(exported, StandardCharsets.UTF_8);
        Map.of(
                        "yes-no", "/dimensions/0/indicators/0/rule/type",
                        "\"code\" : \"edited\"", "/code",
                        "\"lastYear\" : 2056", "/lastYear",
                        "\"code\" : \"二\"", "/dimensions")
                .forEach((find, place) -> {
                    String changed = switch (find) {
                        case "yes-no" -> "lottery";
                        case "\"code\" : \"edited\"" -> "\"code\" : \"Ed ited\"";
                        case "\"lastYear\" : 2056" -> "\"lastYear\" : 2001";
                        default -> "\"code\" : \"一\"";
                    };
                    assertThat(text).contains(find);
                    byte[] wrong =
                            text.replaceFirst(Pattern.quote(find), changed).getBytes(StandardCharsets.UTF_8);
                    assertThatThrownBy(() -> imports.create(admin, wrong))
                            .isInstanceOfSatisfying(
                                    FormatException.class,
                                    refused -> assertThat(refused.pointer()).isEqualTo(place));
                });
    }

    @Test
    void differencesAreSaidInWords() {
        SchemeDraft before = schemes.written(admin, id);
        DraftNode one = node("一");
        editor.indicator(admin, id, one.id(), one.seen(), leaf("改名", "3"));
        editor.rule(
                admin,
                id,
                one.id(),
                editor.draft(admin, id).seen(one.indicator().rule()),
                occurrences());
        editor.remove(admin, id, node("二").id(), node("二").whole());
        editor.addIndicator(admin, id, editor.draft(admin, id).nodes().get(0).id(), leaf("三", "7"));
        List<SchemeDifferences.Difference> found =
                differences.between(before, schemes.written(admin, id), Locale.SIMPLIFIED_CHINESE);
        assertThat(found)
                .extracting(difference -> difference.kind() + " " + difference.subject() + " " + difference.what() + " "
                        + difference.from() + " → " + difference.to())
                .containsExactlyInAnyOrder(
                        "changed 改名 名称 一 → 改名",
                        "changed 改名 分值 4 → 3",
                        "changed 改名 评分规则 问题一：是，得 4 分，否，不得分 → 满分 3 分，次数每 1 次扣 1 分，扣完为止",
                        "removed 二  6 分，问题二：是，得 6 分，否，不得分 → ",
                        "added 三   → 7 分，问题三：是，得 7 分，否，不得分");
        assertThat(differences.between(before, before, Locale.ENGLISH)).isEmpty();
    }
}
