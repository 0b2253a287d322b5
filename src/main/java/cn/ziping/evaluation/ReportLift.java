package cn.ziping.evaluation;

import cn.ziping.evaluation.EvaluationReport.Chapter;
import cn.ziping.evaluation.EvaluationReport.Insert;
import cn.ziping.evaluation.EvaluationReport.Section;
import cn.ziping.narrative.Run;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Lifts a report of an earlier format into the present model, in memory alone: what was frozen keeps its bytes and its
 * format. What an earlier format did not say stays unsaid.
 */
@Component
@RequiredArgsConstructor
public class ReportLift {

    private final ReportTables tables;

    /** The same report with its sections as blocks; one that has them is given back. */
    public EvaluationReport lift(EvaluationReport report) {
        List<Chapter> chapters = new ArrayList<>();
        for (int i = 0; i < report.chapters().size(); i++) {
            Chapter chapter = report.chapters().get(i);
            List<Section> sections = new ArrayList<>();
            for (int j = 0; j < chapter.sections().size(); j++) {
                sections.add(lift(chapter.sections().get(j), (i + 1) + "." + (j + 1), report));
            }
            chapters.add(new Chapter(chapter.number(), chapter.title(), sections));
        }
        return report.withChapters(chapters);
    }

    private Section lift(Section section, String place, EvaluationReport report) {
        if (section.blocks() != null) {
            return section;
        }
        List<ReportBlock> blocks = new ArrayList<>();
        for (int i = 0; i <= section.paragraphs().size(); i++) {
            for (Insert insert : section.inserts()) {
                if (insert.after() == i) {
                    blocks.add(insert(insert, place + "." + insert.kind(), report));
                }
            }
            if (i < section.paragraphs().size()) {
                // What was frozen never changes, so that a place in it is an id.
                blocks.add(new ReportBlock.Paragraph(
                        place + "." + (i + 1),
                        List.of(Run.words(section.paragraphs().get(i)))));
            }
        }
        return new Section(section.number(), section.title(), section.paragraphs(), section.inserts(), blocks);
    }

    private ReportBlock insert(Insert insert, String id, EvaluationReport report) {
        return switch (insert.kind()) {
            case EXECUTION -> tables.execution(id, report);
            case DIMENSIONS -> tables.dimensions(id, report);
            case INDICATORS -> tables.indicators(id, report);
        };
    }
}
