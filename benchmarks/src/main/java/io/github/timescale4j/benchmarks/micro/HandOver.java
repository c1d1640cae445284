package io.github.timescale4j.benchmarks.micro;

import io.github.timescale4j.benchmarks.compare.MetricData;
import io.github.timescale4j.benchmarks.compare.Readings;
import io.github.timescale4j.client.ingest.BatchStore;
import io.github.timescale4j.client.ingest.CopyOptions;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import io.github.timescale4j.client.ingest.writer.WriterSettings;
import io.github.timescale4j.client.ingest.writer.Writers;
import io.github.timescale4j.client.mapping.Mapping;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** One row into the buffered writer, whose batches are thrown away. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HandOver {

    private static final int ROWS = 10_000;

    private final List<MetricData> rows = Readings.generate(ROWS);
    private final Writers writers = new Writers(
            new Nowhere(), new Mapping(null), List.of(), WriterSettings.DEFAULTS, WriterSettings.DEFAULTS::connections);
    private final TimeSeriesWriter<MetricData> writer =
            writers.builder(MetricData.class).build();

    private static final class Nowhere implements Writers.Stores {
        @Override
        public <T> BatchStore<T> of(Class<T> type, CopyOptions options, Duration answerTimeout) {
            return List::size;
        }
    }

    /** Where a producer is. */
    @State(Scope.Thread)
    public static class Producer {

        private int next;

        /** Begins. */
        @Setup
        public void begin() {
            next = 0;
        }

        MetricData row(List<MetricData> rows) {
            next = next == ROWS - 1 ? 0 : next + 1;
            return rows.get(next);
        }
    }

    /** Ends the writer's threads. */
    @TearDown
    public void close() {
        writers.close();
    }

    /** One producer. */
    @Benchmark
    public boolean oneProducer(Producer producer) {
        return writer.offer(producer.row(rows));
    }

    /** Eight producers. */
    @Benchmark
    @Threads(8)
    public boolean eightProducers(Producer producer) {
        return writer.offer(producer.row(rows));
    }
}
