package cn.ziping.scheme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The sample schemes that come with the program, each to be checked against the year's notice. */
@Component
class ShippedSchemes {

    private final List<SchemeDraft> samples;

    ShippedSchemes(JsonMapper json) {
        this.samples = read(json);
    }

    List<SchemeDraft> all() {
        return samples;
    }

    /** The chapters that a scheme made from nothing begins with (Guangdong form, domain §5). */
    ChapterOutline usualOutline() {
        return samples.stream()
                .filter(sample -> sample.code().equals("zengcheng"))
                .findFirst()
                .orElseThrow()
                .outline();
    }

    private static List<SchemeDraft> read(JsonMapper json) {
        try {
            List<SchemeDraft> read = new ArrayList<>();
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:schemes/*.json");
            for (Resource file : Arrays.stream(files)
                    .sorted((a, b) -> String.valueOf(a.getFilename()).compareTo(String.valueOf(b.getFilename())))
                    .toList()) {
                try (InputStream in = file.getInputStream()) {
                    read.add(json.readValue(in, SchemeDraft.class));
                }
            }
            return List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
