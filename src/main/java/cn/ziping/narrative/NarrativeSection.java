package cn.ziping.narrative;

import cn.ziping.shared.FiscalYear;
import cn.ziping.shared.LineIds;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import org.jspecify.annotations.Nullable;

/** What a department's author wrote for one part of the outline; paragraphs end with a line break. */
@Entity
@Getter
@NoArgsConstructor(access = AccessLevel.PROTECTED)
@EqualsAndHashCode(onlyExplicitlyIncluded = true)
class NarrativeSection {

    @Id
    @EqualsAndHashCode.Include
    private UUID id;

    @Version
    private @Nullable Integer version;

    private UUID departmentId;

    private FiscalYear year;

    private String code;

    private String words;

    /** The ids of the paragraphs; {@code null} while the words are those of before paragraphs had any. */
    @Column(columnDefinition = "uuid[]")
    @Getter(AccessLevel.NONE)
    private UUID @Nullable [] paragraphs;

    /** Whether the words were taken away; what stood there is kept for the ids of its paragraphs alone. */
    private boolean erased;

    NarrativeSection(UUID departmentId, FiscalYear year, String code, String words) {
        this.id = UUID.randomUUID();
        this.departmentId = departmentId;
        this.year = year;
        this.code = code;
        this.words = words;
        this.paragraphs = LineIds.fresh(WrittenWords.lines(words).size()).toArray(UUID[]::new);
    }

    void rewrite(String words) {
        this.paragraphs = LineIds.carry(ids(), WrittenWords.lines(this.words), WrittenWords.lines(words))
                .toArray(UUID[]::new);
        this.words = words;
        this.erased = false;
    }

    void erase() {
        this.erased = true;
    }

    WrittenWords written() {
        List<String> lines = WrittenWords.lines(words);
        List<UUID> ids = ids();
        return new WrittenWords(
                words,
                IntStream.range(0, lines.size())
                        .mapToObj(i -> new WrittenParagraph(ids.get(i), lines.get(i)))
                        .toList());
    }

    /** Until the words change, a paragraph of before is known by its place, which is then its own. */
    private List<UUID> ids() {
        int lines = WrittenWords.lines(words).size();
        UUID[] kept = paragraphs;
        return kept != null && kept.length == lines
                ? List.of(kept)
                : IntStream.range(0, lines)
                        .mapToObj(i -> UUID.nameUUIDFromBytes((id + " " + i).getBytes(StandardCharsets.UTF_8)))
                        .toList();
    }
}
