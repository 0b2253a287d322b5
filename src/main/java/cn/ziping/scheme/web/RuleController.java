package cn.ziping.scheme.web;

import cn.ziping.figure.FigureCatalogue;
import cn.ziping.figure.FigureCatalogues;
import cn.ziping.platform.BodyLimit;
import cn.ziping.platform.RefusedPage;
import cn.ziping.scheme.DraftNode;
import cn.ziping.scheme.FigureUnits;
import cn.ziping.scheme.FormatException;
import cn.ziping.scheme.RuleExample;
import cn.ziping.scheme.SchemeEditor;
import cn.ziping.scheme.SchemeEditor.Draft;
import cn.ziping.scheme.SchemeFormat;
import cn.ziping.scheme.Shape;
import cn.ziping.scheme.Wording;
import cn.ziping.scheme.WordingConfirmations;
import cn.ziping.scoring.Formula;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.NamedQuantities;
import cn.ziping.scoring.ScoringRule;
import cn.ziping.scoring.Unit;
import cn.ziping.shared.Actor;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.TypedText;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rule of one indicator of a draft: its form, its wording, a trial and its saved examples. */
@Controller
@RequestMapping("/schemes/{id}/nodes/{node}")
@RequiredArgsConstructor
class RuleController {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Shape RULE = Shape.of(ScoringRule.class);
    private static final int NAME = 100;

    private final SchemeEditor editor;
    private final WordingConfirmations confirmations;
    private final FigureCatalogues figures;
    private final FormDrawing drawing;
    private final RuleTrial trials;
    private final Wording wording;
    private final MessageSource messages;

    @GetMapping("/rule")
    String page(Actor actor, @PathVariable UUID id, @PathVariable UUID node, Locale locale, Model model) {
        Draft draft = editor.draft(actor, id);
        ScoringRule rule = indicator(draft, node).rule();
        FormValues values = FormValues.of(RULE, JSON.valueToTree(rule));
        return show(draft, node, values, rule, draft.seen(rule), Map.of(), locale, model);
    }

