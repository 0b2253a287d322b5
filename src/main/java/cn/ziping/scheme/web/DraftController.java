package cn.ziping.scheme.web;

import cn.ziping.figure.FigureCatalogue;
import cn.ziping.figure.FigureCatalogues;
import cn.ziping.platform.BodyLimit;
import cn.ziping.platform.RefusedPage;
import cn.ziping.scheme.ChapterOutline;
import cn.ziping.scheme.FormatException;
import cn.ziping.scheme.SchemeEditor;
import cn.ziping.scheme.SchemeEditor.Draft;
import cn.ziping.scheme.SchemeFormat;
import cn.ziping.scheme.SchemeQuantities;
import cn.ziping.scheme.SchemeSettings;
import cn.ziping.scheme.Shape;
import cn.ziping.scoring.IndicatorDefinition;
import cn.ziping.scoring.InputDeclaration;
import cn.ziping.scoring.NamedQuantities;
import cn.ziping.scoring.QuantityDefinition;
import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.shared.Actor;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.RefusedException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
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

/** The parts of a draft beside its tree, each edited in a form drawn from its shape. */
@Controller
@RequestMapping("/schemes/{id}/parts/{part}")
@RequiredArgsConstructor
class DraftController {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SchemeEditor editor;
    private final FigureCatalogues figures;
    private final FormDrawing drawing;
    private final MessageSource messages;

    /** What can be edited here, by the last segment of the address. */
    private enum Part {
        SETTINGS(SchemeSettings.class),
        QUANTITIES(SchemeQuantities.class),
        ADJUSTMENTS(SchemeAdjustments.class),
        OUTLINE(ChapterOutline.class);

        private final Class<?> type;

        Part(Class<?> type) {
            this.type = type;
        }

        static Part of(String segment) {
            for (Part part : values()) {
                if (part.name().toLowerCase(Locale.ROOT).equals(segment)) {
                    return part;
                }
            }
            throw new NotFoundException("part", segment);
        }

        /** What its form is filled from. */
        String seen(Draft draft) {
            return draft.seen(this == QUANTITIES ? draft.written().statedQuantities() : stored(draft));
        }

        Object stored(Draft draft) {
            return switch (this) {
                case SETTINGS -> draft.settings();
                case QUANTITIES -> new SchemeQuantities(draft.written().statedQuantities());
                case ADJUSTMENTS -> draft.written().statedAdjustments();
                case OUTLINE -> draft.written().outline();
            };
        }
    }

    @GetMapping
    String page(Actor actor, @PathVariable UUID id, @PathVariable String part, Locale locale, Model model) {
        Part which = Part.of(part);
        Draft draft = editor.draft(actor, id);
        Object stored = which.stored(draft);
        FormValues values = FormValues.of(Shape.of(which.type), JSON.valueToTree(stored));
        return show(draft, which, values, which.seen(draft), locale, model);
    }

    @BodyLimit(kilobytes = 512, gate = SchemeGates.Making.class)
    @PostMapping
    String save(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable String part,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "save") String action,
            @RequestParam(defaultValue = "") String seen,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
            HttpServletResponse response,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        Part which = Part.of(part);
        Draft draft = editor.draft(actor, id);
        FormValues values = new FormValues(form);
        if (!action.equals("save")) {
            values.reshape(action);
            String page = show(draft, which, values, seen, locale, model);
            return fragment ? page + " :: definition" : page;
        }
        String present = seen;
        try {
            JsonNode typed = values.read(Shape.of(which.type), "");
            if (values.refusals().isEmpty()) {
                store(actor, id, which, seen, typed);
                redirect.addFlashAttribute("notice", "scheme.saved");
                return "redirect:/schemes/{id}";
            }
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        } catch (FormatException refused) {
            refused.all()
                    .forEach(each -> values.refuse(
                            each,
                            messages.getMessage(each.code(), each.arguments().toArray(), locale)));
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        } catch (RefusedException refused) {
            RefusedPage.prepare(refused, response, model);
            Object stored = which.stored(draft);
            present = which.seen(draft);
            FormValues standing = FormValues.of(Shape.of(which.type), JSON.valueToTree(stored));
            model.addAttribute("standing", drawing.draw(Shape.of(which.type), standing, "", locale));
            model.addAttribute("differing", values.differing(standing));
        }
        return show(draft, which, values, present, locale, model);
    }

    private void store(Actor actor, UUID id, Part part, String seen, JsonNode typed) {
        byte[] document = JSON.writeValueAsBytes(typed);
        switch (part) {
            case SETTINGS -> editor.settings(actor, id, seen, SchemeFormat.read(document, SchemeSettings.class));
            case QUANTITIES -> {
                List<QuantityDefinition> read =
                        SchemeFormat.read(document, SchemeQuantities.class).quantities();
                for (int i = 0; i < read.size(); i++) {
                    requireKnown(
                            new NamedQuantities(read.subList(0, i))
                                    .within(read.get(i).quantity())
                                    .inputs(),
                            "/quantities/%d/quantity".formatted(i));
                }
                editor.quantities(actor, id, seen, read);
            }
            case ADJUSTMENTS -> {
                SchemeAdjustments read = SchemeFormat.read(document, SchemeAdjustments.class);
                requireKnown(editor.draft(actor, id).written().named().within(read));
                editor.adjustments(actor, id, seen, read);
            }
            case OUTLINE -> editor.outline(actor, id, seen, SchemeFormat.read(document, ChapterOutline.class));
        }
    }

    /** A figure that no department has would leave everybody's total open for ever. */
    private void requireKnown(SchemeAdjustments read) {
        if (read.cap() != null) {
            requireKnown(read.cap().measure().inputs(), "/cap/measure");
        }
        List<SchemeAdjustments.TotalCap> further = read.caps() == null ? List.of() : read.caps();
        for (int i = 0; i < further.size(); i++) {
            requireKnown(further.get(i).measure().inputs(), "/caps/%d/measure".formatted(i));
        }
        for (int i = 0; i < read.extras().size(); i++) {
            IndicatorDefinition indicator = read.extras().get(i).indicator();
            requireKnown(indicator.rule().inputs(indicator.points()), "/extras/%d/indicator/rule".formatted(i));
        }
    }

    private void requireKnown(List<InputDeclaration> inputs, String pointer) {
        FigureCatalogue known = figures.common();
        inputs.stream()
                .flatMap(input -> input.reads().stream())
                .filter(name -> known.find(name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw new FormatException(
                            pointer,
                            "refused.scheme.unknown-figure",
                            List.of(name, String.join("、", known.nearest(name))));
                });
    }

    private String show(Draft draft, Part part, FormValues values, String seen, Locale locale, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("part", part.name().toLowerCase(Locale.ROOT));
        model.addAttribute("seen", seen);
        model.addAttribute("fields", drawing.draw(Shape.of(part.type), values, "", locale));
        model.addAttribute("refusals", values.refusals().size());
        model.addAttribute("figures", figures.common().all());
        model.addAttribute("quantities", draft.written().statedQuantities());
        model.addAttribute(
                "formAction", "/schemes/" + draft.id() + "/parts/" + part.name().toLowerCase(Locale.ROOT));
        return "scheme/part";
    }
}
