package cn.ziping.audit.web;

import cn.ziping.audit.AuditCheck;
import cn.ziping.audit.AuditReader;
import cn.ziping.audit.DepartmentNames;
import cn.ziping.shared.Actor;
import cn.ziping.shared.Days;
import cn.ziping.shared.RefusedException;
import cn.ziping.shared.ShownTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The log, filtered, and the check of its chain. */
@Controller
@RequestMapping("/admin/audit")
@RequiredArgsConstructor
class AuditController {

    private final AuditReader reader;
    private final DepartmentNames departments;
    private final MessageSource messages;

    @GetMapping
    String page(
            Actor actor,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable UUID department,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable Long before,
            Locale locale,
            Model model) {
        Map<String, RefusedException> errors = new LinkedHashMap<>();
        AuditReader.Filter filter = new AuditReader.Filter(
                name(person), department, name(action), date("from", from, errors), date("to", to, errors));
        if (filter.from() != null && filter.to() != null && filter.to().isBefore(filter.from())) {
            errors.put("to", new RefusedException("date.order"));
        }
        model.addAttribute("errors", errors);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        AuditReader.Page page = reader.page(actor, filter, before);
        Map<UUID, String> names = departments.all();
        model.addAttribute("filter", filter);
        model.addAttribute("people", reader.actors(actor));
        model.addAttribute("departments", names);
        model.addAttribute(
                "actions",
                reader.actions(actor).stream()
                        .map(code -> new ActionView(code, action(code, locale)))
                        .toList());
        List<EntryView> entries =
                page.entries().stream().map(entry -> view(entry, names, locale)).toList();
        model.addAttribute("entries", entries);
        reader.latestCheck(actor).ifPresent(check -> {
            model.addAttribute("check", check);
            model.addAttribute("checkedAt", ShownTime.of(check.at()));
        });
        if (page.more()) {
            model.addAttribute(
                    "older",
                    older(filter, page.entries().get(page.entries().size() - 1).id()));
        }
        return "audit/log";
    }

    @PostMapping("/check")
    String check(Actor actor) {
        reader.check(actor);
        return "redirect:/admin/audit";
    }

    /** How far the check has come, asked for again and again. */
    @GetMapping(path = "/check/progress", headers = "HX-Request=true")
    String progress(Actor actor, HttpServletResponse response, Model model) {
        AuditCheck check = reader.latestCheck(actor).orElse(null);
        model.addAttribute("check", check);
        if (check == null || check.state() != AuditCheck.State.RUNNING) {
            response.setHeader("HX-Refresh", "true");
        }
        return "audit/log :: progress";
    }

    private EntryView view(AuditReader.Entry entry, Map<UUID, String> names, Locale locale) {
        return new EntryView(
                entry.id(),
                ShownTime.of(entry.at()),
                entry.actor(),
                entry.address(),
                action(entry.action(), locale),
                entry.outcome(),
                entry.department() == null
                        ? ""
                        : names.getOrDefault(
                                entry.department(), entry.department().toString()),
                entry.year() == null ? "" : entry.year().toString(),
                entry.subject(),
                entry.times(),
                entry.foreignMade(),
                entry.outcome().equals("REFUSED") ? reason(entry.detail(), locale) : entry.detail());
    }

    /** Why something was refused, in words as far as the log keeps them: it holds no typed values. */
    private String reason(String detail, Locale locale) {
        if (detail.startsWith("No ")) {
            return messages.getMessage("audit.reason.unreachable", null, locale);
        }
        String code = detail.startsWith("refused.") ? detail : "audit.reason." + detail;
        return messages.getMessage(code, new Object[] {"…", "…", "…", "…"}, detail, locale);
    }

    /** An action in words; of one that this version does not know, its code. */
    private String action(String code, Locale locale) {
        return messages.getMessage("action." + code, null, code, locale);
    }

    private static String older(AuditReader.Filter filter, long before) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/admin/audit");
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "person", filter.actor());
        put(values, "department", filter.department());
        put(values, "action", filter.action());
        put(values, "from", filter.from());
        put(values, "to", filter.to());
        values.put("before", before);
        values.forEach(address::queryParam);
        return address.build().encode().toUriString();
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    /** A day of this century, or what is wrong with it at its field. */
    private static @Nullable LocalDate date(String field, String typed, Map<String, RefusedException> errors) {
        try {
            return typed.isBlank() ? null : Days.parse(typed);
        } catch (RefusedException refusal) {
            errors.put(field, refusal);
            return null;
        }
    }

    private static @Nullable String name(@Nullable String text) {
        return text == null || text.isBlank() || text.indexOf('\0') >= 0 ? null : text;
    }

    /** An action in the filter. */
    record ActionView(String code, String name) {}

    /** An entry as the page shows it. */
    record EntryView(
            long id,
            String at,
            String actor,
            String address,
            String action,
            String outcome,
            String department,
            String year,
            String subject,
            int times,
            boolean foreignMade,
            String detail) {}
}
