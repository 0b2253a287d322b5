package cn.ziping.sheet;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Bounds what an XML parser must hold at once. A parser gathers a tag with all its attributes, a comment or an
 * instruction in memory before it tells anybody; without a bound, one attribute of 400 MB would end the application.
 * Drops a byte order mark.
 */
final class MarkupGuard extends FilterReader {

    /** The most characters of one tag, comment or run of text: three times the longest cell with every sign escaped. */
    static final int LONGEST = 1 << 20;

    private final SheetLimits limits;
    private int run;
    private boolean started;
    /** What is open and may hold any {@code <}: '-' a comment, '?' an instruction, '[' a CDATA section, 0 nothing. */
    private char open;

    private char last;
    private char last2;
    private char last3;

    MarkupGuard(Reader in, SheetLimits limits) {
        super(in);
        this.limits = limits;
    }

    /** @throws cn.ziping.shared.RefusedException {@code sheet.too-large} where a piece is longer than any honest one */
    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            look(buffer[i]);
        }
        if (!started && count > 0) {
            started = true;
            if (buffer[offset] == '\uFEFF') {
                System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
                return count > 1 ? count - 1 : read(buffer, offset, length);
            }
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    private void look(char c) {
        if (++run > LONGEST) {
            throw Refusals.tooLarge(limits);
        }
        if (open == 0) {
            lookOutside(c);
        } else if (closes(c)) {
            open = 0;
        }
        last3 = last2;
        last2 = last;
        last = c;
    }

    private void lookOutside(char c) {
        if (c == '<') {
            run = 0;
        } else if (c == '?' && last == '<') {
            opens('?');
        } else if (c == '-' && last == '-' && last2 == '!' && last3 == '<') {
            opens('-');
        } else if (c == '[' && last == '!' && last2 == '<') {
            opens('[');
        }
    }

    /** Forgets what led here, as the dashes of {@code <!-->} do not close what they open. */
    private void opens(char kind) {
        open = kind;
        last = 0;
        last2 = 0;
    }

    private boolean closes(char c) {
        return c == '>'
                && switch (open) {
                    case '?' -> last == '?';
                    case '-' -> last == '-' && last2 == '-';
                    default -> last == ']' && last2 == ']';
                };
    }
}
