package cn.ziping.shared;

import java.util.LinkedHashMap;
import java.util.Map;

/** Some fields of a form are refused; each refusal belongs at its field. */
public class RefusedFormException extends RefusedException {

    private final transient Map<String, RefusedException> fields;

    /**
     * @param fields the refusals by the field's name, not empty
     */
    public RefusedFormException(Map<String, RefusedException> fields) {
        super(fields.values().iterator().next());
        this.fields = new LinkedHashMap<>(fields);
    }

    /** One field is refused. */
    public RefusedFormException(String field, String code, String... arguments) {
        this(Map.of(field, new RefusedException(code, arguments)));
    }

    public Map<String, RefusedException> fields() {
        return fields;
    }
}
