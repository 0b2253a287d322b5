package cn.ziping.platform;

import java.util.Objects;
import org.springframework.util.MultiValueMap;

/** The fields of a posted form. */
public final class FormFields {

    private FormFields() {}

    /** A field as it was typed; one that the form lacks is blank. */
    public static String text(MultiValueMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "");
    }
}
