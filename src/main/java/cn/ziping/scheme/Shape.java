package cn.ziping.scheme;

import cn.ziping.scoring.Formula;
import cn.ziping.scoring.MayBeLeftOut;
import cn.ziping.scoring.Share;
import cn.ziping.shared.Bounds;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The shape of what a scheme is written in, read off the records of {@code scoring}: the JSON Schema and the forms of the
 * editor are both drawn from it, so a new kind of rule has its form and its schema by being written.
 */
public sealed interface Shape {

    /** A text. */
    record Text() implements Shape {}

    /** A formula. */
    record Expression() implements Shape {}

    /**
     * A number.
     *
     * @param whole whether it has no decimals
     * @param text whether it is written as a string
     */
    record Number(boolean whole, boolean text) implements Shape {}

    /** Yes or no. */
    record Check() implements Shape {}

    /**
     * One of some names.
     *
     * @param type the enum, for the words of its names
     * @param names the names
     */
    record Choice(Class<?> type, List<String> names) implements Shape {}

    /**
     * Several of one shape.
     *
     * @param element the type of each
     * @param set whether their order does not matter
     */
    record Several(Type element, boolean set) implements Shape {

        public Shape each() {
            return of(element);
        }
    }

    /**
     * Values by names that are data.
     *
     * @param value the type of each value
     */
    record Named(AnnotatedType value) implements Shape {

        public Shape each() {
            return of(value);
        }

        /** Whether a value may be {@code null}, which is blank. */
        public boolean nullable() {
            return value.isAnnotationPresent(Nullable.class);
        }
    }

    /**
     * Named components.
     *
     * @param type the record
     */
    record Parts(Class<?> type) implements Shape {

        /** The name and value that say which kind it is, where one kind stands without a choice. */
        public Optional<Map.Entry<String, String>> tag() {
            JsonTypeName name = type.getAnnotation(JsonTypeName.class);
            return name == null
                    ? Optional.empty()
                    : Arrays.stream(type.getInterfaces())
                            .filter(base -> base.isAnnotationPresent(JsonTypeInfo.class))
                            .findFirst()
                            .map(base -> Map.entry(
                                    base.getAnnotation(JsonTypeInfo.class).property(), name.value()));
        }

        public List<Component> components() {
            return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
    }

    /**
     * One of several kinds.
     *
     * @param type the sealed type
     */
    record Variant(Class<?> type) implements Shape {

        /** The variant that a kind belongs to. */
        static Variant of(Class<?> type) {
            return new Variant(
                    type.isSealed()
                            ? type
                            : Arrays.stream(type.getInterfaces())
                                    .filter(Class::isSealed)
                                    .findFirst()
                                    .orElseThrow());
        }

        /** The name that says which kind. */
        public String discriminator() {
            return type.getAnnotation(JsonTypeInfo.class).property();
        }

        /** The kinds by their names, in the order of the source. */
        public Map<String, Parts> kinds() {
            Map<String, Parts> kinds = new LinkedHashMap<>();
            for (Class<?> kind : type.getPermittedSubclasses()) {
                kinds.put(kind.getAnnotation(JsonTypeName.class).value(), new Parts(kind));
            }
            return kinds;
        }
    }

    /**
     * A component of a record.
     *
     * @param name its name
     * @param type its type
     * @param nullable whether it may be left out
     * @param leftOut whether it is empty where it is left out
     * @param share when it is a share of one, or {@code null} for never
     * @param bounds the numbers that it takes, or {@code null} where nothing bounds them
     */
    record Component(
            String name,
            AnnotatedType type,
            boolean nullable,
            boolean leftOut,
            Share.@Nullable When share,
            @Nullable Bounds bounds) {

        static Component of(RecordComponent component) {
            AnnotatedType annotated = component.getAnnotatedType();
            Share share = component.getAnnotation(Share.class);
            return new Component(
                    component.getName(),
                    annotated,
                    annotated.isAnnotationPresent(Nullable.class),
                    component.isAnnotationPresent(MayBeLeftOut.class),
                    share == null ? null : share.value(),
                    component.getAnnotation(Bounds.class));
        }

        public Shape shape() {
            return Shape.of(type);
        }
    }

    /** As {@link #of(Type)}, where what a map holds may be {@code null}. */
    static Shape of(AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType parameterized
                        && type.getType() instanceof ParameterizedType plain
                        && plain.getRawType() == Map.class
                ? new Named(parameterized.getAnnotatedActualTypeArguments()[1])
                : of(type.getType());
    }

    /** The shape of a type that schemes are made of. */
    static Shape of(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            if (Collection.class.isAssignableFrom(raw)) {
                return new Several(parameterized.getActualTypeArguments()[0], raw == Set.class);
            }
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("No shape of " + type);
        }
        if (plain == String.class) {
            return new Text();
        }
        if (plain == Formula.class) {
            return new Expression();
        }
        if (plain == UUID.class) {
            return new Text();
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return new Check();
        }
        if (plain == BigDecimal.class || plain == Points.class) {
            return new Number(false, plain == Points.class);
        }
        if (plain == int.class || plain == Integer.class || plain == FiscalYear.class) {
            return new Number(true, false);
        }
        if (plain == RoundingMode.class) {
            return new Choice(plain, List.of("HALF_UP", "HALF_EVEN", "DOWN"));
        }
        if (plain.isEnum()) {
            return new Choice(
                    plain,
                    Arrays.stream(plain.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        }
        if (plain.isSealed()) {
            return new Variant(plain);
        }
        if (plain.isRecord()) {
            return new Parts(plain);
        }
        throw new IllegalArgumentException("No shape of " + type);
    }
}
