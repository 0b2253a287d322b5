package cn.ziping.rollout.web;

import cn.ziping.platform.FormAnswer;
import cn.ziping.rollout.NewYearService;
import cn.ziping.shared.Actor;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.FormReading;
import cn.ziping.shared.NotFoundException;
import cn.ziping.shared.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opening a new year. */
@Controller
@RequestMapping("/schemes/years")
@RequiredArgsConstructor
class YearController {

    private final NewYearService years;
    private final Clock clock;

    @GetMapping
    String page(Actor actor, Model model) {
        return show(actor, String.valueOf(LocalDate.now(clock).getYear()), model);
    }

    @PostMapping
    String open(
            Actor actor,
            @RequestParam(defaultValue = "") String year,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        requireMaker(actor);
        return new FormAnswer(response, model, redirect)
                .after(
                        () -> {
                            FormReading reading = new FormReading();
                            FiscalYear typed = reading.value(
                                    "year", () -> FiscalYear.typed(year), new FiscalYear(FiscalYear.LAST));
                            reading.require(typed.hasPrevious(), "year", "year.first");
                            reading.requireAll();
                            redirect.addFlashAttribute("opened", years.open(actor, typed));
                        },
                        "year.opened",
                        "redirect:/schemes/years",
                        () -> show(actor, year, model));
    }

    private static String show(Actor actor, String year, Model model) {
        requireMaker(actor);
        model.addAttribute("year", year);
        return "rollout/years";
    }

    /** The page is for those who open years; for others there is none. */
    private static void requireMaker(Actor actor) {
        if (!actor.has(Role.SCHEME_ADMIN)) {
            throw new NotFoundException("page", "/schemes/years");
        }
    }
}
