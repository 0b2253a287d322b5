package cn.ziping.audit;

import cn.ziping.platform.DatabaseOrigin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The checkpoints of the chain: kept in the database, and told to the console, a file and an address. */
@Slf4j
@Component
class AuditCheckpoints {

    /** How many links may come without one, whatever the time. */
    private static final int EVERY = 1000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration every;
    private final @Nullable Path file;
    private final @Nullable URI address;

    /** There is one for good, once there is one. */
    private volatile boolean any;

    AuditCheckpoints(JdbcClient jdbc, Clock clock, AuditSettings settings, ObjectProvider<DatabaseOrigin> origin) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.every = settings.checkpointEvery();
        Path set = settings.checkpointFile();
        this.file = set != null
                ? set
                : origin.stream()
                        .findFirst()
                        .map(embedded -> embedded.home().resolve("audit-checkpoints"))
                        .orElse(null);
        String target = settings.checkpointAddress();
        this.address = target == null || target.isBlank() ? null : URI.create(target);
    }

    /** Whether the log has been sealed at all. */
    boolean any() {
        if (!any) {
            any = jdbc.sql("select exists (select from audit_checkpoint)")
                    .query(Boolean.class)
                    .single();
        }
        return any;
    }

    /** Adds one to the database, in the transaction of the caller. */
    AuditCheckpoint add(AuditChain.Link head, AuditKeys.Key key) {
        AuditCheckpoint checkpoint = AuditCheckpoint.sealed(clock.instant().truncatedTo(ChronoUnit.MICROS), head, key);
        jdbc.sql("insert into audit_checkpoint (at, position, hash, key_id, seal) values (?, ?, ?, ?, ?)")
                .params(
                        OffsetDateTime.ofInstant(checkpoint.at(), ZoneOffset.UTC),
                        checkpoint.position(),
                        checkpoint.hash(),
                        checkpoint.key(),
                        checkpoint.seal())
                .update();
        return checkpoint;
    }

    /**
     * Whether the chain has grown enough, or for long enough, since the last one.
     *
     * @param anyway whether any growth counts, as at the end of a run
     */
    boolean isDue(AuditChain.Link head, boolean anyway) {
        AuditCheckpoint last = last().orElse(null);
        return last != null
                && head.position() > last.position()
                && (anyway
                        || head.position() - last.position() >= EVERY
                        || !clock.instant().isBefore(last.at().plus(every)));
    }

    Optional<AuditCheckpoint> last() {
        return jdbc.sql("select at, position, hash, key_id, seal from audit_checkpoint order by id desc limit 1")
                .query((row, number) -> read(row))
                .optional();
    }

    List<AuditCheckpoint> all() {
        return jdbc.sql("select at, position, hash, key_id, seal from audit_checkpoint order by id")
                .query((row, number) -> read(row))
                .list();
    }

    /** All that the file has: whoever cuts the log in the database has to get at this file too. */
    List<AuditCheckpoint> filed() {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        List<AuditCheckpoint> filed = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                try {
                    filed.add(JSON.readValue(line, AuditCheckpoint.class));
                } catch (JacksonException half) {
                    // A line that was cut off while it was written is no witness.
                    log.warn("A line of {} is no checkpoint", file);
                }
            }
        } catch (IOException e) {
            log.warn("The checkpoints in {} cannot be read: {}", file, e.toString());
        }
        return filed;
    }

    /** Tells it to whoever keeps it outside the database. What cannot be told is said on the console. */
    void tell(AuditCheckpoint checkpoint) {
        String line = JSON.writeValueAsString(checkpoint);
        log.info("Checkpoint of the log: {}", line);
        if (file != null) {
            try {
                Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                log.error("The checkpoint cannot be written to {}: {}", file, e.toString());
            }
        }
        if (address != null) {
            post(address, line);
        }
    }

    private static void post(URI address, String line) {
        try {
            HttpResponse<Void> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(
                            HttpRequest.newBuilder(address)
                                    .timeout(PATIENCE)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(line))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() >= 300) {
                log.error("The checkpoint was not taken by {}: {}", address, answer.statusCode());
            }
        } catch (IOException e) {
            log.error("The checkpoint cannot be sent to {}: {}", address, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static AuditCheckpoint read(ResultSet row) throws SQLException {
        return new AuditCheckpoint(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("position"),
                row.getString("hash"),
                row.getString("key_id"),
                row.getString("seal"));
    }
}
