package cn.ziping.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A form that was posted after its session had ended. It is kept while the person signs in and then shown again, refilled
 * and unsaved; nothing is replayed without being seen.
 */
public final class UnsavedForm implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private static final String ATTRIBUTE = UnsavedForm.class.getName();

    /** The most characters that are kept: the session of a stranger is no store. */
    private static final int LIMIT = 400_000;

    /** What holds a password, and is never kept. */
    private static final Set<String> SECRET = Set.of("/login", "/logout", "/password");

    /** What ends the address of a form that holds nothing typed, only what to do: it is not shown again. */
    private static final Set<String> ACTIONS = Set.of(
            "remove",
            "confirm",
            "copy",
            "move",
            "standard",
            "submit",
            "withdraw",
            "open",
            "close",
            "reopen",
            "delete",
            "reset",
            "disable",
            "enable",
            "check");

    /** Where a form is shown again that no page refills. */
    static final String PAGE = "/unsaved";

    private final String address;
    private final HashMap<String, ArrayList<String>> values;

    /** The user name of who typed it; {@code null} of a form that an older version kept, which nobody is shown. */
    private final @Nullable String owner;

    private UnsavedForm(String address, HashMap<String, ArrayList<String>> values, String owner) {
        this.address = address;
        this.values = values;
        this.owner = owner;
    }

    /**
     * Whether the form is one that is kept: typed by a person, no password, and from a page that is marked as that person's. A
     * stranger's form is kept nowhere.
     */
    static boolean isKept(HttpServletRequest request) {
        return PageOwner.of(request).isPresent() && isTyped(request);
    }

    private static boolean isTyped(HttpServletRequest request) {
        String type = request.getContentType();
        String path = request.getServletPath();
        return type != null
                && type.startsWith("application/x-www-form-urlencoded")
                && request.getMethod().equals("POST")
                && !path.startsWith("/api/")
                && !SECRET.contains(path)
                && !ACTIONS.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Keeps the form of a request whose session has ended, if it holds something typed. */
    public static void keepIfTyped(HttpServletRequest request) {
        if (isTyped(request)) {
            PageOwner.of(request).ifPresent(owner -> keep(request, owner));
        }
    }

    /** Keeps the form of a request whose session has ended; of cells, those that were changed. */
    private static void keep(HttpServletRequest request, String owner) {
        HashMap<String, ArrayList<String>> values = new HashMap<>();
        Map<String, String[]> given = request.getParameterMap();
        String[] was = given.getOrDefault("was", new String[0]);
        String[] typed = given.getOrDefault("value", new String[0]);
        boolean cells = was.length > 0 && was.length == typed.length;
        int size = 0;
        for (Map.Entry<String, String[]> field : given.entrySet()) {
            if (field.getKey().equals("_csrf") || field.getKey().equals(PageMark.FIELD)) {
                continue;
            }
            ArrayList<String> kept = new ArrayList<>();
            for (int i = 0; i < field.getValue().length; i++) {
                boolean unchanged = cells && field.getValue().length == was.length && was[i].equals(typed[i]);
                if (!unchanged) {
                    kept.add(field.getValue()[i]);
                    size += field.getValue()[i].length();
                }
            }
            values.put(field.getKey(), kept);
        }
        if (size <= LIMIT) {
            request.getSession().setAttribute(ATTRIBUTE, new UnsavedForm(addressOf(request), values, owner));
        }
    }

    private static String addressOf(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** The address of the form that waits, to go there after signing in. */
    static Optional<String> waitingAddress(HttpServletRequest request) {
        return waiting(request).map(form -> form.isRefilled() ? form.address : PAGE);
    }

    /** Whether the page of its address refills it. */
    private boolean isRefilled() {
        return address.startsWith("/ledgers/") || address.startsWith("/evaluations/");
    }

    /** Takes out the form that waits and that no page refills: its fields in order of their names. */
    static Optional<Map<String, List<String>>> takeForPage(HttpServletRequest request) {
        Optional<UnsavedForm> any = waiting(request).filter(form -> !form.isRefilled());
        any.ifPresent(form -> request.getSession().removeAttribute(ATTRIBUTE));
        return any.map(form -> new TreeMap<>(form.values));
    }

    /** Takes out the form that waits for this address, once. */
    public static Optional<MultiValueMap<String, String>> take(HttpServletRequest request) {
        Optional<UnsavedForm> mine = waiting(request).filter(form -> form.address.equals(addressOf(request)));
        mine.ifPresent(form -> request.getSession().removeAttribute(ATTRIBUTE));
        return mine.map(form -> {
            MultiValueMap<String, String> values = new LinkedMultiValueMap<>();
            for (Map.Entry<String, ArrayList<String>> entry : form.values.entrySet()) {
                values.addAll(entry.getKey(), entry.getValue());
            }
            return values;
        });
    }

    private static Optional<UnsavedForm> waiting(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof UnsavedForm form)) {
            return Optional.empty();
        }
        String person = PageMark.signedIn().orElse(null);
        if (person != null && !person.equals(form.owner)) {
            session.removeAttribute(ATTRIBUTE);
            return Optional.empty();
        }
        return Optional.of(form);
    }
}
