package cn.ziping.testing;

import cn.ziping.scheme.SchemeEditor;
import cn.ziping.scheme.SchemePublishing;
import cn.ziping.scheme.SchemePublishing.PublicationForm;
import cn.ziping.scheme.SchemeService;
import cn.ziping.scheme.ScoringScheme;
import cn.ziping.shared.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Publishes drafts as two administrators do. */
@TestComponent
public class PublishedSchemes {

    private final People people;
    private final SchemeService schemes;
    private final SchemePublishing publishing;
    private final SchemeEditor editor;

    PublishedSchemes(People people, SchemeService schemes, SchemePublishing publishing, SchemeEditor editor) {
        this.editor = editor;
        this.people = people;
        this.schemes = schemes;
        this.publishing = publishing;
    }

    /** One proposes, the other publishes. */
    public void byTwo(UUID draft, PublicationForm form) {
        PublicationForm confirming = new PublicationForm(
                form.firstYear(), form.lastYear(), form.which(), form.departmentIds(), form.note(), doubts(draft));
        publishing.propose(people.actor("admin"), draft, edits(draft), confirming);
        publishing.publish(people.actor("admin2"), draft, edits(draft), last(draft), doubts(draft));
    }

    /** One asks for it to be taken out of use, the other does so. */
    public void stop(UUID version) {
        publishing.proposeChange(people.actor("admin"), version, "另有新方案");
        publishing.confirmChange(people.actor("admin2"), version, seen(version));
    }

    /** What a person sees of what is asked for. */
    public String seen(UUID version) {
        return schemes.scope(people.actor("admin"), version).changeSeen();
    }

    /** The version that the page of the difference is shown against. */
    public @Nullable UUID last(UUID version) {
        Actor admin = people.actor("admin");
        return ScoringScheme.lastPublished(schemes.others(admin, version), schemes.scope(admin, version))
                .map(ScoringScheme::getId)
                .orElse(null);
    }

    /** What both say that they have seen to be meant as it stands. */
    private String doubts(UUID draft) {
        return editor.draft(people.actor("admin"), draft).doubts().seen();
    }

    private int edits(UUID draft) {
        return schemes.scope(people.actor("admin"), draft).getEdits();
    }
}
