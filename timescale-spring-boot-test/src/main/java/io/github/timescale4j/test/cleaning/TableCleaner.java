package io.github.timescale4j.test.cleaning;

import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import io.github.timescale4j.schema.NumberAxis;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.test.cleaning.DeclaredRelations.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the declared tables and aggregates that hold rows. What is left is what a new schema is: a truncated aggregate knows of
 * nothing that it has materialized, and shows the rows of the next test wherever they are in time.
 */
final class TableCleaner {

    private static final Logger LOG = LoggerFactory.getLogger(TableCleaner.class);

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);
    private static final String UNDEFINED_TABLE = "42P01";
    private static final String NOT_SUPPORTED = "0A000";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final TestedDatabase database;
    private @Nullable TestTables tables;

    /** Creates the bean. */
    TableCleaner(TestedDatabase database) {
        this.database = database;
    }

    /** Whether the database is gone with this JVM anyway. */
    boolean isDisposable() {
        return database.isDisposable();
    }

    /** Empties what holds rows: one question if nothing does, and one statement more if something does. */
    synchronized void clean() {
        flushWriters();
        long began = System.nanoTime();
        try (Connection connection = database.dataSource().getConnection()) {
            TestTables known = tables;
            if (known == null) {
                known = database.tables(connection);
                tables = known;
            }
            database.claim(connection, known);
            Set<RelationName> withRows = withRows(connection, known);
            if (!withRows.isEmpty()) {
                empty(connection, known, withRows);
                LOG.debug("Emptied {} in {} ms", withRows, (System.nanoTime() - began) / 1_000_000);
            }
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    /** What the test before has left in a buffer is stored now, or it would turn up in the next one. */
    private void flushWriters() {
        CompletableFuture<?>[] flushes =
                database.writers().map(TimeSeriesWriter::flush).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(flushes).get(LOCK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("A buffered writer still holds rows of an earlier test: the next one may find them", e);
        }
    }

    private static Set<RelationName> withRows(Connection connection, TestTables tables) throws SQLException {
        try {
            return tables.withRows(connection);
        } catch (SQLException e) {
            if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
                throw e;
            }
            // A test has made an aggregate once more, or dropped one.
            tables.forget();
            return tables.withRows(connection);
        }
    }

    private static void empty(Connection connection, TestTables tables, Set<RelationName> withRows)
            throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(tables, withRows)) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private static List<String> statements(TestTables tables, Set<RelationName> withRows) {
        List<Relation> relations = tables.existing(tables.declared().withAggregates(withRows));
        List<String> statements = new ArrayList<>();
        if (!tables.truncationResetsAggregates()) {
            relations.stream()
                    .filter(Relation::aggregate)
                    .map(TableCleaner::dropChunks)
                    .forEach(statements::add);
        }
        statements.add("SET LOCAL lock_timeout = '" + LOCK_TIMEOUT.toMillis() + "ms'; TRUNCATE "
                + relations.stream().map(relation -> relation.name().quoted()).collect(Collectors.joining(", ")));
        return statements;
    }

    /** Releases before 2.16 move the end of what is materialized back when chunks are dropped, but not for a truncation. */
    static String dropChunks(Relation aggregate) {
        String end = NumberAxis.TYPES.contains(aggregate.timeType())
                ? Long.toString(new NumberAxis(aggregate.timeType(), null).greatest())
                : "'infinity'";
        return "SELECT drop_chunks(" + aggregate.name().regclass() + ", older_than => " + end + "::"
                + aggregate.timeType() + ")";
    }

    private static CleaningException refused(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return new CleaningException(
                "The declared tables could not be emptied before the test (SQLSTATE " + state + "). "
                        + switch (state) {
                            case LOCK_NOT_AVAILABLE ->
                                "Something that an earlier test began still holds a lock: end its transactions, and what it"
                                        + " started in the background, in the test itself.";
                            case NOT_SUPPORTED ->
                                "A table that is not declared refers to one of them: give the tests @Transactional, or use"
                                        + " @TimescaleTest(clean = false) and delete the rows yourself.";
                            default -> "@TimescaleTest(clean = false) leaves the rows where they are.";
                        },
                cause);
    }
}
