package io.github.timescale4j.benchmarks.micro;

import io.github.timescale4j.benchmarks.compare.MetricData;
import io.github.timescale4j.client.mapping.CopyReader;
import io.github.timescale4j.client.mapping.Mapping;
import io.github.timescale4j.client.mapping.RowReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One row that has been received into a record. The server to which {@code TIMESCALE_TEST_URL} leads gives the rows once, at the
 * beginning.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MapRows {

    private static final int ROWS = 1_000;
    private static final String QUERY = """
            SELECT timestamptz '2026-01-01Z' + n * interval '1 second' AS timestamp, 'device-' || n %% 100 AS device_id,
                   (ARRAY['temperature', 'humidity', 'pressure', 'voltage'])[n %% 4 + 1] AS metric_type, sqrt(n) AS value
            FROM generate_series(1, %d) n""".formatted(ROWS);

    private final Mapping mapping = new Mapping(null);
    private final Received received = Received.of(mapping, QUERY);

    /** Ends the connection. */
    @TearDown
    public void close() throws SQLException {
        received.connection().close();
    }

    /** This library, from the bytes of a COPY. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void clientFromCopy(Blackhole hole) throws SQLException {
        Iterator<byte[]> left = received.messages().iterator();
        CopyReader<MetricData> reader = received.plan().reader(() -> next(left), received.statement());
        while (reader.next()) {
            hole.consume(reader.read());
        }
    }

    private static byte @Nullable [] next(Iterator<byte[]> left) {
        return left.hasNext() ? left.next() : null;
    }

    /** This library, from a result in the binary format. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void clientFromBinary(Blackhole hole) throws SQLException {
        client(received.binary(), hole);
    }

    /** This library, from a result in the text format. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void clientFromText(Blackhole hole) throws SQLException {
        client(received.text(), hole);
    }

    private void client(ResultSet rows, Blackhole hole) throws SQLException {
        rows.beforeFirst();
        RowReader<MetricData> reader = mapping.reader(MetricData.class, rows);
        while (rows.next()) {
            hole.consume(reader.readNonNull());
        }
    }

    /** A loop that is written by hand, over a result in the binary format. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void loopOverBinary(Blackhole hole) throws SQLException {
        loop(received.binary(), hole);
    }

    /** A loop that is written by hand, over a result in the text format. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void loopOverText(Blackhole hole) throws SQLException {
        loop(received.text(), hole);
    }

    private static void loop(ResultSet rows, Blackhole hole) throws SQLException {
        rows.beforeFirst();
        while (rows.next()) {
            hole.consume(new MetricData(
                    rows.getObject(1, OffsetDateTime.class).toInstant(),
                    rows.getString(2),
                    rows.getString(3),
                    rows.getDouble(4)));
        }
    }
}
