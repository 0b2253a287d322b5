package cn.ziping.scheme;

import cn.ziping.scoring.SchemeAdjustments;
import cn.ziping.scoring.SchemeDefinition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The parts of a scheme beside its tree, each line by itself, to be compared with those of another version. */
@Component
@RequiredArgsConstructor
class SchemeWords {

    private final MessageSource messages;
    private final Wording wording;

    List<String> adjustments(SchemeDraft scheme, Locale locale) {
        // Bonus and penalty are compared as what they are: with code, rule and texts.
        SchemeDefinition whole = scheme.definition();
        SchemeAdjustments stated = whole.adjustments();
        SchemeAdjustments rest = new SchemeAdjustments(
                stated.notApplicable(),
                stated.cap(),
                stated.vetoes(),
                stated.overAchievement(),
                List.of(),
                stated.withinFullMarks(),
                stated.caps(),
                stated.convertTo());
        return new SchemeDefinition(whole.fullMarks(), whole.policy(), whole.grades(), whole.dimensions(), rest)
                .adjustmentWording().stream()
                        .map(line -> wording.text(line, locale))
                        .toList();
    }

    List<String> outline(ChapterOutline outline, Locale locale) {
        return outline.chapters().stream()
                .flatMap(chapter -> Stream.concat(
                        Stream.of(chapter.number() + "、" + chapter.title()),
                        parts(chapter, locale).stream().map(part -> chapter.number() + " / " + part)))
                .toList();
    }

    List<String> parts(ChapterOutline.Chapter chapter, Locale locale) {
        return chapter.sections().stream()
                .flatMap(section -> section.parts().stream()
                        .map(part -> Stream.of(
                                        section.number() + section.title(),
                                        messages.getMessage("option.Content." + part.content(), null, locale),
                                        part.code(),
                                        part.lead(),
                                        part.guidance())
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(" / "))))
                .toList();
    }

    static List<String> examples(SchemeDraft scheme) {
        return scheme.statedExamples().stream()
                .map(example -> "%s · %s：%s = %s"
                        .formatted(
                                example.indicator(),
                                example.name(),
                                example.inputs().inShort(),
                                example.expected()))
                .toList();
    }
}
