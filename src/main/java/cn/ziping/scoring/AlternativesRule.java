package cn.ziping.scoring;

import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of several rules (domain §4.1 form 29, 二者择其一): the one that earns the most, for which all have to be scorable, or
 * the one that a person chooses.
 *
 * @param by who decides
 * @param options the rules to choose from
 */
@JsonTypeName("alternatives")
public record AlternativesRule(Choice by, List<Option> options) implements ScoringRule {

    /** The name of the input that takes the choice. */
    public static final String CHOSEN = "选用评分办法";

    /** Who decides. */
    public enum Choice {
        /** Whichever earns the most. */
        BEST,
        /** A person. */
        CHOSEN
    }

    /**
     * A rule to choose.
     *
     * @param name its name; the permanent value of the input
     * @param rule how points are then earned
     */
    public record Option(String name, ScoringRule rule) {}

    public AlternativesRule {
        options = List.copyOf(options);
        if (options.size() < 2 || options.stream().map(Option::name).distinct().count() != options.size()) {
            throw new IllegalArgumentException("There are two alternatives at least, of different names");
        }
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        Map<String, InputDeclaration> inputs = new LinkedHashMap<>();
        if (by == Choice.CHOSEN) {
            inputs.put("", InputDeclaration.choice(CHOSEN, names()));
        }
        options.stream()
                .flatMap(option -> option.rule().inputs(full).stream())
                .forEach(input -> inputs.putIfAbsent(
                        input.source() + " " + input.name(), by == Choice.CHOSEN ? input.optional() : input));
        return List.copyOf(inputs.values());
    }

    private List<String> names() {
        return options.stream().map(Option::name).toList();
    }

    @Override
    public List<Message> wording(Points full) {
        List<Message> sentences = new ArrayList<>();
        sentences.add(Message.of("rule.alternatives." + by));
        options.forEach(option -> sentences.add(Message.of(
                "rule.alternative", option.name(), Message.joined(option.rule().wording(full)))));
        return sentences;
    }

    @Override
    public List<Message> problems(Points full) {
        return options.stream()
                .flatMap(option -> option.rule().problems(full).stream()
                        .map(problem -> Message.of("problem.of-indicator", option.name(), problem)))
                .toList();
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        return by == Choice.CHOSEN ? chosen(leaf) : best(leaf);
    }

    private @Nullable Points chosen(Leaf leaf) {
        String name = leaf.entry(CHOSEN);
        if (name == null) {
            return null;
        }
        Optional<Option> option = options.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        if (option.isEmpty()) {
            leaf.missing(CHOSEN);
            return null;
        }
        leaf.step("trace.chosen", name);
        return option.get().rule().earn(leaf);
    }

    private @Nullable Points best(Leaf leaf) {
        Leaf.@Nullable Part best = null;
        String name = "";
        boolean all = true;
        for (Option option : options) {
            leaf.step("trace.alternative", option.name());
            Leaf.Part earned = leaf.part(option.rule(), leaf.full());
            all &= earned.points() != null;
            if (earned.points() != null && (best == null || worth(earned).compareTo(worth(best)) > 0)) {
                best = earned;
                name = option.name();
            }
        }
        if (!all || best == null) {
            return null;
        }
        leaf.exceed(best.excess());
        leaf.step("trace.best", name, Stream.of(best.points()).findFirst().orElseThrow());
        return best.points();
    }

    private static Points worth(Leaf.Part part) {
        return part.points() == null ? Points.ZERO : part.points().plus(part.excess());
    }
}
