package cn.ziping.testing;

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

    PublishedSchemes(People people, SchemeService schemes, SchemePublishing publishing) {
        this.people = people;
        this.schemes = schemes;
        this.publishing = publishing;
    }

    /** One proposes, the other publishes. */
    public void byTwo(UUID draft, PublicationForm form) {
        publishing.propose(people.actor("admin"), draft, edits(draft), form);
        publishing.publish(people.actor("admin2"), draft, edits(draft), last(draft));
    }

    /** The version that the page of the difference is shown against. */
    public @Nullable UUID last(UUID version) {
        Actor admin = people.actor("admin");
        return ScoringScheme.lastPublished(schemes.others(admin, version), schemes.scope(admin, version))
                .map(ScoringScheme::getId)
                .orElse(null);
    }

    private int edits(UUID draft) {
        return schemes.scope(people.actor("admin"), draft).getEdits();
    }
}
