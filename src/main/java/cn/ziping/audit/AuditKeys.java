package cn.ziping.audit;

import cn.ziping.platform.DatabaseOrigin;
import cn.ziping.shared.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The keys that the log is sealed with. They stand outside the database: whoever owns its tables can neither make an entry
 * that counts as the program's nor link the log anew. The embedded database has one of its own; for another one it is set, and
 * without it the log goes on unsealed.
 */
@Slf4j
@Component
@EnableConfigurationProperties(AuditSettings.class)
final class AuditKeys {

    private static final int SHORTEST = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final Map<String, Key> known = new LinkedHashMap<>();
    private final @Nullable Key current;

    /**
     * @throws IllegalStateException where a key that is set is too short or its file cannot be read
     */
    AuditKeys(AuditSettings settings, ObjectProvider<DatabaseOrigin> origin) {
        String text = settings.key();
        Path file = settings.keyFile();
        if (text != null && !text.isBlank()) {
            current = Key.of(text);
        } else if (file != null) {
            current = Key.of(read(file));
        } else {
            current = origin.stream()
                    .findFirst()
                    .map(embedded -> Key.of(made(embedded.home().resolve("audit-key"))))
                    .orElse(null);
        }
        if (current == null) {
            log.warn("The log is not sealed: whoever owns the tables can add to it, cut it and link it anew. Set"
                    + " ziping.audit.key or ziping.audit.key-file.");
        } else {
            known.put(current.id(), current);
        }
        settings.earlierKeys().stream().map(Key::of).forEach(key -> known.putIfAbsent(key.id(), key));
    }

    Optional<Key> current() {
        return Optional.ofNullable(current);
    }

    Optional<Key> of(@Nullable String id) {
        return Optional.ofNullable(id).map(known::get);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("The key of the log cannot be read from %s (ziping.audit.key-file)"
                    .formatted(file.toAbsolutePath()));
        }
    }

    /** The key of the embedded database, made at its first start. */
    private static String made(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[32];
                new SecureRandom().nextBytes(bytes);
                boolean posix =
                        file.getFileSystem().supportedFileAttributeViews().contains("posix");
                FileAttribute<?>[] ownerOnly = posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
                // Whole or not at all: a start that is killed here must not leave half a key behind.
                Path half = Files.createTempFile(file.getParent(), "audit-key", ".new", ownerOnly);
                Files.writeString(half, HexFormat.of().formatHex(bytes) + "\n", StandardOpenOption.WRITE);
                Files.move(half, file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A key.
     *
     * @param id what names it without giving it away
     * @param secret the key itself
     */
    record Key(String id, SecretKeySpec secret) {

        static Key of(String text) {
            String stripped = text.strip();
            if (stripped.length() < SHORTEST) {
                throw new IllegalStateException(
                        "A key of the log has %d characters or more (ziping.audit.key)".formatted(SHORTEST));
            }
            byte[] bytes = stripped.getBytes(StandardCharsets.UTF_8);
            return new Key(Sha256.of(bytes).substring(0, 8), new SecretKeySpec(bytes, ALGORITHM));
        }

        /** The HMAC over what a seal or a link stands for. The purpose goes in, so that none passes for another. */
        String seal(String purpose, List<?> parts) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(secret);
                ChainEntry.each(List.of(purpose), mac::update);
                ChainEntry.each(parts, mac::update);
                return HexFormat.of().formatHex(mac.doFinal());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean sealed(String purpose, List<?> parts, @Nullable String seal) {
            return seal != null
                    && MessageDigest.isEqual(
                            seal(purpose, parts).getBytes(StandardCharsets.US_ASCII),
                            seal.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }
}
