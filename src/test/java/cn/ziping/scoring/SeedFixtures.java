package cn.ziping.scoring;

import static cn.ziping.scoring.ScoringFixtures.BUDGET;
import static cn.ziping.scoring.ScoringFixtures.EXECUTED;
import static cn.ziping.scoring.ScoringFixtures.SEED_POLICY;
import static cn.ziping.scoring.ScoringFixtures.band;
import static cn.ziping.scoring.ScoringFixtures.constant;
import static cn.ziping.scoring.ScoringFixtures.dimension;
import static cn.ziping.scoring.ScoringFixtures.executionRate;
import static cn.ziping.scoring.ScoringFixtures.figure;
import static cn.ziping.scoring.ScoringFixtures.indicator;
import static cn.ziping.scoring.ScoringFixtures.inputs;
import static cn.ziping.scoring.ScoringFixtures.item;
import static cn.ziping.scoring.ScoringFixtures.number;
import static cn.ziping.scoring.ScoringFixtures.quotient;
import static cn.ziping.scoring.ScoringFixtures.scheme;

import cn.ziping.shared.Points;
import java.math.BigDecimal;
import java.util.List;

/**
 * The seed (domain §2) as a scheme with each kind of rule and nested dimensions, and inputs that score 99.346. Only 支出率
 * and 制度建设 lose points; what else the inputs say is made up.
 */
final class SeedFixtures {

    private SeedFixtures() {}

    static SchemeDefinition seedScheme() {
        return scheme(
                "100",
                SEED_POLICY,
                dimension(
                        "整体效能",
                        "50",
                        List.of(dimension(
                                "履职效能",
                                "40",
                                indicator(
                                        "产出", "产出指标完成情况", "20", new TargetCompletionRule("产出", ZeroChoice.INCOMPLETE)),
                                indicator(
                                        "效益",
                                        "效益指标完成情况",
                                        "20",
                                        new TargetCompletionRule("效益", ZeroChoice.INCOMPLETE)))),
                        indicator("支出率", "部门预算资金支出率", "10", new RateRule(executionRate(ZeroChoice.NO_POINTS)))),
                dimension("预算编制", "3", indicator("事前评估", "新增预算项目事前绩效评估", "3", new YesNoRule("已开展事前评估"))),
                dimension("预算结余", "4", indicator("结余率", "结转结余率", "4", carryOver())),
                dimension(
                        "信息公开",
                        "4",
                        indicator("预决算公开", "预决算公开合规性", "2", new YesNoRule("公开合规")),
                        indicator(
                                "绩效公开",
                                "绩效信息公开情况",
                                "2",
                                new OccurrenceRule(ScoringFixtures.count("未公开次数"), "次", Points.of("0.5")))),
                dimension(
                        "绩效管理",
                        "15",
                        indicator("制度建设", "绩效管理制度建设", "5", new DiscretionaryRule("制度是否完整")),
                        indicator(
                                "制度执行",
                                "绩效管理制度执行",
                                "10",
                                proportional(
                                        number("已执行制度"),
                                        constant("8"),
                                        Direction.HIGHER_IS_BETTER,
                                        ZeroChoice.NO_POINTS))),
                dimension(
                        "采购管理",
                        "20",
                        List.of(
                                dimension("采购", "10", indicator("采购活动", "采购管理", "10", procurement())),
                                dimension("资产", "10", indicator("资产管理", "资产管理", "10", assets())))),
                dimension(
                        "运行成本",
                        "4",
                        indicator("经济成本", "经济成本控制", "2", cost("公用经费执行数", "公用经费预算数")),
                        indicator("三公经费", "三公经费控制", "2", cost("三公经费执行数", "三公经费预算数"))));
    }

    static ScoringFixtures.Inputs seedInputs() {
        return inputs().execution("7072.88", "7183.32")
                // 7183.32 − 7072.88, 1.54 % of the budget
                .money("结转结余数", "110.44")
                .money("公用经费执行数", "310.2")
                .money("公用经费预算数", "330")
                .money("三公经费执行数", "45.5")
                .money("三公经费预算数", "45.50")
                .target("产出", "检查企业", "74", "70", Direction.HIGHER_IS_BETTER, "2")
                .target("产出", "应急演练", "6", "6", Direction.HIGHER_IS_BETTER, "1")
                .target("效益", "生产安全事故宗数", "45", "48", Direction.LOWER_IS_BETTER, "1")
                .target("效益", "受伤人数", "16", "21", Direction.LOWER_IS_BETTER, "3")
                .entry("事前评估", "已开展事前评估", "yes")
                .entry("预决算公开", "公开合规", "yes")
                .entry("绩效公开", "未公开次数", "0")
                .entry("制度建设", DiscretionaryRule.DEDUCTION, "0.5")
                .entry("制度建设", DiscretionaryRule.REASON, "制度内容有缺漏")
                .entry("制度执行", "已执行制度", "8")
                .entry("采购活动", "意向公开", "yes")
                .entry("采购活动", "内控制度", "yes")
                .entry("采购活动", "活动合规", "yes")
                .entry("采购活动", "合同时效", "yes")
                .entry("采购活动", "政策效能", "yes")
                .entry("资产管理", "配置", "yes")
                .entry("资产管理", "收益上缴", "yes")
                .entry("资产管理", "盘点", "yes")
                .entry("资产管理", "数据质量", "yes")
                .entry("资产管理", "管理合规", "yes")
                .entry("资产管理", "利用率", "yes");
    }

    /** The same with another 全年执行数. */
    static ScoringFixtures.Inputs seedInputs(String executed) {
        return seedInputs().money(EXECUTED, executed);
    }

    /** ≤ 10 % full marks, to 20 % half of them, above nothing. */
    private static BandedRule carryOver() {
        return new BandedRule(
                quotient(figure("结转结余数"), figure(BUDGET), ZeroChoice.FULL_POINTS),
                true,
                List.of(band("0.2", false, "0"), band("0.1", false, "2"), band(null, false, "4")));
    }

    private static ChecklistRule procurement() {
        return new ChecklistRule(
                List.of(item("意向公开", "2"), item("内控制度", "2"), item("活动合规", "2"), item("合同时效", "2"), item("政策效能", "2")));
    }

    private static ChecklistRule assets() {
        return new ChecklistRule(List.of(
                item("配置", "2"),
                item("收益上缴", "2"),
                item("盘点", "2"),
                item("数据质量", "2"),
                item("管理合规", "1"),
                item("利用率", "1")));
    }

    private static ProportionalRule cost(String spent, String budget) {
        return proportional(figure(spent), figure(budget), Direction.LOWER_IS_BETTER, ZeroChoice.NO_POINTS);
    }

    private static ProportionalRule proportional(
            Quantity actual, Quantity target, Direction direction, ZeroChoice zeroTarget) {
        return new ProportionalRule(actual, target, direction, BigDecimal.ONE, zeroTarget);
    }
}
