package cn.ziping.sheet;

/** Gathers a text that may stand in several runs (rich text), without its phonetic reading. */
final class TextRuns {

    /** Signs that an escaped one takes: {@code _x000D_}. */
    private static final int ESCAPED = 7;

    private final StringBuilder gathered = new StringBuilder();
    private final long most;
    private boolean reading;
    private boolean phonetic;

    /** @param maxLength characters that a cell may have; what is beyond it by more than one is not kept */
    TextRuns(int maxLength) {
        // Escapes are undone later, so as many again may still be within the limit.
        this.most = Math.min(MarkupGuard.LONGEST / 4, (maxLength + 1L) * ESCAPED);
    }

    void begin() {
        gathered.setLength(0);
        reading = false;
        phonetic = false;
    }

    void start(String name) {
        if (name.equals("rPh")) {
            phonetic = true;
        } else if (name.equals("t")) {
            reading = !phonetic;
        }
    }

    void end(String name) {
        if (name.equals("rPh")) {
            phonetic = false;
        } else if (name.equals("t")) {
            reading = false;
        }
    }

    void text(char[] buffer, int offset, int length) {
        if (reading) {
            gathered.append(buffer, offset, (int) Math.min(length, most - gathered.length()));
        }
    }

    /** As it stands in the file, escapes not undone. */
    String text() {
        return gathered.toString();
    }
}
