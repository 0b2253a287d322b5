package cn.ziping.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Answers a request that is refused: with the site's page, or as JSON where JSON was sent or asked for. */
final class Refusal {

    /** The servlet API has no name for them yet. */
    static final int TOO_LARGE = HttpStatus.CONTENT_TOO_LARGE.value();

    static final int TOO_MANY = HttpStatus.TOO_MANY_REQUESTS.value();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Refusal() {}

    static void of(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        if (response.isCommitted()) {
            // The client has gone.
            return;
        }
        if (!takesJson(request)) {
            response.sendError(status);
            return;
        }
        ProblemDetail problem = ProblemDetail.forStatus(status);
        HttpStatus known = HttpStatus.resolve(status);
        if (known != null) {
            problem.setTitle(known.getReasonPhrase());
        }
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }

    /** A program talks JSON; a browser's page asks for HTML. */
    static boolean takesJson(HttpServletRequest request) {
        String type = request.getContentType();
        String accept = request.getHeader("Accept");
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/")
                || type != null && type.startsWith(MediaType.APPLICATION_JSON_VALUE)
                || accept != null && accept.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }
}
