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

    /** Larger forms are not kept: the session of a stranger is no store. */
    private static final int LIMIT = 512 * 1024;

    /** What ends the address of a form that holds nothing typed, only what to do: it is not shown again. */
    private static final Set<String> ACTIONS = Set.of("remove", "submit", "withdraw");

    private final String address;
    private final HashMap<String, ArrayList<String>> values;

    private UnsavedForm(String address, HashMap<String, ArrayList<String>> values) {
        this.address = address;
        this.values = values;
    }

    /** Whether the form is one that is kept: of a page that refills it, and not too large. */
    static boolean isKept(HttpServletRequest request) {
        String type = request.getContentType();
        String path = request.getServletPath();
        return type != null
                && type.startsWith("application/x-www-form-urlencoded")
                && request.getMethod().equals("POST")
                && request.getContentLengthLong() <= LIMIT
                && (path.startsWith("/ledgers/") || path.startsWith("/evaluations/"))
                && !ACTIONS.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Keeps the form of a request whose session has ended. */
    static void keep(HttpServletRequest request) {
        HashMap<String, ArrayList<String>> values = new HashMap<>();
        request.getParameterMap().forEach((name, given) -> {
            if (!name.equals("_csrf")) {
                values.put(name, new ArrayList<>(List.of(given)));
            }
        });
        request.getSession().setAttribute(ATTRIBUTE, new UnsavedForm(request.getRequestURI(), values));
    }

    /** The address of the form that waits, to go there after signing in. */
    static Optional<String> waitingAddress(HttpServletRequest request) {
        return waiting(request).map(form -> form.address);
    }

    /** Takes out the form that waits for this address, once. */
    public static Optional<MultiValueMap<String, String>> take(HttpServletRequest request) {
        Optional<UnsavedForm> mine = waiting(request).filter(form -> form.address.equals(request.getRequestURI()));
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
        return session != null && session.getAttribute(ATTRIBUTE) instanceof UnsavedForm form
                ? Optional.of(form)
                : Optional.empty();
    }
}
