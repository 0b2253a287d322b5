package cn.ziping.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log is sealed.
 *
 * @param key the key, 32 characters or more that nobody can guess
 * @param keyFile the file that holds the key, where it is not set itself
 * @param earlierKeys keys that were used before, so that what they sealed can still be checked
 * @param checkpointFile the file that checkpoints are appended to
 * @param checkpointAddress the address that checkpoints are posted to, as JSON
 * @param checkpointEvery how long the log may grow without a checkpoint
 */
@ConfigurationProperties("ziping.audit")
record AuditSettings(
        @Nullable String key,
        @Nullable Path keyFile,
        @DefaultValue List<String> earlierKeys,
        @Nullable Path checkpointFile,
        @Nullable String checkpointAddress,
        @DefaultValue("1h") Duration checkpointEvery) {

    /** Without the keys: records print what they hold. */
    @Override
    public String toString() {
        return "AuditSettings[checkpointFile=%s, checkpointAddress=%s]".formatted(checkpointFile, checkpointAddress);
    }
}
