package cn.ziping.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineIdsTests {

    /** Lines as they were and are, parted by bars; then the old line of each new one, from 1, 0 for a new one. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(textBlock = """
            甲|乙|丙,                     甲|乙|丙,                       1 2 3
            甲|乙|丙,                     新|甲|乙|丙,                     0 1 2 3
            甲|乙|丙,                     甲|丙,                          1 3
            甲|乙|丙,                     丙|甲|乙,                       3 1 2
            甲|乙|丙,                     甲|全改了|丙,                    1 2 3
            甲|甲|乙,                     甲|乙|甲,                       1 3 2
            甲|甲,                       甲|甲|甲,                       1 2 0
            '',                          甲|乙,                          0 0
            甲|乙,                        '',                            ''
            今年完成检查70家次|丙|丁,        新的一段|今年完成检查74家次|丙|丁,   0 1 2 3
            一二三四五|六七八九十|丙,         一二三四五六|丙,                  1 3
            一二三四五|六七八九十|丙,         六七八九十一|丙,                  2 3
            甲|一二三四五|乙,               甲|毫不相干|也不相干|乙,            1 0 0 3
            今年检查企业70家|培训人员九百人,   本年培训人员九百人|今年检查企业74家,   2 1
            统一的开头甲|统一的开头乙丙丁戊,   统一的开头乙丙丁己|新的|统一的开头甲乙,  2 0 1
            """)
    void aLineKeepsItsIdWhereItIsTheSameOrStandsInItsPlace(String before, String after, String was) {
        List<String> old = lines(before);
        List<UUID> ids = LineIds.fresh(old.size());
        List<UUID> carried = LineIds.carry(ids, old, lines(after));
        assertThat(carried.stream().map(id -> String.valueOf(ids.indexOf(id) + 1)))
                .containsExactlyElementsOf(
                        was.isEmpty() ? List.of() : Stream.of(was.split(" ")).toList());
    }

    @Test
    void noIdIsGivenTwiceAndNoneIsLostWhereTheLinesAreOnlyMoved() {
        Random random = new Random(15);
        for (int run = 0; run < 2000; run++) {
            List<String> before = random(random);
            List<UUID> ids = LineIds.fresh(before.size());
            List<String> moved = new ArrayList<>(before);
            Collections.shuffle(moved, random);
            assertThat(LineIds.carry(ids, before, moved)).containsExactlyInAnyOrderElementsOf(ids);
            List<UUID> carried = LineIds.carry(ids, before, random(random));
            assertThat(new HashSet<>(carried)).hasSameSizeAs(carried);
        }
    }

    /** 100,000 letters are the most that a part takes: as many lines of one letter, all of them changed. */
    @Test
    void theMostLinesThatCanBeTypedAreCarriedAtOnce() {
        List<String> before = IntStream.range(0, 50_000).mapToObj(i -> "甲").toList();
        List<String> after = new ArrayList<>(Collections.nCopies(49_999, "乙"));
        assertThat(LineIds.carry(LineIds.fresh(50_000), before, after)).hasSize(49_999);
    }

    /** What cannot be alike is not compared letter by letter: long lines that became as many short ones as can be typed. */
    @Test
    void longLinesThatBecameManyShortOnesAreCarriedAtOnce() {
        List<String> before = IntStream.range(0, 20)
                .mapToObj(i -> IntStream.range(0, 4999)
                        .mapToObj(j -> Character.toString(0x4E00 + (i * 4999 + j) % 20000))
                        .collect(Collectors.joining()))
                .toList();
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(LineIds.carry(LineIds.fresh(20), before, Collections.nCopies(50_000, "乙")))
                    .hasSize(50_000);
            List<String> pairs = IntStream.range(0, 33_000)
                    .mapToObj(i -> Character.toString(0x4E00 + i % 20000) + (i % 3 == 0 ? "甲" : "乙"))
                    .toList();
            List<String> turned = new ArrayList<>(pairs);
            Collections.reverse(turned);
            turned.replaceAll(line -> line.endsWith("甲") ? line.charAt(0) + "丁" : line);
            assertThat(LineIds.carry(LineIds.fresh(33_000), pairs, turned)).doesNotHaveDuplicates();
        });
    }

    @Test
    void eachLineHasOneId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LineIds.carry(LineIds.fresh(1), List.of("甲", "乙"), List.of()));
    }

    private static List<String> random(Random random) {
        return IntStream.range(0, random.nextInt(8))
                .mapToObj(i -> "甲乙丙丁".substring(random.nextInt(2), 2 + random.nextInt(3)))
                .toList();
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\\|"));
    }
}
