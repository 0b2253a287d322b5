package cn.ziping.scheme.web;

import cn.ziping.platform.BodyLimit;
import cn.ziping.scheme.FormatException;
import cn.ziping.scheme.SchemeFormat;
import cn.ziping.scheme.SchemeProblemsException;
import cn.ziping.scheme.ScoreAnswer;
import cn.ziping.scheme.ScoreService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.NotAllowedException;
import cn.ziping.shared.NotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scoring as a service. Nothing is stored; what cannot stand is named by its place. */
@RestController
@RequiredArgsConstructor
class ScoreController {

    private final ScoreService scores;
    private final MessageSource messages;

    @BodyLimit(kilobytes = 4 * 1024, gate = SchemeGates.Scoring.class)
    @PostMapping(path = "/api/v1/score", produces = MediaType.APPLICATION_JSON_VALUE)
    ScoreAnswer score(Actor actor, HttpServletRequest request, Locale locale) throws IOException {
        if (request.getContentLengthLong() > SchemeFormat.LIMIT) {
            throw tooLarge();
        }
        byte[] body = request.getInputStream().readNBytes(SchemeFormat.LIMIT + 1);
        if (body.length > SchemeFormat.LIMIT) {
            throw tooLarge();
        }
        return scores.score(actor, body, locale);
    }

    private static FormatException tooLarge() {
        return new FormatException(
                "", "definition.document-large", List.of(String.valueOf(SchemeFormat.LIMIT / 1024 / 1024)));
    }

    /** All of what is wrong with a scheme at once, each at its place. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(SchemeProblemsException refused, Locale locale) {
        List<Refusal> refusals = refusals(refused.problems(), locale);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, refusals.stream().map(Refusal::message).collect(Collectors.joining("；")));
        problem.setType(URI.create("urn:ziping:problem:said"));
        problem.setProperty("errors", refusals);
        return answer(problem);
    }

    private List<Refusal> refusals(List<FormatException> refused, Locale locale) {
        return refused.stream()
                .map(each -> new Refusal(each.pointer(), each.code(), said(each, locale)))
                .toList();
    }

    private String said(FormatException refused, Locale locale) {
        return messages.getMessage(refused.code(), refused.arguments().toArray(), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(FormatException refused, Locale locale) {
        String said = said(refused, locale);
        boolean large = refused.code().equals("definition.document-large");
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(large ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST, said);
        problem.setType(URI.create("urn:ziping:problem:" + refused.code().replace("definition.", "")));
        problem.setProperty("errors", refusals(refused.all(), locale));
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NotFoundException notFound) {
        return answer(ProblemDetail.forStatus(HttpStatus.NOT_FOUND));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notAllowed(NotAllowedException notAllowed) {
        return answer(ProblemDetail.forStatus(HttpStatus.FORBIDDEN));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /**
     * What cannot stand.
     *
     * @param pointer its place in the request, as a JSON pointer
     * @param code why, as a code
     * @param message why, in words
     */
    record Refusal(String pointer, String code, String message) {}
}
