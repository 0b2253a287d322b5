package cn.ziping.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The numbers that a component takes, as its record checks them; for who describes it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Bounds {

    /** The smallest, itself included; empty for none. */
    String least() default "";

    /** What it has to lie above; empty for nothing. */
    String above() default "";

    /** The largest, itself included; empty for none. */
    String most() default "";
}
