package io.github.timescale4j.operations.drill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A stand-in for S3 in a process of its own, with TLS and a certificate that was made for this run. It can be away for a while. */
final class S3 {

    static final String BUCKET = "backups";

    private final Path directory;
    private final int port = freePort();
    private final int plainPort = freePort();
    private Process process;

    /** Makes the certificate and starts it. */
    S3(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory.resolve("store"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keytool(
                "-genkeypair",
                "-alias",
                "selfsigned",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "2",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "selfsigned",
                "-file",
                certificate().toString());
        // It serves all classes of a JVM; its log stays.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop();
            Drill.delete(directory);
        }));
        start();
    }

    /** What a client has to trust, as PEM. */
    Path certificate() {
        return directory.resolve("s3.crt");
    }

    int port() {
        return port;
    }

    void stop() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    void restart() {
        start();
    }

    /** The file in which it keeps the largest object whose key contains a text. */
    Path largest(String part) {
        try (Stream<Path> files = Files.walk(directory.resolve("store"))) {
            return files.filter(file -> file.getFileName().toString().equals("binaryData"))
                    .filter(file -> keyOf(file).contains(part))
                    .max(Comparator.comparingLong(S3::size))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String keyOf(Path binary) {
        try {
            return Files.readString(binary.resolveSibling("objectMetadata.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start() {
        Path log = directory.resolveSibling(directory.getFileName() + ".log");
        try {
            Process started = new ProcessBuilder(
                            java("java"),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            Path.of("target/s3mock-exec.jar").toAbsolutePath().toString(),
                            "--server.address=127.0.0.1",
                            "--server.port=" + port,
                            "--http.port=" + plainPort,
                            "--server.ssl.key-store=file:" + directory.resolve("s3.p12"),
                            "--server.ssl.key-store-type=PKCS12",
                            "--server.ssl.key-store-password=password",
                            "--server.ssl.key-password=password",
                            "--server.ssl.key-alias=selfsigned",
                            "--com.adobe.testing.s3mock.store.root=" + directory.resolve("store"),
                            "--com.adobe.testing.s3mock.store.retainFilesOnExit=true",
                            "--com.adobe.testing.s3mock.store.initialBuckets=" + BUCKET)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            process = started;
            await("S3 on port " + port + ", see " + log)
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(200))
                    .failFast("the stand-in for S3 has ended, see " + log, () -> !started.isAlive())
                    .until(this::listens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void keytool(String... words) {
        List<String> line = Stream.concat(
                        Stream.of(java("keytool")),
                        Stream.concat(
                                Stream.of(words),
                                Stream.of(
                                        "-keystore", directory.resolve("s3.p12").toString(), "-storepass", "password")))
                .toList();
        try {
            Process keytool = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
