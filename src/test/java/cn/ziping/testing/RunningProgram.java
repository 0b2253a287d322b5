package cn.ziping.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program as it is started, in a process of its own, with its own database below a folder. */
public final class RunningProgram implements AutoCloseable {

    private final Path directory;
    private final Path log;
    private final int port;
    private final Process process;

    private RunningProgram(Path directory, Path log, int port, Process process) {
        this.directory = directory;
        this.log = log;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts it, and does not wait.
     *
     * @param directory the folder of its data and its console
     * @param name the name of the console's file
     * @param options further options of the JVM
     */
    public static RunningProgram start(Path directory, String name, String... options) throws IOException {
        int port = freePort();
        Path log = directory.resolve(name);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(Arrays.asList(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "cn.ziping.ZipingApplication",
                "--ziping.data-dir=" + directory.resolve("data"),
                "--server.port=" + port,
                // Not the key of the tests' own settings: the program makes its own, as it does for its users.
                "--ziping.audit.key=",
                "--logging.level.root=info"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new RunningProgram(directory, log, port, process);
    }

    /** Waits until it serves. */
    public RunningProgram ready() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(240));
        while (Instant.now().isBefore(deadline) && process.isAlive()) {
            if (readiness() == 200) {
                return this;
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("Not ready: " + console());
    }

    /** The status of its readiness; 0 while nobody answers. */
    public int readiness() throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    public int port() {
        return port;
    }

    public Process process() {
        return process;
    }

    public String console() throws IOException {
        return Files.readString(log);
    }

    /** The server of its database, as the file of its number says. */
    public ProcessHandle database() throws IOException {
        String pid = Files.readAllLines(directory.resolve("data/postgres/postmaster.pid"))
                .get(0)
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Sends a signal, such as {@code STOP}, to the server of its database and the processes below it. */
    public void signalDatabase(String signal) throws IOException, InterruptedException {
        ProcessHandle server = database();
        for (ProcessHandle one :
                Stream.concat(Stream.of(server), server.descendants()).toList()) {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(one.pid()))
                    .start()
                    .waitFor();
        }
    }

    /** Kills it without warning; its database's server goes on. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
