package cn.ziping.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The departments that versions apply to, against sets of all departments there are and one that is yet to come. */
class ReachTests {

    private static final List<UUID> KNOWN =
            IntStream.range(0, 4).mapToObj(i -> new UUID(0, i)).toList();
    private static final UUID LATER = new UUID(0, 99);

    @Test
    void everyOtherDepartmentFallsUnderAllExceptSome() {
        Reach except = new Reach(true, Set.of(KNOWN.get(1)));
        assertThat(except.covers(KNOWN.get(0))).isTrue();
        assertThat(except.covers(KNOWN.get(1))).isFalse();
        assertThat(except.covers(LATER)).isTrue();
        assertThat(new Reach(false, Set.of(KNOWN.get(1))).covers(LATER)).isFalse();
        assertThat(Reach.only(Set.of()).covers(LATER)).isTrue();
    }

    @Test
    void whatMeetsAndWhatContainsIsAsOfTheSetsThemselves() {
        Random random = new Random(14);
        for (int i = 0; i < 5000; i++) {
            Reach one = reach(random);
            Reach other = reach(random);
            Set<UUID> first = whole(one);
            Set<UUID> second = whole(other);
            Set<UUID> shared = new HashSet<>(first);
            shared.retainAll(second);
            assertThat(one.meets(other)).as(one + " meets " + other).isEqualTo(!shared.isEmpty());
            assertThat(one.contains(other)).as(one + " contains " + other).isEqualTo(first.containsAll(second));
            shared.remove(LATER);
            assertThat(one.shared(other, Set.copyOf(KNOWN))).isEqualTo(shared);
        }
    }

    private static Reach reach(Random random) {
        boolean except = random.nextBoolean();
        Set<UUID> named =
                KNOWN.stream().filter(department -> random.nextBoolean()).collect(Collectors.toSet());
        return new Reach(except || named.isEmpty(), named);
    }

    /** With a department that is not there yet, which stands for all of them. */
    private static Set<UUID> whole(Reach reach) {
        Set<UUID> whole = new HashSet<>(KNOWN);
        whole.add(LATER);
        whole.removeIf(department -> !reach.covers(department));
        return whole;
    }
}
