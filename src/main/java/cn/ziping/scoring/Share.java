package cn.ziping.scoring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The number is a share of one, which people write in percent. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Share {

    /** Whether it always is. */
    When value() default When.ALWAYS;

    /** When a number is a share. */
    enum When {
        ALWAYS,
        /** Where the record, or the nearest around it that says so, is about percentages. */
        IN_PERCENT,
        /** Never: of what is typed in percent it is the number as it is typed, 60 and not 0.6. */
        TYPED,
        /** Where the record's kind is {@link Band.AwardKind#SHARE}. */
        OF_KIND
    }
}
