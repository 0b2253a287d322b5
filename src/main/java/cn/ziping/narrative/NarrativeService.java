package cn.ziping.narrative;

import cn.ziping.figure.TypedCell;
import cn.ziping.shared.CellKey;
import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.TypedText;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The words of a department's year, by the codes of the outline's parts. */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor
public class NarrativeService {

    /** The longest words of one part. */
    public static final int LIMIT = 100_000;

    private final NarrativeSectionRepository sections;

    /** The words by code; the caller has asked whether the person may read the department. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, WrittenWords> words(UUID departmentId, FiscalYear year) {
        return sections.findByDepartmentIdAndYear(departmentId, year).stream()
                .filter(section -> !section.isErased())
                .collect(Collectors.toMap(NarrativeSection::getCode, NarrativeSection::written));
    }

    /** The words of some parts as cells, by code; the caller has asked whether the person may type there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, TypedCell> cells(UUID departmentId, FiscalYear year, Collection<String> codes) {
        Map<String, NarrativeSection> stored = new HashMap<>();
        sections.findByDepartmentIdAndYear(departmentId, year)
                .forEach(section -> stored.put(section.getCode(), section));
        Map<String, TypedCell> cells = new LinkedHashMap<>();
        codes.forEach(code -> cells.put(code, new WordsCell(departmentId, year, code, stored.get(code))));
        return cells;
    }

    private final class WordsCell implements TypedCell {

        private final UUID departmentId;
        private final FiscalYear year;
        private final String code;
        private @Nullable NarrativeSection section;

        WordsCell(UUID departmentId, FiscalYear year, String code, @Nullable NarrativeSection section) {
            this.departmentId = departmentId;
            this.year = year;
            this.code = code;
            this.section = section;
        }

        @Override
        public CellKey key() {
            return new CellKey(departmentId, year, "words", code, "words");
        }

        @Override
        public @Nullable String stored() {
            return section == null || section.isErased() ? null : section.getWords();
        }

        @Override
        public Optional<String> read(String typed) {
            String words = TypedText.lines(typed, LIMIT);
            return words.isEmpty() ? Optional.empty() : Optional.of(words);
        }

        @Override
        public String show(String words) {
            return words;
        }

        @Override
        public void put(@Nullable String words, boolean sample) {
            if (words == null) {
                if (section != null) {
                    section.erase();
                }
            } else if (section == null) {
                section = sections.save(new NarrativeSection(departmentId, year, code, words));
            } else {
                section.rewrite(words);
            }
        }
    }
}
