package cn.ziping.sheet;

import cn.ziping.shared.RefusedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * The parts of a zipped file, parsed one at a time and never held whole.
 *
 * <p>What is inflated of all parts together is bounded by 10 MB plus 200 times the file's own size, and by 400 MB
 * whatever its size. An honest sheet inflates to 5 to 60 times; the sizes that a file declares are not asked, as they may
 * lie.
 */
final class Parts implements AutoCloseable {

    private static final long MOST_INFLATED = 400L << 20;
    private static final long INFLATED_ANYWAY = 10L << 20;
    private static final int MOST_RATIO = 200;
    private static final int MOST_ENTRIES = 5_000;
    private static final int ZIP = 0x504B0304;

    private final SheetLimits limits;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private long budget;

    /**
     * @throws RefusedException {@code sheet.too-large}, {@code sheet.not-xlsx} where it is no zip, {@code sheet.damaged}
     *     where it is a broken one
     * @throws IOException where the file is not there or cannot be read
     */
    Parts(Path file, SheetLimits limits) throws IOException {
        this.limits = limits;
        long size = Files.size(file);
        if (size > limits.maxBytes()) {
            throw Refusals.tooLarge(limits);
        }
        try (InputStream start = Files.newInputStream(file)) {
            byte[] magic = start.readNBytes(4);
            if (magic.length < 4 || ByteBuffer.wrap(magic).getInt() != ZIP) {
                throw Refusals.notXlsx();
            }
        }
        budget = mostInflated(size);
        zip = open(file);
        try {
            index();
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** How many bytes a file of that size may inflate to. */
    static long mostInflated(long size) {
        return Math.min(MOST_INFLATED, INFLATED_ANYWAY + MOST_RATIO * size);
    }

    /** Names that are no part names may be in any encoding: Latin 1 reads each. */
    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
        } catch (ZipException e) {
            throw Refusals.damaged();
        }
    }

    /** Part names are the same whatever their case; with two of one name, no two programs need read the same one. */
    private void index() {
        if (zip.size() > MOST_ENTRIES) {
            throw Refusals.tooLarge(limits);
        }
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            if (entries.put(key(entry.getName()), entry) != null) {
                throw Refusals.damaged();
            }
        }
    }

    private static String key(String name) {
        String key = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return key.startsWith("/") ? key.substring(1) : key;
    }

    /** The names of all parts, in lower case and without the slash before. */
    Set<String> names() {
        return entries.keySet();
    }

    boolean has(String name) {
        return entries.containsKey(key(name));
    }

    /**
     * Parses a part as XML in UTF-8, whatever encoding it claims. A document type is refused where it stands, so there
     * are no entities, and nothing outside the file is ever opened.
     *
     * @throws RefusedException {@code sheet.damaged} where the part is missing, truncated, malformed, altered or has a
     *     document type; {@code sheet.too-large} where all that was inflated is beyond the bound; and what the handler throws
     */
    void parse(String name, PartHandler handler) {
        ZipEntry entry = entries.get(key(name));
        if (entry == null) {
            throw Refusals.damaged();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            InputStreamReader text = new InputStreamReader(
                    new Counted(in, entry.getCrc()),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            XMLReader reader = XMLHelper.newXMLReader();
            reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            reader.setContentHandler(handler);
            reader.setErrorHandler(handler);
            reader.parse(new InputSource(new MarkupGuard(text, limits)));
        } catch (SAXException | IOException e) {
            throw Refusals.damaged();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Counts what is inflated, against the bound of the whole file, and at its end compares the check sum. */
    private final class Counted extends FilterInputStream {

        private final CRC32 sum = new CRC32();
        private final long expected;

        Counted(InputStream in, long expected) {
            super(in);
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read < 0) {
                if (sum.getValue() != expected) {
                    throw Refusals.damaged();
                }
                return read;
            }
            sum.update(buffer, offset, read);
            budget -= read;
            if (budget < 0) {
                throw Refusals.tooLarge(limits);
            }
            return read;
        }
    }
}
