package io.github.timescale4j.benchmarks.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Spring's {@code JdbcClient}, with the driver as it comes, and with a mapper that is written by hand. */
final class SpringReads {

    private static final int CURSOR = 10_000;

    private final Server server;
    private final Reads reads;

    SpringReads(Server server, Reads reads) {
        this.server = server;
        this.reads = reads;
    }

    List<Contender> contenders() {
        return List.of(
                Contender.other("JdbcClient, lambda, list", rows -> list(rows.size(), SpringReads::lambda)),
                Contender.other("JdbcClient, lambda, stream, cursor of 10,000", rows -> cursor(rows.size())),
                Contender.other("JdbcClient, query(Record.class), list", rows -> list(rows.size(), SpringReads::type))
                        .slow(4),
                Contender.other("JdbcClient, query(Record.class), stream", rows -> stream(rows.size()))
                        .slow(4));
    }

    /** Says what rows become. */
    @FunctionalInterface
    private interface Mapped {
        MappedQuerySpec<MetricData> of(StatementSpec statement);
    }

    static MappedQuerySpec<MetricData> lambda(StatementSpec statement) {
        return statement.query((row, number) -> JdbcReads.map(row));
    }

    static MappedQuerySpec<MetricData> type(StatementSpec statement) {
        return statement.query(MetricData.class);
    }

    private Run list(int rows, Mapped mapped) throws SQLException {
        return open(0, client -> mapped.of(client.sql(reads.sql(rows))).list().size());
    }

    private Run stream(int rows) throws SQLException {
        return open(0, client -> Reads.consume(type(client.sql(reads.sql(rows))).stream()));
    }

    private Run cursor(int rows) throws SQLException {
        return open(CURSOR, client -> Reads.consume(lambda(client.sql(reads.sql(rows))).stream()));
    }

    /** What is asked of a client. */
    @FunctionalInterface
    private interface Question {
        long ask(JdbcClient client);
    }

    private Run open(int fetchSize, Question question) throws SQLException {
        Connection connection = server.connect(Map.of());
        connection.setAutoCommit(fetchSize == 0);
        JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        template.setFetchSize(fetchSize);
        JdbcClient client = JdbcClient.create(template);
        return new Run() {
            @Override
            public long run() {
                return question.ask(client);
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }
}
