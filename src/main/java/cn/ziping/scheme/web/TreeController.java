package cn.ziping.scheme.web;

import cn.ziping.platform.BodyLimit;
import cn.ziping.platform.FormAnswer;
import cn.ziping.scheme.DraftNode;
import cn.ziping.scheme.SchemeEditor;
import cn.ziping.scheme.SchemeEditor.Draft;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.UnwrittenRule;
import cn.ziping.shared.Actor;
import cn.ziping.shared.DefinitionException;
import cn.ziping.shared.FormReading;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.NumberText;
import cn.ziping.shared.Points;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.RefusedFormException;
import cn.ziping.shared.TypedText;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tree of a draft: its nodes are added, described, moved and removed. */
@Controller
@RequestMapping("/schemes/{id}")
@RequiredArgsConstructor
class TreeController {

    private static final Set<String> KINDS = Set.of("dimension", "indicator");
    private static final int NAME = 100;
    private static final int CODE = 60;
    private static final Pattern NO_CODE = Pattern.compile("[^\\p{L}\\p{Nd}]");
    private static final int LONG = 2000;

    private final SchemeEditor editor;
    private final MessageSource messages;

    /** The form of a new node: below a dimension, or a dimension at the top. */
    @GetMapping("/nodes/new")
    String blank(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID parent,
            @RequestParam(defaultValue = "dimension") String kind,
            Model model) {
        requireKind(kind);
        return show(editor.draft(actor, id), null, parent, kind, Map.of(), "", model);
    }

    private static void requireKind(String kind) {
        if (!KINDS.contains(kind)) {
            throw new NotFoundException("kind", kind);
        }
    }

