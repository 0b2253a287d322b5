package cn.ziping.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A use case that writes. Its first parameter is the {@code Actor}. What it did it tells the {@link AuditLog} itself, in
 * its transaction; that it was refused is logged here, in a transaction of its own.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {

    /** The action, such as {@code ledger.save}. */
    String value();
}
