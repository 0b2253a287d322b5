package cn.ziping.sheet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xml.sax.Attributes;

/**
 * The strings that cells share, held as UTF-8 in blocks: some 130 MB at the most, where a list of strings would take
 * several times as much. A string longer than a cell may be is cut just beyond the limit, so that the cell that shows it
 * is refused with its place.
 */
final class SharedStrings extends PartHandler {

    private static final int BLOCK = 1 << 20;
    private static final int MOST_BLOCKS = 100;
    private static final int MOST_STRINGS = 4_000_000;
    private static final int LENGTH_BYTES = 3;

    private final SheetLimits limits;
    private final List<byte[]> blocks = new ArrayList<>();
    private final TextRuns runs;
    /** Where each string begins: number of its block, and 20 bits of its place there. */
    private int[] places = new int[1024];

    private int count;
    private int used = BLOCK;

    SharedStrings(SheetLimits limits) {
        super("sst");
        this.limits = limits;
        this.runs = new TextRuns(limits.maxCellLength());
    }

    /**
     * The string of that number, as people see it.
     *
     * @throws cn.ziping.shared.RefusedException {@code sheet.damaged} where there is none
     */
    String get(int index) {
        if (index < 0 || index >= count) {
            throw Refusals.damaged();
        }
        byte[] block = blocks.get(places[index] >>> 20);
        int at = places[index] & (BLOCK - 1);
        int length = (block[at] & 0xFF) << 16 | (block[at + 1] & 0xFF) << 8 | block[at + 2] & 0xFF;
        return CellText.unescaped(new String(block, at + LENGTH_BYTES, length, StandardCharsets.UTF_8));
    }

    @Override
    void start(String name, Attributes attributes) {
        if (name.equals("si")) {
            runs.begin();
        } else {
            runs.start(name);
        }
    }

    @Override
    void text(char[] buffer, int offset, int length) {
        runs.text(buffer, offset, length);
    }

    @Override
    void end(String name) {
        if (name.equals("si")) {
            add(runs.text().getBytes(StandardCharsets.UTF_8));
        } else {
            runs.end(name);
        }
    }

    private void add(byte[] text) {
        if (used + LENGTH_BYTES + text.length > BLOCK) {
            if (blocks.size() == MOST_BLOCKS) {
                throw Refusals.tooLarge(limits);
            }
            blocks.add(new byte[BLOCK]);
            used = 0;
        }
        if (count == places.length) {
            if (count >= MOST_STRINGS) {
                throw Refusals.tooLarge(limits);
            }
            places = Arrays.copyOf(places, count * 2);
        }
        byte[] block = blocks.get(blocks.size() - 1);
        places[count++] = blocks.size() - 1 << 20 | used;
        block[used++] = (byte) (text.length >>> 16);
        block[used++] = (byte) (text.length >>> 8);
        block[used++] = (byte) text.length;
        System.arraycopy(text, 0, block, used, text.length);
        used += text.length;
    }
}
