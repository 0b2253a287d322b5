package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of several rules (domain §4.1 form 29, 二者择其一): the one that earns the most or the least, for which all have to be
 * scorable, or the one that a person chooses.
 *
 * @param label goes before the name of the input where one indicator has several such choices; else empty
 * @param by who decides
 * @param options the rules to choose from
 */
@JsonTypeName("alternatives")
public record AlternativesRule(@MayBeLeftOut String label, Choice by, List<Option> options) implements ScoringRule {

    /** The name of the input that takes the choice, after the label. */
    public static final String CHOSEN = "选用评分办法";

    /** Who decides. */
    public enum Choice {
        /** Whichever earns the most. */
        BEST,
        /** Whichever earns the least. */
        WORST,
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
            throw new DefinitionException("options", "two-different");
        }
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        Stream<InputDeclaration> needed = options.stream().flatMap(option -> option.rule().inputs(full).stream());
        return by == Choice.CHOSEN
                ? InputDeclaration.merged(Stream.concat(
                        Stream.of(InputDeclaration.choice(chosen(), names())), needed.map(InputDeclaration::optional)))
                : InputDeclaration.merged(needed);
    }

    private String chosen() {
        return label + CHOSEN;
    }

    private List<String> names() {
        return options.stream().map(Option::name).toList();
    }

    @Override
    public List<Message> wording(Points full) {
        List<Message> sentences = new ArrayList<>();
        sentences.add(Message.of("rule.alternatives." + by));
        options.forEach(option -> sentences.add(Message.of(
                "rule.alternative", option.name(), Message.within(option.rule().wording(full)))));
        return sentences;
    }

    @Override
    public List<Message> problems(Points full) {
        return Stream.concat(
                        options.stream()
                                .flatMap(option -> option.rule().problems(full).stream()
                                        .map(problem -> Message.of("problem.of-indicator", option.name(), problem))),
                        InputDeclaration.judgedTwice(
                                by == Choice.CHOSEN
                                        ? Stream.empty()
                                        : options.stream()
                                                .map(option -> option.rule().inputs(full)))
                                .stream())
                .toList();
    }

    @Override
    public Points most(Points full) {
        return options.stream()
                .map(option -> option.rule().most(full))
                .reduce(by == Choice.WORST ? Points::atMost : Points::atLeast)
                .orElse(full);
    }

    @Override
    public ScoringRule startingWith(Points before, Points now) {
        return new AlternativesRule(
                label,
                by,
                options.stream()
                        .map(option -> new Option(option.name(), option.rule().startingWith(before, now)))
                        .toList());
    }

    @Override
    public boolean canExceed() {
        return options.stream().anyMatch(option -> option.rule().canExceed());
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        return by == Choice.CHOSEN ? ofChosen(leaf) : ofAll(leaf);
    }

    private @Nullable Points ofChosen(Leaf leaf) {
        String name = leaf.entry(chosen());
        if (name == null) {
            return null;
        }
        Optional<Option> option = options.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        if (option.isEmpty()) {
            leaf.missing(chosen());
            return null;
        }
        leaf.step("trace.chosen", name);
        return option.get().rule().earn(leaf);
    }

    private @Nullable Points ofAll(Leaf leaf) {
        Leaf.@Nullable Part taken = null;
        String name = "";
        boolean all = true;
        for (Option option : options) {
            leaf.step("trace.alternative", option.name());
            Leaf.Part earned = leaf.part(option.rule(), leaf.full());
            all &= earned.points() != null;
            if (earned.points() != null && (taken == null || goesBefore(earned, taken))) {
                taken = earned;
                name = option.name();
            }
        }
        if (!all || taken == null) {
            return null;
        }
        leaf.exceed(taken.excess());
        taken.losses().forEach(leaf::loses);
        leaf.step(
                by == Choice.WORST ? "trace.worst" : "trace.best",
                name,
                Stream.of(taken.points()).findFirst().orElseThrow());
        return taken.points();
    }

    /** Of those that earn the same the first is taken. */
    private boolean goesBefore(Leaf.Part part, Leaf.Part taken) {
        int order = worth(part).compareTo(worth(taken));
        return by == Choice.WORST ? order < 0 : order > 0;
    }

    private static Points worth(Leaf.Part part) {
        return part.points() == null ? Points.ZERO : part.points().plus(part.excess());
    }
}
