package cn.ziping.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Looks at pages in both languages and sizes: axe finds nothing, no console error, no sideways scrolling; leaves pictures. */
final class PageWalk {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** Run in the page itself and asked for what is wrong alone: the library's own way opens a second page for each look. */
    private static final String AXE = axe();

    private static final String VIOLATIONS = """
            tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})
              .then(found => found.violations.map(violation => violation.id + ' ' + violation.nodes[0].html))
            """;

    /** Nothing is on its way any more that belongs to the page, and the grid stands where there is one. */
    private static final String SETTLED = "() => !document.querySelector('.htmx-request, #ledger:not([data-ready])')";

    private final List<String> wrong = new ArrayList<>();

    List<String> wrong() {
        return wrong;
    }

    /** In both languages, wide and narrow. */
    void page(Page page, String name, String address) {
        page(page, name, address, List.of("en", "zh-CN"), List.of(390, 1440));
    }

    /** In English narrow and in Chinese wide. */
    void briefly(Page page, String name, String address) {
        page(page, name, address, List.of("en"), List.of(390));
        page(page, name, address, List.of("zh-CN"), List.of(1440));
    }

    /** In Chinese and wide, of a page that is walked in every way elsewhere and holds something else here. */
    void once(Page page, String name, String address) {
        page(page, name, address, List.of("zh-CN"), List.of(1440));
    }

    private void page(Page page, String name, String address, List<String> languages, List<Integer> widths) {
        List<String> errors = new ArrayList<>();
        Consumer<ConsoleMessage> listener = message -> {
            if (message.type().equals("error")) {
                errors.add(name + ": console: " + message.text());
            }
        };
        page.onConsoleMessage(listener);
        for (String language : languages) {
            page.setViewportSize(widths.get(0), 900);
            page.navigate(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
            page.waitForFunction(SETTLED);
            for (int width : widths) {
                // The same page made narrower or wider: it is not asked for anew.
                page.setViewportSize(width, 900);
                String look = name + "-" + language + "-" + width;
                // Each language and each size is looked into once: the other two have the same elements.
                if (language.equals("en") == (width == 390)) {
                    look(page, look);
                } else {
                    picture(page, look);
                    measure(page, look);
                }
            }
        }
        page.offConsoleMessage(listener);
        if (!name.startsWith("error-")) {
            wrong.addAll(errors);
        }
    }

    /** The page as it stands, such as the answer to a form. */
    void look(Page page, String name) {
        picture(page, name);
        page.evaluate(AXE);
        ((List<?>) page.evaluate(VIOLATIONS, RULES)).forEach(violation -> wrong.add(name + ": " + violation));
        measure(page, name);
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screens", name + ".png")));
    }

    private void measure(Page page, String name) {
        int overflow = (Integer)
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0) {
            wrong.add(name + ": scrolls sideways by " + overflow);
        }
    }

    private static String axe() {
        try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
