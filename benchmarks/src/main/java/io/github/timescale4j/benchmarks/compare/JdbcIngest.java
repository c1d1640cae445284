package io.github.timescale4j.benchmarks.compare;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the driver, and Spring over it, offer for many rows. */
final class JdbcIngest {

    private static final String INSERT =
            "INSERT INTO " + Server.TABLE + " (" + Server.COLUMNS + ") VALUES (?, ?, ?, ?)";
    private static final Map<String, String> REWRITE = Map.of("reWriteBatchedInserts", "true");

    private final Server server;

    JdbcIngest(Server server) {
        this.server = server;
    }

    List<Contender> contenders() {
        return List.of(
                Contender.other("pgjdbc batches of 1,000", rows -> batches(rows, 1_000, Map.of()))
                        .slow(10),
                Contender.other("pgjdbc batches of 1,000, rewritten", rows -> batches(rows, 1_000, REWRITE))
                        .slow(4),
                Contender.other("pgjdbc batches of 10,000, rewritten", rows -> batches(rows, 10_000, REWRITE))
                        .slow(4),
                Contender.other("JdbcTemplate.batchUpdate of 1,000, rewritten", rows -> template(rows, 1_000))
                        .slow(4),
                Contender.other("unnest of text arrays, 10,000", rows -> textArrays(rows, 10_000))
                        .slow(4),
                Contender.other("unnest of long[] microseconds, 10,000", rows -> longArrays(rows, 10_000))
                        .slow(4));
    }

    /** Stores some rows over a connection that commits by itself. */
    @FunctionalInterface
    private interface Piece {
        void store(Connection connection, List<MetricData> rows) throws SQLException;
    }

    private Run inPieces(List<MetricData> rows, int size, Map<String, String> options, Piece piece)
            throws SQLException {
        Connection connection = server.connect(options);
        return new Run() {
            @Override
            public long run() throws SQLException {
                for (int i = 0; i < rows.size(); i += size) {
                    piece.store(connection, rows.subList(i, Math.min(i + size, rows.size())));
                }
                return rows.size();
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private Run batches(List<MetricData> rows, int size, Map<String, String> options) throws SQLException {
        return inPieces(rows, size, options, (connection, some) -> {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                for (MetricData row : some) {
                    bind(statement, row);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            connection.commit();
        });
    }

    private static void bind(PreparedStatement statement, MetricData row) throws SQLException {
        statement.setObject(1, row.timestamp().atOffset(ZoneOffset.UTC));
        statement.setString(2, row.deviceId());
        statement.setString(3, row.metricType());
        statement.setDouble(4, row.value());
    }

    private Run template(List<MetricData> rows, int size) throws SQLException {
        Connection connection = server.connect(REWRITE);
        JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        return new Run() {
            @Override
            public long run() {
                template.batchUpdate(INSERT, rows, size, JdbcIngest::bind);
                return rows.size();
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private Run textArrays(List<MetricData> rows, int size) throws SQLException {
        String sql = "INSERT INTO " + Server.TABLE + " (" + Server.COLUMNS
                + ") SELECT * FROM unnest(?::timestamptz[], ?::text[], ?::text[], ?::float8[])";
        return inPieces(rows, size, Map.of(), (connection, some) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                text(
                        connection,
                        statement,
                        1,
                        some.stream().map(row -> row.timestamp().toString()));
                text(connection, statement, 2, some.stream().map(MetricData::deviceId));
                text(connection, statement, 3, some.stream().map(MetricData::metricType));
                text(connection, statement, 4, some.stream().map(row -> Double.toString(row.value())));
                statement.executeUpdate();
            }
        });
    }

    private static void text(
            Connection connection, PreparedStatement statement, int index, java.util.stream.Stream<String> values)
            throws SQLException {
        statement.setArray(index, connection.createArrayOf("text", values.toArray()));
    }

    private Run longArrays(List<MetricData> rows, int size) throws SQLException {
        String sql = "INSERT INTO " + Server.TABLE + " (" + Server.COLUMNS
                + ") SELECT timestamptz 'epoch' + t * interval '1 microsecond', d, m, v"
                + " FROM unnest(?::int8[], ?::text[], ?::text[], ?::float8[]) AS u (t, d, m, v)";
        return inPieces(rows, size, Map.of(), (connection, some) -> {
            long[] times = new long[some.size()];
            String[] devices = new String[some.size()];
            String[] metrics = new String[some.size()];
            double[] values = new double[some.size()];
            for (int i = 0; i < times.length; i++) {
                MetricData row = some.get(i);
                times[i] = Instant.EPOCH.until(row.timestamp(), ChronoUnit.MICROS);
                devices[i] = row.deviceId();
                metrics[i] = row.metricType();
                values[i] = row.value();
            }
            PGConnection driver = connection.unwrap(PGConnection.class);
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(1, driver.createArrayOf("int8", times));
                statement.setArray(2, connection.createArrayOf("text", devices));
                statement.setArray(3, connection.createArrayOf("text", metrics));
                statement.setArray(4, driver.createArrayOf("float8", values));
                statement.executeUpdate();
            }
        });
    }
}
