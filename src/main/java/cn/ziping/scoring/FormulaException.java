package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;

/** A text is no formula, and this is why and where. */
public class FormulaException extends DefinitionException {

    private static final long serialVersionUID = 1L;

    private final int position;

    FormulaException(String code, int position, String token) {
        super("", code, String.valueOf(position + 1), token);
        this.position = position;
    }

    /** The place of the first character that cannot stand, from 0. */
    public int position() {
        return position;
    }
}
