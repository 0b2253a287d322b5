package cn.ziping.sheet;

import java.util.HashSet;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Hears one part of a file. Elements are told by local name and only where they are in the namespace of the root, so that
 * extensions of whatever maker are passed over and both dialects (transitional and strict) are the same. Depth and the
 * number of different names are bounded, as the parser holds both in memory.
 */
abstract class PartHandler extends DefaultHandler {

    private static final int DEEPEST = 64;
    private static final int MOST_NAMES = 2_000;
    private static final int LONGEST_NAME = 1_000;

    private static final int LONGEST_VALUE = 1_000;

    private final String root;
    private final Set<String> names = new HashSet<>();
    private String namespace = "";
    private int depth;

    /** @param root the local name that the part's root must have */
    PartHandler(String root) {
        this.root = root;
    }

    abstract void start(String name, Attributes attributes);

    void end(String name) {}

    /** Text, in pieces as the parser has it. */
    void text(char[] buffer, int offset, int length) {}

    @Override
    public final void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (depth == 0) {
            namespace = uri;
            if (!localName.equals(root)) {
                throw Refusals.damaged();
            }
        }
        if (++depth > DEEPEST) {
            throw Refusals.damaged();
        }
        seen(qName);
        for (int i = 0; i < attributes.getLength(); i++) {
            seen(attributes.getQName(i));
        }
        if (uri.equals(namespace)) {
            start(localName, attributes);
        }
    }

    @Override
    public final void endElement(String uri, String localName, String qName) {
        depth--;
        if (uri.equals(namespace)) {
            end(localName);
        }
    }

    @Override
    public final void characters(char[] buffer, int offset, int length) {
        text(buffer, offset, length);
    }

    @Override
    public final void startPrefixMapping(String prefix, String uri) {
        seen(prefix);
        seen(uri);
    }

    @Override
    public final void error(SAXParseException e) throws SAXParseException {
        throw e;
    }

    private void seen(String name) {
        if (names.add(name) && (name.length() > LONGEST_NAME || names.size() > MOST_NAMES)) {
            throw Refusals.damaged();
        }
    }

    /** The attribute's value, or {@code ""} where it is not there or longer than any that is looked for. */
    static String value(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null || value.length() > LONGEST_VALUE ? "" : value;
    }
}
