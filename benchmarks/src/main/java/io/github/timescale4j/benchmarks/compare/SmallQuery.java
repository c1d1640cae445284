package io.github.timescale4j.benchmarks.compare;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.TimeScaleClient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * One way of asking for the last rows of a device in some time.
 *
 * @param name what the table calls it
 * @param question how it is asked
 * @param closing ends its connection
 */
record SmallQuery(String name, Question question, AutoCloseable closing) {

    private static final String COLUMNS = "SELECT " + Server.COLUMNS + " FROM " + Server.TABLE;
    private static final String ORDER = " ORDER BY timestamp DESC LIMIT " + SmallGroup.LIMIT;
    private static final String POSITIONS =
            COLUMNS + " WHERE device_id = ? AND timestamp >= ? AND timestamp < ?" + ORDER;
    private static final String NAMES =
            COLUMNS + " WHERE device_id = :device AND timestamp >= :from AND timestamp < :to" + ORDER;

    /** How it is asked. */
    @FunctionalInterface
    interface Question {
        List<MetricData> ask(String device, Instant from, Instant to) throws Exception;
    }

    /** What rows become. */
    @FunctionalInterface
    private interface Mapped {
        MappedQuerySpec<MetricData> of(StatementSpec statement);
    }

    /** The first one is what the others are compared with. */
    static List<SmallQuery> all(Server server) throws SQLException {
        return List.of(
                pooled(server.pool()),
                held(server.connect(Map.of())),
                spring("JdbcClient, lambda", server.pool(), SpringReads::lambda),
                spring("JdbcClient, query(Record.class)", server.pool(), SpringReads::type),
                ours(server.client(1)));
    }

    List<MetricData> ask(String device, Instant from, Instant to) throws Exception {
        return question.ask(device, from, to);
    }

    void close() throws Exception {
        closing.close();
    }

    private static SmallQuery pooled(HikariDataSource pool) {
        return new SmallQuery(
                "JDBC over a pool",
                (device, from, to) -> {
                    try (Connection connection = pool.getConnection();
                            PreparedStatement statement = connection.prepareStatement(POSITIONS)) {
                        return execute(statement, device, from, to);
                    }
                },
                pool);
    }

    private static SmallQuery held(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(POSITIONS);
        return new SmallQuery(
                "JDBC, a statement that is kept",
                (device, from, to) -> execute(statement, device, from, to),
                connection);
    }

    private static List<MetricData> execute(PreparedStatement statement, String device, Instant from, Instant to)
            throws SQLException {
        statement.setString(1, device);
        statement.setObject(2, utc(from));
        statement.setObject(3, utc(to));
        try (ResultSet rows = statement.executeQuery()) {
            return JdbcReads.list(rows, JdbcReads::map);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static SmallQuery spring(String name, HikariDataSource pool, Mapped mapped) {
        JdbcClient client = JdbcClient.create(pool);
        return new SmallQuery(
                name,
                (device, from, to) -> mapped.of(client.sql(NAMES)
                                .param("device", device)
                                .param("from", utc(from))
                                .param("to", utc(to)))
                        .list(),
                pool);
    }

    private static SmallQuery ours(TimeScaleClient client) {
        return new SmallQuery(
                "**TimeScaleClient, list**",
                (device, from, to) -> client.query(NAMES)
                        .bind("device", device)
                        .bind("from", from)
                        .bind("to", to)
                        .list(MetricData.class),
                client);
    }
}
