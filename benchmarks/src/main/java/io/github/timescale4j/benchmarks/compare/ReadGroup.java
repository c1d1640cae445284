package io.github.timescale4j.benchmarks.compare;

import io.github.timescale4j.client.TimeScaleClient;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All rows of a hypertable into records. */
final class ReadGroup implements Groups.Group {

    private final Server server;
    private final Meter meter;
    private final Settings settings;

    ReadGroup(Server server, Meter meter, Settings settings) {
        this.server = server;
        this.meter = meter;
        this.settings = settings;
    }

    @Override
    public void run(PrintStream out) throws Exception {
        List<MetricData> rows = fill(server, settings);
        Reads reads = new Reads(rows.size());
        List<Contender> contenders = new ArrayList<>(new JdbcReads(server, reads).contenders());
        contenders.addAll(new SpringReads(server, reads).contenders());
        contenders.addAll(new ClientReads(server, reads).contenders());
        Results results = new Results(new Comparison(meter, settings, new SameTable()).run(contenders, rows));
        results.print(out);
        new Pairs(results)
                .pair("list, text", 1, "loop, text, all at once", 1)
                .pair("list, binary", 1, "loop, binary, all at once", 1)
                .pair("stream", 1, "loop, binary, cursor of 10,000", 1)
                .pair("list, text", 1, "JdbcClient, query(Record.class), list", 1)
                .pair("stream", 1, "JdbcClient, query(Record.class), stream", 1)
                .pair("export", 1, "loop, binary, cursor of 10,000", 1)
                .pair("export", 1, "stream", 1)
                .print(out);
    }

    /** The table with rows, as it is some time after they came: nothing left for a reader to tidy up. */
    static List<MetricData> fill(Server server, Settings settings) throws SQLException {
        List<MetricData> rows = Readings.generate(settings.rows());
        server.freshTable();
        try (TimeScaleClient client = server.client(1)) {
            client.copyAll(MetricData.class, rows);
        }
        server.execute("VACUUM (FREEZE, ANALYZE) " + Server.TABLE);
        server.execute("CHECKPOINT");
        return rows;
    }

    private static final class SameTable implements Comparison.Ground {

        @Override
        public void prepare(Contender contender) {}

        @Override
        public void check(long rows) {}
    }
}
