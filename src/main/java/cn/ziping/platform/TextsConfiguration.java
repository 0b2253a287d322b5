package cn.ziping.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Texts of JSON bodies hold what every other text may hold ({@link RequestTexts}). */
@Configuration(proxyBeanMethods = false)
class TextsConfiguration {

    @Bean
    JacksonModule textsAreTexts() {
        return new SimpleModule("texts").addDeserializer(String.class, new Texts());
    }

    private static final class Texts extends StdScalarDeserializer<String> {

        Texts() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getValueAsString();
            if (text == null) {
                return (String) context.handleUnexpectedToken(getValueType(context), parser);
            }
            if (!RequestTexts.isText(text)) {
                context.reportInputMismatch(this, "Not a text");
            }
            return text;
        }
    }
}
