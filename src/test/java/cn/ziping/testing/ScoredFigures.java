package cn.ziping.testing;

import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemePublishing;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.GradeBand;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.Quantity;
import cn.ziping.scoring.RateRule;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.ZeroChoice;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumericPolicy;
import cn.ziping.shared.Points;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Four figures that every department types, and a scheme for the second department, of years 2032 to 2035, that reads
 * three of them: 演练完成率 = 演练场次 ÷ 参训人次, 参训增长 = 参训人次_同比, 罚没比重 = 罚没金额_上年 ÷ 全年预算数, which need not apply.
 */
@TestComponent
public class ScoredFigures {

    /** Not read by the scheme, and before the others in the order of figures. */
    public static final String DUTY = "甲测值班天数";

    public static final String DRILLS = "甲测演练场次";
    public static final String TRAINED = "甲测参训人次";
    public static final String FINES = "甲测罚没金额";

    private final People people;
    private final SchemeService schemes;
    private final PublishedSchemes published;
    private final JdbcClient jdbc;

    ScoredFigures(People people, SchemeService schemes, PublishedSchemes published, JdbcClient jdbc) {
        this.people = people;
        this.schemes = schemes;
        this.published = published;
        this.jdbc = jdbc;
    }

    /** Publishes the scheme, once. */
    public void publish() {
        if (jdbc.sql("select count(*) from scoring_scheme where code = 'figures'")
                        .query(Long.class)
                        .single()
                == 0) {
            define(10, DUTY, "Days on duty", "NUMBER", "天");
            define(11, DRILLS, "Drills", "COUNT", "场");
            define(12, TRAINED, "People trained", "COUNT", "人次");
            define(13, FINES, "Fines", "MONEY", "元");
            publishNext(
                    indicator("演练完成率", "40", quotient(figure(DRILLS), figure(TRAINED))),
                    indicator("参训增长", "30", figure(TRAINED + "_同比")),
                    indicator("罚没比重", "30", quotient(figure(FINES + "_上年"), figure("全年预算数"))));
        }
    }

    /** Publishes a next version, which reads but one of them. */
    public void publishSmaller() {
        publishNext(
                indicator("演练完成率", "40", quotient(figure(DRILLS), figure("全年预算数"))),
                indicator("演练增长", "30", figure(DRILLS)),
                indicator("罚没比重", "30", figure(DRILLS)));
    }

    private void publishNext(IndicatorDefinition... indicators) {
        Points full = Points.of("100");
        UUID draft = schemes.create(
                people.actor("admin"),
                new SchemeDraft(
                        "figures",
                        "数据方案",
                        false,
                        new FiscalYear(2032),
                        new FiscalYear(2035),
                        full,
                        NumericPolicy.DISPLAY,
                        List.of(new GradeBand("好", Points.of("60")), new GradeBand("差", Points.ZERO)),
                        List.of(new DimensionDefinition("履职", "履职", full, List.of(), List.of(indicators))),
                        new ChapterOutline(List.of(new ChapterOutline.Chapter(
                                "一",
                                "附件",
                                List.of(new ChapterOutline.Section(
                                        "",
                                        "",
                                        List.of(new ChapterOutline.Part(
                                                ChapterOutline.Content.INDICATOR_TABLE, "", "", ""))))))),
                        new SchemeAdjustments(
                                new SchemeAdjustments.NotApplicable(
                                        SchemeAdjustments.NotApplicable.Policy.FULL_POINTS, Set.of("罚没比重")),
                                null,
                                List.of(),
                                null,
                                List.of(),
                                false),
                        null,
                        null,
                        null));
        published.byTwo(
                draft, new SchemePublishing.PublicationForm("2032", "2035", Set.of(people.department("DEMO2"))));
    }

    private void define(int position, String code, String label, String kind, String unit) {
        jdbc.sql("insert into figure_definition (id, code, position, label_en, kind, unit)"
                        + " values (gen_random_uuid(), ?, ?, ?, ?, ?)")
                .params(code, position, label, kind, unit)
                .update();
    }

    private static IndicatorDefinition indicator(String name, String points, Quantity quantity) {
        return new IndicatorDefinition(name, name, "", Points.of(points), "", "", new RateRule(quantity));
    }

    private static Quantity quotient(Quantity part, Quantity whole) {
        return new Quantity.Quotient(part, whole, ZeroChoice.INCOMPLETE);
    }

    private static Quantity figure(String reference) {
        return new Quantity.FigureQuantity(reference);
    }
}