    @BodyLimit(kilobytes = 512, gate = SchemeGates.Making.class)
    @PostMapping("/rule")
    String save(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID node,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "save") String action,
            @RequestParam(defaultValue = "") String seen,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        Draft draft = editor.draft(actor, id);
        indicator(draft, node);
        FormValues values = new FormValues(form);
        if (!action.equals("save") && !action.equals("try")) {
            values.reshape(action);
        }
        ScoringRule rule = read(values, draft, node, locale);
        String present = seen;
        if (action.equals("save")) {
            try {
                if (rule != null && values.refusals().isEmpty()) {
                    editor.rule(actor, id, node, seen, rule);
                    redirect.addFlashAttribute("notice", "scheme.saved");
                    return "redirect:/schemes/{id}/nodes/{node}/rule";
                }
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            } catch (RefusedException refused) {
                RefusedPage.prepare(refused, response, model);
                ScoringRule standing = indicator(draft, node).rule();
                present = draft.seen(standing);
                model.addAttribute("standing", wording.rule(indicator(draft, node), locale));
            }
        } else {
            // While a rule is being made, what is not there yet is not an error yet.
            model.addAttribute("unfinished", !values.refusals().isEmpty());
            model.addAttribute("blank", List.copyOf(values.refusals().keySet()));
            values.keepRefusals(pointer -> !values.get(pointer).isBlank());
        }
        String page = show(draft, node, values, rule, present, form, locale, model);
        if (!fragment) {
            return page;
        }
        return page + (action.equals("try") ? " :: tried" : " :: definition");
    }

    /** Saves the trial as an example that the rule has to keep. */
    @BodyLimit(kilobytes = 512, gate = SchemeGates.Making.class)
    @PostMapping("/examples")
    String addExample(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID node,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        Draft draft = editor.draft(actor, id);
        IndicatorDefinition stored = indicator(draft, node);
        FormValues values = new FormValues(form);
        ScoringRule rule = read(values, draft, node, locale);
        try {
            if (rule == null || !rule.equals(stored.rule())) {
                throw new RefusedException("scheme.save-rule-first");
            }
            String name = TypedText.line(form.getOrDefault("example-name", ""), NAME);
            Points expected = NumberText.parse(form.getOrDefault("expected", ""))
                    .map(Points::new)
                    .orElseThrow(() -> new RefusedException("scheme.expected"));
            IndicatorDefinition whole = draft.written().named().within(stored);
            editor.addExample(actor, id, new RuleExample(stored.code(), name, RuleTrial.typed(whole, form), expected));
            redirect.addFlashAttribute("notice", "scheme.saved");
            return "redirect:/schemes/{id}/nodes/{node}/rule";
        } catch (RefusedException refused) {
            RefusedPage.prepare(refused, response, model);
            return show(draft, node, values, rule, form.getOrDefault("seen", ""), form, locale, model);
        }
    }

    /** The notice's wording and the rule mean the same. */
    @PostMapping("/confirm")
    String confirm(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID node,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes redirect) {
        confirmations.confirm(actor, editor.draft(actor, id), node, seen);
        redirect.addFlashAttribute("notice", "scheme.wording-confirmed");
        return back.equals("draft") ? "redirect:/schemes/{id}#wording" : "redirect:/schemes/{id}/nodes/{node}/rule";
    }

    @PostMapping("/examples/remove")
    String removeExample(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID node,
            @RequestParam String name,
            RedirectAttributes redirect) {
        editor.removeExample(actor, id, indicator(editor.draft(actor, id), node).code(), name);
        redirect.addFlashAttribute("notice", "scheme.saved");
        return "redirect:/schemes/{id}/nodes/{node}/rule";
    }

    private static IndicatorDefinition indicator(Draft draft, UUID node) {
        IndicatorDefinition indicator = draft.ruled(node).indicator();
        if (indicator == null) {
            throw new NotFoundException("indicator", node);
        }
        return indicator;
    }

    /** The rule that was typed; {@code null} where it cannot stand, which is then said at its fields. */
    private @Nullable ScoringRule read(FormValues values, Draft draft, UUID node, Locale locale) {
        JsonNode typed = values.read(RULE, "");
        if (!values.refusals().isEmpty()) {
            return null;
        }
        try {
            ScoringRule rule = SchemeFormat.read(JSON.writeValueAsBytes(typed), ScoringRule.class);
            requireKnown(rule, draft.written().named(), indicator(draft, node).points(), values, typed);
            return rule;
        } catch (FormatException refused) {
            refused.all()
                    .forEach(each -> values.refuse(
                            each,
                            messages.getMessage(each.code(), each.arguments().toArray(), locale)));
            return null;
        }
    }

    /** A figure that no department has would leave everybody's score open for ever. */
    private void requireKnown(ScoringRule rule, NamedQuantities named, Points full, FormValues values, JsonNode typed) {
        FigureCatalogue known = figures.common();
        named.within(rule).inputs(full).stream()
                .flatMap(input -> input.reads().stream())
                .distinct()
                .filter(name -> known.find(name).isEmpty())
                .forEach(name -> {
                    String place = placeOf(name, typed, "");
                    values.refuse(
                            place,
                            new RefusedException("scheme.unknown-figure", name, String.join("、", known.nearest(name))));
                    if (place.endsWith("/expression")) {
                        values.mark(place, Formula.of(values.expression(place)).position(name));
                    }
                });
    }

    /** The field that names a figure; the whole where a formula or an average does. What a formula declares is no figure. */
    private static String placeOf(String reference, JsonNode node, String pointer) {
        for (String name : node.isObject() ? node.propertyNames() : List.<String>of()) {
            if (name.equals("entries")) {
                continue;
            }
            JsonNode below = node.path(name);
            String place = pointer + "/" + name;
            if (below.isString() && names(name, below.asString(), reference)) {
                return place;
            }
            String found = placeOf(reference, below, place);
            if (!found.isEmpty()) {
                return found;
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            String found = placeOf(reference, node.get(i), pointer + "/" + i);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static boolean names(String field, String typed, String reference) {
        return switch (field) {
            case "expression" -> Formula.of(typed).names().contains(reference);
            case "cumulative" -> reference.startsWith(typed + "_");
            default -> typed.equals(reference);
        };
    }

    private String show(
            Draft draft,
            UUID node,
            FormValues values,
            @Nullable ScoringRule rule,
            String seen,
            Map<String, String> form,
            Locale locale,
            Model model) {
        IndicatorDefinition stored = indicator(draft, node);
        DraftNode shown = draft.ruled(node);
        model.addAttribute("draft", draft);
        model.addAttribute("node", shown);
        model.addAttribute("seen", seen);
        model.addAttribute("refusals", values.refusals().size());
        model.addAttribute("rule", drawing.draw(RULE, values, message("draft.rule.kind", locale), locale));
        FigureCatalogue known = figures.common();
        Function<String, Unit> units = FigureUnits.of(known);
        model.addAttribute("figures", known.all());
        model.addAttribute("formAction", "/schemes/%s/nodes/%s/rule".formatted(draft.id(), node));
        if (rule != null) {
            model.addAttribute(
                    "trial",
                    trials.trial(
                            draft.written().named().within(stored.with(rule)),
                            draft.written().policy(),
                            units,
                            form,
                            locale));
            model.addAttribute("drawn", form.getOrDefault("drawn", ""));
        }
        model.addAttribute("exampleName", form.getOrDefault("example-name", ""));
        model.addAttribute("expected", form.getOrDefault("expected", ""));
        model.addAttribute("examples", examples(draft, draft.written().named().within(stored), units));
        model.addAttribute("quantities", draft.written().statedQuantities());
        model.addAttribute("standard", stored.standard());
        model.addAttribute(
                "pair",
                confirmations.pairs(draft, locale).stream()
                        .filter(pair -> pair.node().equals(node))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("unreachable", Unreachable.of(stored));
        model.addAttribute("unfinishedFields", unfinished(values, rule, model));
        return "scheme/rule";
    }

    /** What is not filled in yet, as its fields are called, outermost first. */
    private static List<String> unfinished(FormValues values, @Nullable ScoringRule rule, Model model) {
        if (rule != null || !(model.getAttribute("rule") instanceof FieldView drawn)) {
            return List.of();
        }
        Stream<String> blank = model.getAttribute("blank") instanceof List<?> noted
                ? noted.stream().map(String::valueOf)
                : values.refusals().keySet().stream();
        return blank.flatMap(pointer -> drawn.pathTo(pointer).stream())
                .distinct()
                .toList();
    }

    private String message(String code, Locale locale) {
        return messages.getMessage(code, null, locale);
    }

    /**
     * A saved example.
     *
     * @param name its name
     * @param inputs its inputs in short
     * @param expected the points it expects
     * @param earned the points it earns, or {@code —}
     * @param holds whether they are the same
     */
    record ExampleView(String name, String inputs, String expected, String earned, boolean holds) {}

    private static List<ExampleView> examples(
            Draft draft, IndicatorDefinition indicator, Function<String, Unit> units) {
        List<RuleExample> saved = draft.written().examples();
        return (saved == null ? List.<RuleExample>of() : saved)
                .stream()
                        .filter(example -> example.indicator().equals(indicator.code()))
                        .map(example -> view(example, indicator, draft, units))
                        .toList();
    }

    private static ExampleView view(
            RuleExample example, IndicatorDefinition indicator, Draft draft, Function<String, Unit> units) {
        Optional<Points> earned = example.earned(indicator, draft.written().policy(), units);
        return new ExampleView(
                example.name(),
                example.inputs().inShort(),
                example.expected().toString(),
                earned.map(Points::toString).orElse("—"),
                earned.filter(example.expected()::equals).isPresent());
    }
}
