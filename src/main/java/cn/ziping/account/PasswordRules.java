package cn.ziping.account;

import cn.ziping.shared.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a password must be. */
final class PasswordRules {

    static final int SHORTEST = 10;

    /** In bytes: bcrypt looks no further. */
    static final int LONGEST = 72;

    /** Letters and digits that cannot be taken for one another when read from paper: 31 of them. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordRules() {}

    /**
     * A password that a person chose.
     *
     * @throws RefusedException {@code password.short}, {@code password.long}, {@code password.simple} with fewer than three
     *     of small letters, capitals, digits and others, {@code password.name} where it holds the user name
     */
    static String checked(String typed, String username) {
        if (typed.codePointCount(0, typed.length()) < SHORTEST) {
            throw new RefusedException("password.short", String.valueOf(SHORTEST));
        }
        if (typed.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new RefusedException("password.long", String.valueOf(LONGEST));
        }
        if (typed.toLowerCase(Locale.ROOT).contains(username)) {
            throw new RefusedException("password.name");
        }
        long kinds = typed.codePoints().map(PasswordRules::kind).distinct().count();
        if (kinds < 3) {
            throw new RefusedException("password.simple");
        }
        return typed;
    }

    private static int kind(int character) {
        if (character >= 'a' && character <= 'z') {
            return 0;
        }
        if (character >= 'A' && character <= 'Z') {
            return 1;
        }
        return character >= '0' && character <= '9' ? 2 : 3;
    }

    /** A password to be given out once: four groups of four, 79 bits. */
    static String once() {
        return IntStream.range(0, 4)
                .mapToObj(group -> IntStream.range(0, 4)
                        .mapToObj(i -> String.valueOf(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length()))))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }
}
