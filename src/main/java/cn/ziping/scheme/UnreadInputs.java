package cn.ziping.scheme;

import cn.ziping.figure.FigureCatalogue;
import cn.ziping.figure.NearestTexts;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.InputSource;
import cn.ziping.scoring.Message;
import cn.ziping.scoring.SchemeAdjustments.NotApplicable;
import cn.ziping.scoring.SchemeDefinition;
import cn.ziping.scoring.ScoringInput;
import cn.ziping.shared.Reference;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a request gives under names that its scheme does not read and that name no figure: most likely written wrongly, and
 * without a word as good as not given. Figures that are there and not read are nothing to ask about.
 */
final class UnreadInputs {

    private UnreadInputs() {}

    static Stream<SchemeDefinition.Problem> of(SchemeDefinition scheme, ScoringInput input, FigureCatalogue known) {
        Set<String> figures = scheme.inputs()
                .filter(declared -> declared.source() == InputSource.FIGURE)
                .map(InputDeclaration::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> peers = peers(scheme);
        return Stream.concat(
                input.figures().keySet().stream()
                        .sorted()
                        .filter(name ->
                                !figures.contains(name) && known.find(name).isEmpty())
                        .map(name -> problem("/inputs/figures/", name, figures)),
                input.peers().keySet().stream()
                        .sorted()
                        .filter(key -> !peers.contains(key)
                                && known.find(Reference.Peers.ofKey(key).of().toString())
                                        .isEmpty())
                        .map(key -> problem("/inputs/peers/", key, peers)));
    }

    private static Set<String> peers(SchemeDefinition scheme) {
        Set<String> read = scheme.inputs()
                .filter(declared -> declared.source() == InputSource.PEERS)
                .flatMap(declared -> Reference.Peers.of(declared.name()).stream())
                .map(Reference.Peers::key)
                .collect(Collectors.toCollection(TreeSet::new));
        NotApplicable notApplicable = scheme.adjustments().notApplicable();
        if (notApplicable != null) {
            notApplicable
                    .indicators()
                    .forEach(code -> read.add(Reference.Result.scoreOf(code).toString()));
        }
        return read;
    }

    private static SchemeDefinition.Problem problem(String place, String name, Collection<String> read) {
        return new SchemeDefinition.Problem(
                place + InputDoubts.escaped(name),
                "",
                read.isEmpty()
                        ? Message.of("doubt.input-unread-any", name)
                        : Message.of("doubt.input-unread", name, String.join("、", NearestTexts.to(name, read))));
    }
}
