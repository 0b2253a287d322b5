package cn.ziping.platform;

import cn.ziping.shared.NotAllowedException;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Turns what a service refuses into the status of design §3.6; the pages are {@code templates/error}. */
@ControllerAdvice
class ErrorAdvice {

    /** The request's attribute that says why, for the page: a name below {@code error.reason.}. */
    static final String REASON = ErrorAdvice.class.getName();

    /** What PostgreSQL says of text that it cannot take: a character that is none, or none of its encoding. */
    private static final Set<String> NO_TEXT = Set.of("22021", "22P05");

    @ExceptionHandler(NotFoundException.class)
    void notFound(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Refusal.of(request, response, HttpServletResponse.SC_NOT_FOUND);
    }

    /** An id or a year that cannot be one names nothing. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    void notAnId(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Refusal.of(request, response, HttpServletResponse.SC_NOT_FOUND);
    }

    @ExceptionHandler(NotAllowedException.class)
    void notAllowed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Refusal.of(request, response, HttpServletResponse.SC_FORBIDDEN);
    }

    /** A refusal that no field of a form has taken up. */
    @ExceptionHandler(RefusedException.class)
    ModelAndView refused(RefusedException refusal) {
        return new ModelAndView("error/409", Map.of("refusal", refusal), HttpStatus.CONFLICT);
    }

    @ExceptionHandler(OptimisticLockingFailureException.class)
    void conflict(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Refusal.of(request, response, HttpServletResponse.SC_CONFLICT);
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    void notReadable(HttpMessageNotReadableException refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Refusal.of(
                request,
                response,
                refused.getMostSpecificCause() instanceof BodyTooLargeException
                        ? Refusal.TOO_LARGE
                        : HttpServletResponse.SC_BAD_REQUEST);
    }

    @ExceptionHandler({ServletRequestBindingException.class, MultipartException.class})
    void incomplete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Refusal.of(request, response, HttpServletResponse.SC_BAD_REQUEST);
    }

    @ExceptionHandler
    void said(ResponseStatusException refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Refusal.of(request, response, refused.getStatusCode().value());
    }

    @ExceptionHandler
    void otherType(HttpMediaTypeException refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Refusal.of(request, response, refused.getStatusCode().value());
    }

    /** What no filter of texts has seen, such as a document within a field: the database's word that it is none. */
    @ExceptionHandler
    void noText(DataAccessException refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!isNoText(NestedExceptionUtils.getRootCause(refused))) {
            throw refused;
        }
        Refusal.of(request, response, HttpServletResponse.SC_BAD_REQUEST);
    }

    private static boolean isNoText(@Nullable Throwable cause) {
        return cause instanceof SQLException sql && NO_TEXT.contains(String.valueOf(sql.getSQLState()));
    }
}
