package cn.ziping.rollout.web;

import cn.ziping.platform.FormAnswer;
import cn.ziping.rollout.Rollout;
import cn.ziping.rollout.RolloutRow;
import cn.ziping.rollout.RolloutService;
import cn.ziping.scheme.SchemeService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.NumberText;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The preview of what a scheme would change: years are chosen, a bar shows how far it has come, then what differs. */
@Controller
@RequestMapping("/schemes/{id}/preview")
@RequiredArgsConstructor
class RolloutController {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RolloutService rollouts;
    private final SchemeService schemes;

    @GetMapping
    String choose(Actor actor, @PathVariable UUID id, Model model) {
        model.addAttribute("scheme", schemes.version(actor, id));
        model.addAttribute("years", rollouts.years(actor));
        model.addAttribute("latest", rollouts.latest(actor, id).orElse(null));
        return "rollout/choose";
    }

    @PostMapping
    String start(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") Set<String> years,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> redirect.addAttribute(
                                "rollout",
                                rollouts.start(
                                        actor,
                                        id,
                                        years.stream().map(FiscalYear::typed).collect(Collectors.toSet()))),
                        "rollout.started",
                        "redirect:/schemes/{id}/preview/{rollout}",
                        () -> choose(actor, id, model));
    }

    @GetMapping("/{rollout}")
    String show(Actor actor, @PathVariable UUID id, @PathVariable UUID rollout, Model model) {
        Rollout found = rollouts.rollout(actor, id, rollout);
        model.addAttribute("scheme", schemes.version(actor, id));
        model.addAttribute("rollout", found);
        model.addAttribute("stale", schemes.scope(actor, id).getEdits() != found.edits());
        if (found.state() != Rollout.State.RUNNING) {
            List<RowView> rows =
                    rollouts.rows(actor, id, rollout).stream().map(RowView::of).toList();
            model.addAttribute("rows", rows);
            model.addAttribute(
                    "changed", rows.stream().filter(RowView::gradeChanges).count());
            model.addAttribute(
                    "unscored",
                    rows.stream().filter(row -> !row.missing().isEmpty()).count());
        }
        return "rollout/result";
    }

    /** How far it has come, asked for again and again. */
    @GetMapping(path = "/{rollout}/progress", headers = "HX-Request=true")
    String progress(
            Actor actor, @PathVariable UUID id, @PathVariable UUID rollout, HttpServletResponse response, Model model) {
        Rollout found = rollouts.rollout(actor, id, rollout);
        model.addAttribute("rollout", found);
        model.addAttribute("scheme", schemes.version(actor, id));
        if (found.state() != Rollout.State.RUNNING) {
            response.setHeader("HX-Refresh", "true");
        }
        return "rollout/result :: progress";
    }

    /** One evaluation leaf by leaf. */
    @GetMapping("/{rollout}/{evaluation}")
    String leaves(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID rollout,
            @PathVariable UUID evaluation,
            Model model) {
        RolloutRow row = rollouts.row(actor, id, rollout, evaluation);
        model.addAttribute("scheme", schemes.version(actor, id));
        model.addAttribute("rolloutId", rollout);
        model.addAttribute("row", RowView.of(row));
        model.addAttribute(
                "leaves",
                JSON.readTree(row.leaves()).valueStream().map(LeafView::of).toList());
        return "rollout/leaves";
    }

    /**
     * An evaluation as the page shows it.
     *
     * @param id its id
     * @param department the department's name
     * @param year its year
     * @param before the total by its own version
     * @param gradeBefore its grade
     * @param after the total by the draft
     * @param gradeAfter its grade
     * @param difference how far the total moves, with its sign; empty where it does not or cannot be said
     * @param gradeChanges whether the grade changes
     * @param missing the names of what the draft lacks
     */
    record RowView(
            UUID id,
            String department,
            int year,
            String before,
            String gradeBefore,
            String after,
            String gradeAfter,
            String difference,
            boolean gradeChanges,
            List<String> missing) {

        static RowView of(RolloutRow row) {
            return new RowView(
                    row.evaluationId(),
                    row.departmentName(),
                    row.year(),
                    plain(row.totalBefore()),
                    row.gradeBefore() == null ? "" : row.gradeBefore(),
                    plain(row.totalAfter()),
                    row.gradeAfter() == null ? "" : row.gradeAfter(),
                    signed(row.difference()),
                    row.gradeChanges(),
                    JSON.readTree(row.missing())
                            .valueStream()
                            .map(missing -> missing.path("indicator").asString() + " · "
                                    + missing.path("input").asString())
                            .distinct()
                            .toList());
        }
    }

    /**
     * A leaf as the page shows it.
     *
     * @param name its name; empty of lines between raw total and total
     * @param kind the kind of those lines, else empty
     * @param before its score of its full points by its own version
     * @param after the same by the draft
     * @param difference how far it moves
     */
    record LeafView(String name, String kind, String before, String after, String difference) {

        static LeafView of(JsonNode leaf) {
            BigDecimal before = number(leaf.path("before"));
            BigDecimal after = number(leaf.path("after"));
            return new LeafView(
                    leaf.path("name").asString(),
                    leaf.path("name").asString().isEmpty() ? leaf.path("code").asString() : "",
                    of(before, number(leaf.path("fullBefore"))),
                    of(after, number(leaf.path("fullAfter"))),
                    before == null || after == null ? "" : signed(after.subtract(before)));
        }

        private static String of(@Nullable BigDecimal score, @Nullable BigDecimal full) {
            if (full == null) {
                return score == null ? "" : NumberText.plain(score);
            }
            return plain(score) + " / " + NumberText.plain(full);
        }

        private static @Nullable BigDecimal number(JsonNode node) {
            return node.isNull() || node.isMissingNode() ? null : new BigDecimal(node.asString());
        }
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "—" : NumberText.plain(value);
    }

    private static String signed(@Nullable BigDecimal difference) {
        if (difference == null || difference.signum() == 0) {
            return "";
        }
        return difference.signum() > 0
                ? "+" + NumberText.plain(difference)
                : "−" + NumberText.plain(difference.negate());
    }
}
