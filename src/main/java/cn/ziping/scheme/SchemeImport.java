package cn.ziping.scheme;

import cn.ziping.audit.Audited;
import cn.ziping.figure.FigureCatalogue;
import cn.ziping.figure.FigureCatalogues;
import cn.ziping.scoring.DimensionDefinition;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.Message;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.shared.Actor;
import cn.ziping.shared.DefinitionException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a scheme in from a file. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class SchemeImport {

    private final SchemeService schemes;
    private final ScoringSchemeRepository versions;
    private final FigureCatalogues figures;

    /**
     * What a file would create.
     *
     * @param draft what it holds
     * @param number the number the version would have
     * @param problems what would keep it from being published, and what is probably not meant
     * @param latest the latest version of its code
     */
    public record Preview(SchemeDraft draft, int number, List<Message> problems, Optional<SchemeDraft> latest) {}

    /**
     * Reads a file; nothing is stored.
     *
     * @throws FormatException naming the place that cannot stand
     */
    public Preview preview(Actor actor, byte[] document) {
        SchemeDraft read = read(actor, document);
        FigureCatalogue known = figures.common();
        return new Preview(
                read,
                versions.lastNumber(read.code()) + 1,
                Stream.concat(
                                SchemePublishing.problems(read, known).stream(),
                                SchemeDoubts.of(read.definition(), known).found().stream())
                        .map(SchemeDefinition.Problem::said)
                        .toList(),
                schemes.latest(actor, read.code()));
    }

    /**
     * Makes a draft of a file; of a file that a draft already says, that draft.
     *
     * @throws FormatException naming the place that cannot stand
     */
    @Transactional
    @Audited("scheme.create")
    public UUID create(Actor actor, byte[] document) {
        SchemeDraft read = read(actor, document);
        return schemes.drafts(actor, read.code()).stream()
                .filter(draft -> draft.written().stated().equals(read.stated()))
                .map(ScoringScheme::getId)
                .findFirst()
                .orElseGet(() -> schemes.create(actor, read));
    }

    private static SchemeDraft read(Actor actor, byte[] document) {
        SchemeService.requireMaker(actor);
        if (new String(document, StandardCharsets.UTF_8).isBlank()) {
            throw new FormatException("", "definition.document-empty", List.of());
        }
        SchemeDraft read = SchemeFormat.read(document, SchemeDraft.class);
        ScoreService.requireBounded(read.dimensions(), "/dimensions");
        ScoreService.requireBounded(read.adjustments(), "/adjustments");
        ScoreService.requireBoundedQuantities(read.quantities(), "/quantities");
        requireSettings(read);
        if (read.firstYear().compareTo(read.lastYear()) > 0) {
            throw new FormatException("/lastYear", "refused.scheme.years", List.of());
        }
        if (!SchemeService.isCode(read.code())) {
            throw new FormatException("/code", "definition.scheme-code", List.of());
        }
        requireOnce(read.definition().nodes().map(DimensionDefinition::code));
        requireOnce(read.definition().indicators().map(IndicatorDefinition::code));
        return read;
    }

    private static void requireSettings(SchemeDraft read) {
        try {
            SchemeSettings.of(read);
        } catch (DefinitionException refused) {
            throw new FormatException("/" + refused.component(), refused.code(), refused.arguments());
        }
    }

    private static void requireOnce(Stream<String> codes) {
        Set<String> seen = new HashSet<>();
        codes.filter(code -> !seen.add(code)).findFirst().ifPresent(code -> {
            throw new FormatException("/dimensions", "problem.code-twice", List.of(code));
        });
    }
}
