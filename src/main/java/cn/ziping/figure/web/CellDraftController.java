package cn.ziping.figure.web;

import cn.ziping.figure.CellDrafts;
import cn.ziping.platform.BodyLimit;
import cn.ziping.shared.Actor;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A person's own notes of what is being typed into cells. */
@RestController
@RequestMapping("/drafts")
@RequiredArgsConstructor
class CellDraftController {

    private final CellDrafts drafts;

    @GetMapping
    List<CellDrafts.Draft> drafts(Actor actor, @RequestParam String page) {
        return drafts.of(actor, page);
    }

    @BodyLimit(kilobytes = 2 * 1024, gate = DraftGate.class)
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(
            Actor actor,
            @RequestParam String page,
            @RequestParam String cell,
            @RequestParam(defaultValue = "") String was,
            @RequestParam String typed,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "0") long seq) {
        drafts.keep(actor, page, new CellDrafts.Draft(cell, was, typed, unit), seq);
    }

    @BodyLimit(kilobytes = 512, gate = DraftGate.class)
    @PostMapping("/drop")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(
            Actor actor,
            @RequestParam String page,
            @RequestParam List<String> cell,
            @RequestParam(defaultValue = "0") long seq) {
        drafts.drop(actor, page, cell, seq);
    }
}
