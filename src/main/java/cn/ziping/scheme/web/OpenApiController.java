package cn.ziping.scheme.web;

import cn.ziping.scheme.SchemeDraft;
import cn.ziping.scheme.SchemeSchema;
import cn.ziping.scheme.ScoreAnswer;
import cn.ziping.scheme.ScoreRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The description of the API, and the schema of a scheme as it is exported. Both are drawn from the records themselves;
 * they hold no data and are open to all.
 */
@RestController
class OpenApiController {

    private static final String COMPONENTS = "#/components/schemas/";

    @GetMapping(path = "/schemas/scheme.json", produces = "application/schema+json")
    Map<String, Object> schema() {
        return SchemeSchema.document();
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> description() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("openapi", "3.1.0");
        description.put(
                "info",
                Map.of(
                        "title", "Ziping",
                        "version", "v1",
                        "description", "部门整体支出绩效自评：按评分方案计算得分，附计算过程。不保存任何数据。"));
        description.put("security", List.of(Map.of("basic", List.of())));
        description.put("paths", Map.of("/api/v1/score", Map.of("post", score())));
        Map<String, Object> schemas = new LinkedHashMap<>(SchemeSchema.definitions(
                COMPONENTS, List.of(ScoreRequest.class, SchemeDraft.class, ScoreAnswer.class)));
        schemas.put("Problem", problem());
        description.put(
                "components",
                Map.of(
                        "schemas",
                        schemas,
                        "securitySchemes",
                        Map.of("basic", Map.of("type", "http", "scheme", "basic"))));
        return description;
    }

    private static Map<String, Object> score() {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", "score");
        operation.put("summary", "Scores inputs by a scheme and explains each score; nothing is stored");
        operation.put(
                "requestBody",
                Map.of("required", true, "content", content(MediaType.APPLICATION_JSON_VALUE, "ScoreRequest")));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put(
                "200",
                Map.of(
                        "description",
                        "The score sheet, by the names of report.json",
                        "content",
                        content(MediaType.APPLICATION_JSON_VALUE, "ScoreAnswer")));
        responses.put("400", refusal("Something cannot stand; errors[].pointer names its place"));
        responses.put("401", Map.of("description", "Not signed in"));
        responses.put("404", refusal("No such scheme for you"));
        responses.put("413", refusal("The body is larger than 2 MB"));
        operation.put("responses", responses);
        return operation;
    }

    private static Map<String, Object> refusal(String words) {
        return Map.of("description", words, "content", content(MediaType.APPLICATION_PROBLEM_JSON_VALUE, "Problem"));
    }

    private static Map<String, Object> content(String type, String schema) {
        return Map.of(type, Map.of("schema", Map.of("$ref", COMPONENTS + schema)));
    }

    private static Map<String, Object> problem() {
        Map<String, Object> text = Map.of("type", "string");
        return Map.of(
                "type",
                "object",
                "properties",
                Map.of(
                        "type", text,
                        "title", text,
                        "status", Map.of("type", "integer"),
                        "detail", text,
                        "errors",
                                Map.of(
                                        "type",
                                        "array",
                                        "items",
                                        Map.of(
                                                "type",
                                                "object",
                                                "properties",
                                                Map.of("pointer", text, "code", text, "message", text)))));
    }
}
