package cn.ziping.report.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The schema of {@code report.json}; it holds no data and is open to all. */
@RestController
class ReportSchemaController {

    private static final Resource SCHEMA = new ClassPathResource("schemas/report.json");

    @GetMapping(path = "/schemas/report.json", produces = "application/schema+json")
    Resource schema() {
        return SCHEMA;
    }
}
