package cn.ziping.scoring;

import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.Points;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first condition that holds says by which rule points are earned (domain §4.1 forms 8, 19, 20, 28): 低于 70% 不得分，高于
 * 130% 不得分，否则按比例; 要素完整得满分，否则酌情扣分. Only what the chosen branch needs has to be given.
 *
 * @param cases the cases, in the order they are tried
 * @param otherwise the rule where no condition holds
 */
@JsonTypeName("cases")
public record CasesRule(List<Case> cases, ScoringRule otherwise) implements ScoringRule {

    /**
     * A case.
     *
     * @param when what has to hold
     * @param rule how points are then earned
     */
    public record Case(Condition when, ScoringRule rule) {}

    public CasesRule {
        cases = List.copyOf(cases);
        if (cases.isEmpty()) {
            throw new DefinitionException("cases", "one");
        }
    }

    @Override
    public List<InputDeclaration> inputs(Points full) {
        Map<String, InputDeclaration> inputs = new LinkedHashMap<>();
        cases.get(0).when().inputs().forEach(input -> inputs.put(key(input), input));
        Stream<InputDeclaration> branches = Stream.concat(
                cases.stream()
                        .flatMap(branch ->
                                Stream.concat(branch.when().inputs().stream(), branch.rule().inputs(full).stream())),
                otherwise.inputs(full).stream());
        branches.forEach(input -> inputs.putIfAbsent(key(input), input.optional()));
        return List.copyOf(inputs.values());
    }

    private static String key(InputDeclaration input) {
        return input.source() + " " + input.name() + " " + input.type();
    }

    @Override
    public List<Message> wording(Points full) {
        List<Message> sentences = new ArrayList<>();
        cases.forEach(branch -> sentences.add(Message.of(
                "rule.case",
                branch.when().wording(),
                Message.within(branch.rule().wording(full)))));
        sentences.add(Message.of("rule.otherwise", Message.within(otherwise.wording(full))));
        return Zero.say(
                sentences,
                cases.stream()
                        .flatMap(branch -> branch.when().zeroWording().stream())
                        .toList());
    }

    @Override
    public List<Message> problems(Points full) {
        return Stream.concat(
                        cases.stream()
                                .flatMap(branch -> Stream.concat(
                                        branch.when().problems().stream(), branch.rule().problems(full).stream())),
                        otherwise.problems(full).stream())
                .toList();
    }

    @Override
    public Points most(Points full) {
        return Stream.concat(cases.stream().map(Case::rule), Stream.of(otherwise))
                .map(rule -> rule.most(full))
                .max(Comparator.naturalOrder())
                .orElse(full);
    }

    @Override
    public ScoringRule startingWith(Points before, Points now) {
        return new CasesRule(
                cases.stream()
                        .map(branch -> new Case(branch.when(), branch.rule().startingWith(before, now)))
                        .toList(),
                otherwise.startingWith(before, now));
    }

    @Override
    public boolean canExceed() {
        return otherwise.canExceed()
                || cases.stream().anyMatch(branch -> branch.rule().canExceed());
    }

    @Override
    public @Nullable Points earn(Leaf leaf) {
        for (Case branch : cases) {
            Boolean holds = branch.when().holds(leaf);
            if (holds == null) {
                return Zero.points(leaf);
            }
            if (holds) {
                return branch.rule().earn(leaf);
            }
        }
        return otherwise.earn(leaf);
    }
}
