package cn.ziping.scoring;

/** A text is no formula, and this is why and where. */
public class FormulaException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int position;
    private final String token;

    FormulaException(String code, int position, String token) {
        super("%s at %d: %s".formatted(code, position + 1, token));
        this.code = code;
        this.position = position;
        this.token = token;
    }

    /** The code of the message that says why. */
    public String code() {
        return code;
    }

    /** The place of the first character that cannot stand, from 0. */
    public int position() {
        return position;
    }

    /** What stands there; empty at the end. */
    public String token() {
        return token;
    }

    public Message said() {
        return Message.of(code, String.valueOf(position + 1), token);
    }
}
