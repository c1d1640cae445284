package io.github.timescale4j.benchmarks.compare;

import de.bytefish.pgbulkinsert.PgBulkInsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/** PgBulkInsert: binary COPY from objects, with a mapping that is written by hand. */
final class PgBulkInsertIngest {

    private final Server server;

    PgBulkInsertIngest(Server server) {
        this.server = server;
    }

    List<Contender> contenders() {
        return List.of(
                Contender.other("PgBulkInsert, one COPY", rows -> open(rows, 1, Integer.MAX_VALUE)),
                Contender.other("PgBulkInsert, COPYs of 10,000", rows -> open(rows, 1, 10_000)),
                Contender.other("PgBulkInsert, COPYs of 10,000", rows -> open(rows, 2, 10_000))
                        .withConnections(2));
    }

    private Run open(List<MetricData> rows, int count, int size) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connections.add(server.connect(Map.of()));
        }
        Threads threads = new Threads(count);
        return new Run() {
            @Override
            public long run() {
                Batches batches = new Batches(rows, Math.min(size, rows.size()));
                threads.run(thread -> {
                    PgBulkInsert<MetricData> insert = new PgBulkInsert<>(new PgBulkInsertColumns());
                    PGConnection connection = connections.get(thread).unwrap(PGConnection.class);
                    batches.drain(batch -> insert.saveAll(connection, batch));
                });
                return rows.size();
            }

            @Override
            public void close() throws SQLException {
                threads.close();
                for (Connection connection : connections) {
                    connection.close();
                }
            }
        };
    }
}
