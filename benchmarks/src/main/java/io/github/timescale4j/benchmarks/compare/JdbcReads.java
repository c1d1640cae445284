package io.github.timescale4j.benchmarks.compare;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Loops over results, written by hand. */
final class JdbcReads {

    static final Map<String, String> TEXT = Map.of("prepareThreshold", "0");
    static final Map<String, String> BINARY = Map.of("prepareThreshold", "-1");

    private final Server server;
    private final Reads reads;

    JdbcReads(Server server, Reads reads) {
        this.server = server;
        this.reads = reads;
    }

    List<Contender> contenders() {
        return List.of(
                Contender.other("loop, text, all at once", rows -> loop(rows.size(), TEXT, 0, JdbcReads::map)),
                Contender.other(
                        "loop, text, cursor of 10,000", rows -> loop(rows.size(), TEXT, 10_000, JdbcReads::map)),
                Contender.other("loop, binary, all at once", rows -> loop(rows.size(), BINARY, 0, JdbcReads::map)),
                Contender.other(
                        "loop, binary, getTimestamp, all at once",
                        rows -> loop(rows.size(), BINARY, 0, JdbcReads::mapTimestamp)),
                Contender.other(
                        "loop, binary, cursor of 1,000", rows -> loop(rows.size(), BINARY, 1_000, JdbcReads::map)),
                Contender.other(
                        "loop, binary, cursor of 10,000", rows -> loop(rows.size(), BINARY, 10_000, JdbcReads::map)));
    }

    /** Makes an object of a row. */
    @FunctionalInterface
    interface Mapper {
        MetricData map(ResultSet row) throws SQLException;
    }

    static MetricData map(ResultSet row) throws SQLException {
        return new MetricData(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getString(2),
                row.getString(3),
                row.getDouble(4));
    }

    @SuppressWarnings("JavaUtilDate") // what many applications do
    private static MetricData mapTimestamp(ResultSet row) throws SQLException {
        Instant timestamp = row.getTimestamp(1).toInstant();
        return new MetricData(timestamp, row.getString(2), row.getString(3), row.getDouble(4));
    }

    private Run loop(int rows, Map<String, String> options, int fetchSize, Mapper mapper) throws SQLException {
        Connection connection = server.connect(options);
        connection.setAutoCommit(fetchSize == 0);
        return new Run() {
            @Override
            public long run() throws SQLException {
                try (PreparedStatement statement = connection.prepareStatement(reads.sql(rows))) {
                    statement.setFetchSize(fetchSize);
                    try (ResultSet result = statement.executeQuery()) {
                        return fetchSize == 0 ? list(result, mapper).size() : Reads.consume(result, mapper);
                    }
                }
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    static List<MetricData> list(ResultSet result, Mapper mapper) throws SQLException {
        List<MetricData> list = new ArrayList<>();
        while (result.next()) {
            list.add(mapper.map(result));
        }
        return list;
    }
}
