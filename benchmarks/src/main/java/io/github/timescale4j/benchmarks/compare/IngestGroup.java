package io.github.timescale4j.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows into an empty hypertable. */
final class IngestGroup {

    private static final String BINARY = "psql \\copy binary";
    private static final String ONE_COPY = "copyAll, one COPY";
    private static final String COPIES = "copyAll, COPYs of 10,000";
    private static final String LARGE_COPIES = "copyAll, COPYs of 50,000";
    private static final String SORTED = "sorted, COPYs of 10,000";
    private static final String LARGE_SORTED = "sorted, COPYs of 50,000";
    private static final String PG_BULK_INSERT = "PgBulkInsert, COPYs of 10,000";
    private static final String WRITER = "TimeSeriesWriter, 8 producers";

    private final Server server;
    private final Meter meter;
    private final Settings settings;

    IngestGroup(Server server, Meter meter, Settings settings) {
        this.server = server;
        this.meter = meter;
        this.settings = settings;
    }

    void runAll(PrintStream out) throws Exception {
        try (CopyFiles files = new CopyFiles()) {
            ClientIngest ours = new ClientIngest(server);
            List<Contender> contenders = new ArrayList<>(psql(files, out));
            contenders.addAll(new JdbcIngest(server).contenders());
            contenders.addAll(new PgBulkInsertIngest(server).contenders());
            contenders.addAll(ours.copies());
            if (server.hasDirectCompress()) {
                contenders.addAll(ours.directCompress());
            } else {
                out.println("Without direct compress, which the server does not have.");
                out.println();
            }
            run(contenders, out)
                    .pair(ONE_COPY, 1, BINARY, 1)
                    .pair(LARGE_COPIES, 1, BINARY, 1)
                    .pair(LARGE_SORTED, 1, BINARY, 1)
                    .pair(ONE_COPY, 1, "PgBulkInsert, one COPY", 1)
                    .pair(COPIES, 1, PG_BULK_INSERT, 1)
                    .pair(SORTED, 1, PG_BULK_INSERT, 1)
                    .pair(LARGE_SORTED, 1, "PgBulkInsert, one COPY", 1)
                    .pair(ONE_COPY, 1, "pgjdbc batches of 1,000, rewritten", 1)
                    .pair(LARGE_SORTED, 1, "pgjdbc batches of 1,000, rewritten", 1)
                    .pair(LARGE_SORTED, 1, "pgjdbc batches of 10,000, rewritten", 1)
                    .pair(COPIES, 2, BINARY, 1)
                    .pair(LARGE_SORTED, 2, BINARY, 1)
                    .pair(LARGE_SORTED, 2, PG_BULK_INSERT, 2)
                    .pair("direct compress, COPYs of 10,000", 1, BINARY, 1)
                    .pair("direct compress, COPYs of 10,000", 2, BINARY, 1)
                    .print(out);
        }
    }

    void runWriters(PrintStream out) throws Exception {
        ClientIngest ours = new ClientIngest(server);
        List<Contender> contenders = new ArrayList<>(ours.copies());
        contenders.removeIf(contender -> contender.is(LARGE_COPIES, contender.connections())
                || contender.is(LARGE_SORTED, contender.connections()));
        contenders.addAll(ours.writers());
        run(contenders, out)
                .pair(WRITER, 1, ONE_COPY, 1)
                .pair(WRITER, 1, COPIES, 1)
                .pair(WRITER, 1, SORTED, 1)
                .pair(WRITER, 2, COPIES, 2)
                .print(out);
    }

    private List<Contender> psql(CopyFiles files, PrintStream out) throws IOException {
        List<String> program = Psql.find();
        if (program == null) {
            out.println("Without psql, which is neither on the PATH nor in the folder of the native server.");
            out.println();
            return List.of();
        }
        return List.of(
                Contender.other(BINARY, rows -> psql(program, files.binary(rows), "binary", rows)),
                Contender.other("psql \\copy CSV", rows -> psql(program, files.csv(rows), "csv", rows)));
    }

    private Run psql(List<String> program, Path file, String format, List<MetricData> rows) throws IOException {
        return Psql.copy(program, server, file, format, rows.size());
    }

    private Pairs run(List<Contender> contenders, PrintStream out) throws Exception {
        Comparison comparison = new Comparison(meter, settings, new FreshTable());
        Results results = new Results(comparison.run(contenders, Readings.generate(settings.rows())));
        results.print(out);
        return new Pairs(results);
    }

    private final class FreshTable implements Comparison.Ground {

        @Override
        public void prepare(Contender contender) throws SQLException {
            server.freshTable();
        }

        @Override
        public void check(long rows) throws SQLException {
            long stored = server.count();
            if (stored != rows) {
                throw new IllegalStateException(stored + " rows are in the table instead of " + rows);
            }
        }
    }
}
