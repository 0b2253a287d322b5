package cn.ziping.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The folder the embedded database lives in, held by one program at a time. Opening it leaves it ready for a server to be
 * started: no second instance, no orphan of a killed one, no half-made cluster.
 */
@Slf4j
final class DataDirectory implements AutoCloseable {

    /** The PostgreSQL major version whose files this program reads. */
    static final String MAJOR_VERSION = "18";

    private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(30);

    private final Path home;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path home, FileChannel channel, FileLock lock) {
        this.home = home;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * @throws DataDirectoryException if another instance holds the folder, or the files are of another major version
     */
    static DataDirectory open(Path directory) throws IOException {
        // The real path, as the system tells the path of a running server too.
        Path home = Files.createDirectories(directory.toAbsolutePath()).toRealPath();
        keepToOwner(home);
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw DataDirectoryException.inUse(home);
        }
        DataDirectory opened = new DataDirectory(home, channel, lock);
        try {
            opened.requireVersion();
            opened.stopOrphan();
            opened.discardHalfMade();
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    Path home() {
        return home;
    }

    Path cluster() {
        return home.resolve("postgres");
    }

    Path binaries() {
        return home.resolve("bin");
    }

    /** Whether the cluster has been made and secured; until then there is nothing in it worth keeping. */
    boolean isReady() {
        return Files.exists(home.resolve("ready"));
    }

    void markReady() throws IOException {
        Files.createFile(home.resolve("ready"));
    }

    String password() throws IOException {
        Path secret = home.resolve("superuser-password");
        if (!Files.exists(secret)) {
            Files.writeString(secret, DatabaseRoles.randomPassword(), StandardOpenOption.CREATE_NEW);
            keepToOwner(secret);
        }
        return Files.readString(secret);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    @Override
    public String toString() {
        return home.toString();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private void requireVersion() throws IOException {
        Path version = cluster().resolve("PG_VERSION");
        if (isReady() && Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(MAJOR_VERSION)) {
                throw DataDirectoryException.otherVersion(home, found);
            }
        }
    }

    /** A killed program leaves its server running; as we hold the lock, a server on this cluster is such an orphan. */
    void stopOrphan() throws IOException {
        Path pidFile = cluster().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> orphan = serverOf(pidFile);
        if (orphan.isPresent()) {
            log.info(
                    "Stopping the database server {} that an earlier, killed run left behind",
                    orphan.get().pid());
            stop(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /** Whether a server of ours runs on the cluster. */
    boolean isServed() {
        Path pidFile = cluster().resolve("postmaster.pid");
        try {
            return Files.exists(pidFile) && serverOf(pidFile).isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    private Optional<ProcessHandle> serverOf(Path pidFile) throws IOException {
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,10}")) {
            return Optional.empty();
        }
        // The number may meanwhile belong to any other process: only a server of these very binaries is ours.
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .command()
                        .map(command -> Path.of(command).startsWith(binaries()))
                        .orElse(false));
    }

    private static void stop(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(ORPHAN_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            log.warn(
                    "The server {} did not stop in {} s; killing it, the write-ahead log covers that",
                    server.pid(),
                    ORPHAN_PATIENCE.toSeconds());
            server.destroyForcibly();
            server.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an earlier run's database server stops", e);
        }
    }

    /** A first start that was killed before the cluster was secured has served nobody: begin again. */
    private void discardHalfMade() throws IOException {
        if (!isReady()) {
            FileSystemUtils.deleteRecursively(cluster());
        }
    }

    private static void keepToOwner(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }
}
