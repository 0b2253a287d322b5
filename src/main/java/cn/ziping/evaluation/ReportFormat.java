package cn.ziping.evaluation;

import cn.ziping.shared.NumberText;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The published format of a report, in design §5: UTF-8, the names of {@link EvaluationReport} in their order, no white
 * space; numbers are strings in plain notation, money in 万元, rates in percent. The same model gives the same bytes. What
 * was written once stays readable: names that are gone are passed over, names that came later are absent.
 */
public final class ReportFormat {

    /** The name of the format that is written; what is read may be of an earlier one ({@link ReportLift}). */
    static final String NAME = "ziping-report-2";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule().addSerializer(new PlainNumber()))
            .build();

    private ReportFormat() {}

    public static byte[] write(EvaluationReport report) {
        return JSON.writeValueAsBytes(report);
    }

    public static EvaluationReport read(byte[] document) {
        return JSON.readValue(document, EvaluationReport.class);
    }

    /** A rule as data. */
    static JsonNode tree(Object rule) {
        return JSON.valueToTree(rule);
    }

    private static final class PlainNumber extends StdSerializer<BigDecimal> {

        PlainNumber() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
            json.writeString(NumberText.plain(value));
        }
    }
}
