package cn.ziping.scoring;

import cn.ziping.shared.Reference;

/** References in official wording: 上年三公经费预算数 for 三公经费预算数_上年, 截至6月累计执行数 for 累计执行数_6月. */
final class ReferenceWording {

    private ReferenceWording() {}

    static Message of(String text) {
        Reference reference = Reference.of(text);
        if (reference instanceof Reference.LastYear last) {
            return Message.of("quantity.last-year", last.code());
        }
        if (reference instanceof Reference.Change change) {
            return Message.of("quantity.year-on-year", change.code());
        }
        return reference instanceof Reference.Month month
                ? Message.of("quantity.at-month", month.code(), String.valueOf(month.month()))
                : Message.of("quantity.name", text);
    }
}
