package cn.ziping.figure;

import cn.ziping.shared.Reference;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lists what can be referred to: what others derive, then what is typed. No book is opened for it. */
@Component
@RequiredArgsConstructor
public class FigureCatalogues {

    private final FigureDefinitionRepository definitions;
    private final List<DerivedFigures> derived;

    /** What every department has: what a scheme can refer to. */
    @Transactional(readOnly = true)
    public FigureCatalogue common() {
        return catalogue(definitions.findCommon());
    }

    /** What a department has, its own figures among them; the caller has asked whether the person may read it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public FigureCatalogue of(UUID departmentId) {
        return catalogue(definitions.findOf(departmentId));
    }

    private FigureCatalogue catalogue(List<FigureDefinition> typed) {
        return new FigureCatalogue(Stream.concat(
                        derived.stream().flatMap(provider -> provider.catalogue().stream()),
                        typed.stream().flatMap(FigureCatalogues::entries))
                .toList());
    }

    private static Stream<CatalogueEntry> entries(FigureDefinition definition) {
        return Stream.of(new Reference.Own(definition.getCode()), new Reference.LastYear(definition.getCode()))
                .map(reference -> new CatalogueEntry(
                        reference,
                        definition.getKind(),
                        definition.getUnit(),
                        FigureSource.FIGURES,
                        FigureLabels.of(reference, label(definition))));
    }

    private static MessageSourceResolvable label(FigureDefinition definition) {
        return FigureLabels.of("typed", definition.getCode(), definition.getLabelEn());
    }
}
