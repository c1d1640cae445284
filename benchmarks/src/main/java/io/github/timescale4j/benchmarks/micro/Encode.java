package io.github.timescale4j.benchmarks.micro;

import de.bytefish.pgbulkinsert.model.ColumnDefinition;
import de.bytefish.pgbulkinsert.pgsql.PgBinaryWriter;
import io.github.timescale4j.benchmarks.compare.MetricData;
import io.github.timescale4j.benchmarks.compare.PgBulkInsertColumns;
import io.github.timescale4j.benchmarks.compare.Readings;
import io.github.timescale4j.client.ingest.MeasuredEncoder;
import io.github.timescale4j.client.mapping.binary.CopyBuffer;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One row into the binary format of COPY. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Encode {

    private static final int ROWS = 1_000;
    private static final int BYTES_PER_ROW = 128;

    private final List<MetricData> rows = Readings.generate(ROWS);
    private final CopyBuffer buffer = new CopyBuffer(ROWS * BYTES_PER_ROW);
    private final MeasuredEncoder<MetricData> encoder =
            new MeasuredEncoder<>(MetricData.class, List.of("timestamptz", "text", "text", "float8"));
    private final List<ColumnDefinition<MetricData>> columns = new PgBulkInsertColumns().getColumns();
    private final PgBinaryWriter writer = new PgBinaryWriter(OutputStream.nullOutputStream());

    /** This library's encoder. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int client() {
        buffer.reset(0);
        for (int i = 0; i < ROWS; i++) {
            encoder.encode(rows.get(i), buffer, i);
        }
        return buffer.position();
    }

    /** That of PgBulkInsert. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public PgBinaryWriter pgBulkInsert() {
        for (int i = 0; i < ROWS; i++) {
            MetricData row = rows.get(i);
            writer.startRow(columns.size());
            for (ColumnDefinition<MetricData> column : columns) {
                column.getWrite().accept(writer, row);
            }
        }
        return writer;
    }
}
