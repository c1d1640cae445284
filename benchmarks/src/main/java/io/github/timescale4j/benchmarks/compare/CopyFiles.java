package io.github.timescale4j.benchmarks.compare;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Files for psql with the same rows, in a folder that is removed at the end. */
final class CopyFiles implements AutoCloseable {

    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int COLUMNS = 4;

    private final Path folder;

    CopyFiles() throws IOException {
        folder = Files.createTempDirectory("compare");
    }

    Path binary(List<MetricData> rows) throws IOException {
        Path file = folder.resolve(rows.size() + ".binary");
        if (Files.notExists(file)) {
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                out.write(SIGNATURE);
                out.writeLong(0);
                for (MetricData row : rows) {
                    out.writeShort(COLUMNS);
                    out.writeInt(Long.BYTES);
                    out.writeLong(EPOCH.until(row.timestamp(), ChronoUnit.MICROS));
                    text(out, row.deviceId());
                    text(out, row.metricType());
                    out.writeInt(Double.BYTES);
                    out.writeDouble(row.value());
                }
                out.writeShort(-1);
            }
        }
        return file;
    }

    private static void text(DataOutputStream out, String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    Path csv(List<MetricData> rows) throws IOException {
        Path file = folder.resolve(rows.size() + ".csv");
        if (Files.notExists(file)) {
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                for (MetricData row : rows) {
                    out.write(row.timestamp() + "," + row.deviceId() + "," + row.metricType() + "," + row.value());
                    out.write('\n');
                }
            }
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
