package cn.ziping.scheme;

import cn.ziping.scoring.MayBeLeftOut;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads and writes a scheme as JSON. Reading is strict: unknown names and kinds, missing and oversized values are refused
 * with their place, in bounded time and memory.
 */
public final class SchemeFormat {

    /** The largest document, in bytes. */
    public static final int LIMIT = 2 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LIMIT)
                            .maxNestingDepth(100)
                            .maxNumberLength(60)
                            .maxStringLength(20_000)
                            .maxNameLength(200)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .annotationIntrospector(new Required())
            .addModule(new SimpleModule()
                    .addDeserializer(String.class, new PlainText())
                    .addDeserializer(BigDecimal.class, new BoundedNumber())
                    .addDeserializer(Points.class, new BoundedPoints()))
            .build();

    private static final List<JsonToken> NUMBERS =
            List.of(JsonToken.VALUE_STRING, JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT);

    private SchemeFormat() {}

    /** Indented, so that a person can read it and a difference shows in its line. */
    public static byte[] write(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    /**
     * @throws FormatException naming the place that cannot stand
     */
    public static <T> T read(byte[] document, Class<T> type) {
        if (document.length > LIMIT) {
            throw new FormatException("", "definition.document-large", List.of(String.valueOf(LIMIT / 1024 / 1024)));
        }
        if (document.length == 0) {
            throw new FormatException("", "definition.not-json", List.of("1", "1"));
        }
        try {
            T read = JSON.readValue(document, type);
            if (read == null) {
                throw new FormatException("", "definition.missing", List.of());
            }
            return read;
        } catch (StreamReadException broken) {
            throw translated(broken);
        } catch (JacksonException refused) {
            throw all(document, type, translated(refused));
        }
    }

    /** All of what cannot stand, as far as it can be told apart; else what reading stopped at. */
    private static FormatException all(byte[] document, Class<?> type, FormatException first) {
        try {
            List<FormatException> found = new FormatCheck(JSON).find(JSON.readTree(document), type);
            return found.isEmpty() ? first : FormatException.of(found);
        } catch (JacksonException brokenBehind) {
            return first;
        }
    }

    private static FormatException translated(JacksonException refused) {
        String path = pointer(refused);
        DefinitionException definition = cause(refused);
        if (definition != null) {
            String component = definition.component();
            return new FormatException(
                    component.isEmpty() || path.endsWith("/" + component) ? path : path + "/" + component,
                    definition.code(),
                    definition.arguments());
        }
        if (refused instanceof StreamReadException broken) {
            TokenStreamLocation place = broken.getLocation();
            boolean twice = String.valueOf(broken.getOriginalMessage()).startsWith("Duplicate");
            return new FormatException(
                    path,
                    twice ? "definition.name-twice" : "definition.not-json",
                    place == null
                            ? List.of("1", "1")
                            : List.of(String.valueOf(place.getLineNr()), String.valueOf(place.getColumnNr())));
        }
        if (refused instanceof InvalidTypeIdException unknown && unknown.getTypeId() != null) {
            Shape.Variant variant = Shape.Variant.of(unknown.getBaseType().getRawClass());
            return new FormatException(
                    path + "/" + variant.discriminator(),
                    "definition.unknown-kind",
                    List.of(
                            unknown.getTypeId(),
                            String.join(", ", variant.kinds().keySet())));
        }
        if (refused instanceof InvalidTypeIdException missing) {
            Shape.Variant variant = Shape.Variant.of(missing.getBaseType().getRawClass());
            return new FormatException(path + "/" + variant.discriminator(), "definition.missing", List.of());
        }
        if (refused instanceof UnrecognizedPropertyException unknown) {
            return new FormatException(path, "definition.unknown-name", List.of(unknown.getPropertyName()));
        }
        String said = String.valueOf(refused.getOriginalMessage());
        boolean missing = said.startsWith("Missing required") || said.contains("null");
        return new FormatException(path, missing ? "definition.missing" : "definition.invalid", List.of());
    }

    static @Nullable DefinitionException cause(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof DefinitionException definition) {
                return definition;
            }
        }
        return null;
    }

    private static String pointer(JacksonException refused) {
        StringBuilder pointer = new StringBuilder();
        refused.getPath()
                .forEach(step -> pointer.append('/')
                        .append(step.getPropertyName() == null ? step.getIndex() : escaped(step.getPropertyName())));
        return pointer.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Every component is needed that is not {@code @Nullable}. */
    private static final class Required extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return member instanceof AnnotatedParameter parameter && isRecord(parameter)
                    ? !isNullable(parameter) && !mayBeLeftOut(parameter)
                    : super.hasRequiredMarker(config, member);
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            if (!(annotated instanceof AnnotatedParameter parameter) || !isRecord(parameter)) {
                return super.findSetterInfo(config, annotated);
            }
            Nulls within = holdsNulls(parameter) ? Nulls.SET : Nulls.FAIL;
            if (mayBeLeftOut(parameter)) {
                return JsonSetter.Value.construct(Nulls.AS_EMPTY, within);
            }
            return isNullable(parameter)
                    ? JsonSetter.Value.forContentNulls(within)
                    : JsonSetter.Value.forValueNulls(Nulls.FAIL, within);
        }

        /** Whether what a list or a map holds may be null. */
        private static boolean holdsNulls(AnnotatedParameter parameter) {
            return type(parameter) instanceof AnnotatedParameterizedType parameterized
                    && Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                            .anyMatch(argument -> argument.isAnnotationPresent(Nullable.class));
        }

        private static AnnotatedType type(AnnotatedParameter parameter) {
            return ((Executable) parameter.getOwner().getAnnotated())
                    .getAnnotatedParameterTypes()[parameter.getIndex()];
        }

        private static boolean mayBeLeftOut(AnnotatedParameter parameter) {
            return ((Executable) parameter.getOwner().getAnnotated())
                    .getParameters()[parameter.getIndex()].isAnnotationPresent(MayBeLeftOut.class);
        }

        private static boolean isRecord(AnnotatedParameter parameter) {
            return parameter.getDeclaringClass().isRecord();
        }

        private static boolean isNullable(AnnotatedParameter parameter) {
            return type(parameter).isAnnotationPresent(Nullable.class);
        }
    }

    /** A number of at most 15 digits and 10 decimals, written as one or as its text. */
    private static @Nullable BigDecimal bounded(JsonParser parser) {
        String text = parser.getString();
        if (text.length() > 40) {
            throw new DefinitionException("", "large");
        }
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            try {
                // An empty text is the same blank as null: what has to be given is missing, what may be left out is.
                return NumberText.parse(text).map(SchemeFormat::limited).orElse(null);
            } catch (RefusedException none) {
                throw new DefinitionException("", "invalid");
            }
        }
        try {
            return limited(new BigDecimal(text));
        } catch (NumberFormatException none) {
            throw new DefinitionException("", "invalid");
        }
    }

    private static BigDecimal limited(BigDecimal value) {
        if (value.scale() > 1000 || value.scale() < -1000) {
            throw new DefinitionException("", "large");
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.precision() - stripped.scale() > 15 || stripped.scale() > 10) {
            throw new DefinitionException("", "large");
        }
        // 0.90 and 0.9 are one number, and so one rule.
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Text without control characters, which no database takes; scalars are read as their text. */
    private static final class PlainText extends ValueDeserializer<String> {

        @Override
        public Object getEmptyValue(DeserializationContext context) {
            return "";
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            if (!parser.currentToken().isScalarValue()) {
                throw new DefinitionException("", "invalid");
            }
            String text = parser.getString();
            if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')) {
                throw new DefinitionException("", "control");
            }
            return text;
        }
    }

    private static final class BoundedNumber extends ValueDeserializer<BigDecimal> {

        @Override
        public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            return requireNumber(parser);
        }
    }

    private static final class BoundedPoints extends ValueDeserializer<Points> {

        @Override
        public @Nullable Points deserialize(JsonParser parser, DeserializationContext context) {
            BigDecimal number = requireNumber(parser);
            return number == null ? null : new Points(number);
        }
    }

    private static @Nullable BigDecimal requireNumber(JsonParser parser) {
        if (!NUMBERS.contains(parser.currentToken())) {
            throw new DefinitionException("", "invalid");
        }
        return bounded(parser);
    }
}
