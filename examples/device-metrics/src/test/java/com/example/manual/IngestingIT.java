package com.example.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.devicemetrics.DeviceMetricsApplication;
import com.example.devicemetrics.MetricData;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.admin.RefreshedWindow;
import io.github.timescale4j.client.ingest.CopyOptions;
import io.github.timescale4j.client.ingest.CopyWriter;
import io.github.timescale4j.client.ingest.OnConflict;
import io.github.timescale4j.client.ingest.csv.CsvReport;
import io.github.timescale4j.client.ingest.writer.DeadLetter;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** What the manual shows of the ways to write. */
@SpringBootTest(classes = DeviceMetricsApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class IngestingIT {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Logger log = LoggerFactory.getLogger(IngestingIT.class);

    @Autowired
    TimeScaleClient client;

    /** A reading as another system has it. */
    private record Reading(String device, double value) {

        MetricData toMetricData() {
            return new MetricData(FROM, device, "temperature", value);
        }
    }

    private long stored(String deviceId) {
        return client.query("SELECT count(*) FROM metric_data WHERE device_id = :id")
                .bind("id", deviceId)
                .single(Long.class);
    }

    @Test
    void rowsAreCopied() {
        List<Reading> readings = List.of(new Reading("manual-copy", 1), new Reading("manual-copy", 2));
        // tag::copy[]
        try (CopyWriter<MetricData> writer = client.copy(MetricData.class)) {
            for (Reading reading : readings) {
                writer.write(reading.toMetricData());
            }
            long stored = writer.complete();
            log.info("{} rows are stored", stored);
        }
        // end::copy[]
        assertThat(stored("manual-copy")).isEqualTo(2);
    }

    @Test
    void rowsThatAreThereAlreadyAreReplacedWhereAKeySaysWhichTheyAre() {
        // tag::conflict[]
        CopyOptions options = CopyOptions.defaults().onConflict(OnConflict.DO_UPDATE);
        // end::conflict[]
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> client.copy(MetricData.class, options))
                .withMessageContaining("metric_data")
                .withMessageContaining("key");
    }

    @Test
    void lateRowsAreAggregated() {
        List<MetricData> lateRows = List.of(new MetricData(FROM, "manual-late", "temperature", 1));
        // tag::backfill[]
        try (CopyWriter<MetricData> writer =
                client.copy(MetricData.class, CopyOptions.defaults().backfill())) {
            writer.writeAll(lateRows);
            writer.complete();
            List<RefreshedWindow> refreshed = writer.refreshed();
            log.info("refreshed: {}", refreshed);
        }
        // end::backfill[]
        assertThat(client.query("SELECT count(*) FROM hourly_metrics WHERE device_id = 'manual-late'")
                        .single(Long.class))
                .isOne();
    }

    @Test
    void oneRowAtATimeIsBuffered() throws InterruptedException {
        ConcurrentLinkedQueue<DeadLetter<MetricData>> deadLetters = new ConcurrentLinkedQueue<>();
        CountDownLatch message = new CountDownLatch(1);
        // tag::writer[]
        TimeSeriesWriter<MetricData> writer =
                client.writer(MetricData.class).deadLetters(deadLetters::add).build();

        // Goes on at once:
        writer.offer(new MetricData(Instant.now(), "device-1", "temperature", 21.5));
        // Is told of the commit:
        writer.send(new MetricData(Instant.now(), "device-2", "temperature", 19.0))
                .thenRunAsync(message::countDown);
        // Waits until all before it is decided:
        writer.flush().join();
        // Drains:
        writer.close();
        // end::writer[]
        assertThat(message.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(stored("device-1") + stored("device-2")).isEqualTo(2);
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void aFileIsImported(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("readings.csv");
        Files.writeString(file, """
                time,device_id,metric_type,value
                2026-03-01T00:00:00,manual-csv,temperature,21.5
                2026-03-01T00:00:01,manual-csv,temperature,warm
                """);
        StringWriter text = new StringWriter();
        PrintWriter rejects = new PrintWriter(text);
        // tag::csv[]
        CsvReport report = client.importCsv(MetricData.class)
                .column("time", "timestamp") // the file's name, the component's or the column's
                .zone(ZoneOffset.UTC) // for times without an offset
                .onRefusal((refusal, line) -> rejects.println(refusal.line() + ": " + refusal.reason() + ": " + line))
                .progress(Duration.ofSeconds(1), progress -> log.info("{} rows so far", progress.stored()))
                .refreshAggregates()
                .from(file); // or an InputStream, or a Reader
        // end::csv[]
        assertThat(report.stored()).isOne();
        assertThat(report.refused()).isOne();
        assertThat(text.toString()).startsWith("3: ");
    }
}
