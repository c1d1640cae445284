package com.example.devicemetrics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Real readings of 17 machines, where the file is beside the checkout. Read without any code of the example. */
final class Cloudwatch {

    private Cloudwatch() {}

    record Hour(String deviceId, Instant start) implements Comparable<Hour> {
        @Override
        public int compareTo(Hour other) {
            int byDevice = deviceId.compareTo(other.deviceId);
            return byDevice != 0 ? byDevice : start.compareTo(other.start);
        }
    }

    static Path file() {
        Path directory = Path.of("").toAbsolutePath();
        while (directory != null) {
            Path file = directory.resolveSibling("shared").resolve("data").resolve("cloudwatch.csv");
            if (Files.isRegularFile(file)) {
                return file;
            }
            directory = directory.getParent();
        }
        assumeTrue(false, "shared/data/cloudwatch.csv is not beside the checkout: the tests on real data are skipped");
        throw new IllegalStateException();
    }

    static long rows() {
        try (Stream<String> lines = Files.lines(file())) {
            return lines.count() - 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<Hour, DoubleSummaryStatistics> hours() {
        try (Stream<String> lines = Files.lines(file())) {
            return lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .collect(Collectors.groupingBy(
                            fields ->
                                    new Hour(fields[1], Instant.parse(fields[0]).truncatedTo(ChronoUnit.HOURS)),
                            TreeMap::new,
                            Collectors.summarizingDouble(fields -> Double.parseDouble(fields[3]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
