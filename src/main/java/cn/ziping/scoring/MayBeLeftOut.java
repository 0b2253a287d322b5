package cn.ziping.scoring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who writes a scheme may leave the component out, or write {@code null}: that is the empty text or the empty list. It is
 * written all the same.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface MayBeLeftOut {}
