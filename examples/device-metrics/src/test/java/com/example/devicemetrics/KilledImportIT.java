package com.example.devicemetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as a process of its own, killed with no chance to tidy up. */
class KilledImportIT {

    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final int BATCH = 5_000;
    private static final Duration START = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @Test
    void leavesNoChildBehindAndExactlyTheCommittedRows() throws Exception {
        Path csv = manyReadings(400_000);
        int port = freePort();
        Process first = start("first.log", port, "--import=" + csv);
        try {
            await().atMost(START).until(() -> progress("first.log") > 0);
        } finally {
            List<ProcessHandle> children = first.descendants().toList();
            assertThat(children).isNotEmpty();
            first.destroyForcibly();
            assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
            await().atMost(Duration.ofSeconds(30)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        }
        long acknowledged = progress("first.log");

        Process second = start("second.log", port);
        try {
            Http http = new Http(port);
            await().atMost(START)
                    .ignoreExceptions()
                    .until(() -> http.get("/api/devices").status() == 200);
            long stored = stored(http);

            assertThat(stored).isGreaterThanOrEqualTo(acknowledged);
            assertThat(stored % BATCH)
                    .as("a batch is there whole or not at all: %s rows", stored)
                    .isZero();
            assertThat(stored).as("the import was killed in its middle").isLessThan(400_000);
        } finally {
            second.destroy();
            if (!second.waitFor(30, TimeUnit.SECONDS)) {
                second.destroyForcibly();
            }
        }
    }

    /** Counted ten minutes at a time, because a range of more than 100,000 readings is refused. */
    private static long stored(Http http) throws IOException, InterruptedException {
        long stored = 0;
        for (Instant minute = FIRST; minute.isBefore(FIRST.plus(Duration.ofMinutes(70))); ) {
            Instant next = minute.plus(Duration.ofMinutes(10));
            stored += http.get("/api/devices/killed/metrics?from=" + minute + "&to=" + next)
                    .json()
                    .size();
            minute = next;
        }
        return stored;
    }

    private Path manyReadings(int rows) throws IOException {
        Path csv = directory.resolve("many.csv");
        StringBuilder text = new StringBuilder("timestamp,device_id,metric_type,value\n");
        for (int row = 0; row < rows; row++) {
            text.append(FIRST.plusMillis(row * 10L))
                    .append(",killed,cpu,")
                    .append(row)
                    .append('\n');
        }
        return Files.writeString(csv, text);
    }

    private Process start(String log, int port, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it lives for seconds
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DeviceMetricsApplication.class.getName(),
                "--server.port=" + port,
                "--sampling.enabled=false",
                "--timescale.embedded.data-directory=" + directory.resolve("data")));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(log).toFile())
                .start();
    }

    private long progress(String log) throws IOException {
        Matcher line = Pattern.compile("Importing many.csv: (\\d+) rows stored")
                .matcher(Files.readString(directory.resolve(log)));
        long rows = 0;
        while (line.find()) {
            rows = Long.parseLong(line.group(1));
        }
        return rows;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