    @BodyLimit(kilobytes = 256, gate = SchemeGates.Making.class)
    @PostMapping("/nodes")
    String add(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID parent,
            @RequestParam(defaultValue = "dimension") String kind,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        requireKind(kind);
        boolean indicator = kind.equals("indicator");
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> redirect.addAttribute(
                                "node",
                                indicator && parent != null
                                        ? editor.addIndicator(actor, id, parent, added(form))
                                        : addDimension(actor, id, parent, form)),
                        "scheme.saved",
                        indicator ? "redirect:/schemes/{id}/nodes/{node}/rule" : "redirect:/schemes/{id}#node-{node}",
                        () -> show(editor.draft(actor, id), null, parent, kind, form, "", model));
    }

    private UUID addDimension(Actor actor, UUID id, @Nullable UUID parent, Map<String, String> form) {
        IndicatorDefinition read = added(form);
        return editor.addDimension(actor, id, parent, read.code(), read.name(), read.points());
    }

    @GetMapping("/nodes/{node}")
    String describe(Actor actor, @PathVariable UUID id, @PathVariable UUID node, Model model) {
        Draft draft = editor.draft(actor, id);
        draft.node(node);
        return show(draft, node, null, "", Map.of(), draft.node(node).seen(), model);
    }

    @BodyLimit(kilobytes = 256, gate = SchemeGates.Making.class)
    @PostMapping("/nodes/{node}")
    String change(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID node,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "") String seen,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        DraftNode present = editor.draft(actor, id).node(node);
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> {
                            IndicatorDefinition read = described(present.code(), form);
                            if (present.isDimension()) {
                                editor.dimension(actor, id, node, seen, read.name(), read.points());
                            } else {
                                editor.indicator(actor, id, node, seen, read);
                            }
                        },
                        "scheme.saved",
                        "redirect:/schemes/{id}#node-" + node,
                        () -> {
                            Draft now = editor.draft(actor, id);
                            // After a conflict the person has seen what stands now, after a slip of typing not.
                            boolean conflict = model.getAttribute("refusal") != null;
                            return show(
                                    now,
                                    node,
                                    null,
                                    "",
                                    form,
                                    conflict ? now.node(node).seen() : seen,
                                    model);
                        });
    }

    /** With the keyboard a step, with the mouse before another node or into a dimension. */
    @PostMapping("/nodes/{node}/move")
    String move(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID node,
            @RequestParam(defaultValue = "") String direction,
            @RequestParam(required = false) @Nullable UUID target,
            @RequestParam(required = false) @Nullable String into,
            RedirectAttributes redirect) {
        editor.draft(actor, id).node(node);
        if (into != null) {
            editor.placeInto(actor, id, node, into.isEmpty() ? null : dimension(into));
        } else if (target != null) {
            editor.place(actor, id, node, target);
        } else {
            switch (direction) {
                case "up" -> editor.moveUp(actor, id, node);
                case "down" -> editor.moveDown(actor, id, node);
                default -> throw new RefusedException("choice.unknown");
            }
        }
        redirect.addFlashAttribute("moved", node);
        return "redirect:/schemes/{id}#node-" + node;
    }

    /** Another indicator with the same rule, to be named. */
    @PostMapping("/nodes/{node}/copy")
    String copy(Actor actor, @PathVariable UUID id, @PathVariable UUID node, RedirectAttributes redirect) {
        if (editor.draft(actor, id).node(node).isDimension()) {
            throw new NotFoundException("indicator", node);
        }
        String ending = messages.getMessage("draft.node.copy.ending", null, Locale.SIMPLIFIED_CHINESE);
        redirect.addAttribute("copy", editor.copyIndicator(actor, id, node, ending));
        redirect.addFlashAttribute("notice", "scheme.copied");
        return "redirect:/schemes/{id}/nodes/{copy}";
    }

    @PostMapping("/nodes/{node}/remove")
    String remove(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID node,
            @RequestParam(defaultValue = "") String whole,
            RedirectAttributes redirect) {
        editor.remove(actor, id, node, whole);
        redirect.addFlashAttribute("notice", "scheme.saved");
        return "redirect:/schemes/{id}";
    }

    private String show(
            Draft draft,
            @Nullable UUID node,
            @Nullable UUID parent,
            String kind,
            Map<String, String> form,
            String seen,
            Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("node", node == null ? null : draft.node(node));
        model.addAttribute("parent", parent == null ? null : draft.node(parent));
        model.addAttribute("kind", node == null ? kind : draft.node(node).isDimension() ? "dimension" : "indicator");
        model.addAttribute("typed", form);
        model.addAttribute("seen", seen);
        return "scheme/node";
    }

    /** What is no id names nothing. */
    private static UUID dimension(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException none) {
            throw new NotFoundException("node", typed);
        }
    }

    /** The fields of a new node: a code that is not given is what letters and digits the name has. */
    private IndicatorDefinition added(Map<String, String> form) {
        FormReading reading = new FormReading();
        String typed = reading.text("code", () -> TypedText.optionalLine(form.getOrDefault("code", ""), CODE));
        String derived = NO_CODE.matcher(form.getOrDefault("name", "")).replaceAll("");
        String code = typed.isEmpty() ? derived.substring(0, Math.min(CODE, derived.length())) : typed;
        return described(code, form, reading);
    }

    private IndicatorDefinition described(String code, Map<String, String> form) {
        return described(code, form, new FormReading());
    }

    /** The fields of a node; an indicator starts without a rule, which is then written in its own form. */
    private IndicatorDefinition described(String code, Map<String, String> form, FormReading reading) {
        String name = reading.text("name", () -> TypedText.line(form.getOrDefault("name", ""), NAME));
        String description =
                reading.text("description", () -> TypedText.lines(form.getOrDefault("description", ""), LONG));
        String standard = reading.text("standard", () -> TypedText.lines(form.getOrDefault("standard", ""), LONG));
        String target = reading.text("target", () -> TypedText.lines(form.getOrDefault("target", ""), LONG));
        Points points = reading.value("points", () -> points(form.getOrDefault("points", "")), Points.ZERO);
        reading.requireAll();
        try {
            return new IndicatorDefinition(code, name, description, points, standard, target, new UnwrittenRule());
        } catch (DefinitionException refused) {
            throw new RefusedFormException(
                    refused.component(),
                    "definition",
                    messages.getMessage(
                            refused.code(), refused.arguments().toArray(), LocaleContextHolder.getLocale()));
        }
    }

    private static Points points(String typed) {
        return NumberText.parse(typed)
                .filter(value -> value.precision() - value.scale() <= 6 && value.scale() <= 6)
                .map(Points::new)
                .filter(Points::isPositive)
                .orElseThrow(() -> new RefusedException("scheme.points"));
    }
}
