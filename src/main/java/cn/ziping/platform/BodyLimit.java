package cn.ziping.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How large the body of a request to a handler may be, where that is more than the {@value RequestBounds#USUAL_KILOBYTES} KB that
 * hold for every address.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {

    /** The most kilobytes. */
    int kilobytes();

    /** Who may send so much: asked before the body is read. */
    Class<? extends BodyGate> gate();

    /** Kilobytes that all cells of a large ledger have in a form without JavaScript, three fields each. */
    int WHOLE_SHEET = 8 * 1024;
}
