package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.schema.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Into a temporary table, and from there into the table, with an eye to the rows that are there already. */
final class StagingRoute implements Route {

    private static final String STAGING = "pg_temp.timescale_copy_staging";

    private final StatementRunner runner;
    private final String table;
    private final List<String> columns;
    private final List<String> key;

    /**
     * Makes a route.
     *
     * @param table the quoted name
     * @param columns the columns that are written
     * @param key by which rows are updated; none means that rows which are there already are skipped
     */
    StagingRoute(StatementRunner runner, String table, List<String> columns, List<String> key) {
        this.runner = runner;
        this.table = table;
        this.columns = columns;
        this.key = key;
    }

    @Override
    public String prepare(Connection connection) throws SQLException {
        // It has the columns' types, lengths included, and no constraint.
        runner.execute(
                connection,
                "CREATE TEMPORARY TABLE timescale_copy_staging ON COMMIT DROP AS SELECT " + list(columns) + " FROM "
                        + table + " WITH NO DATA");
        return STAGING;
    }

    @Override
    public long finish(Connection connection, long copied) throws SQLException {
        long stored;
        try (PreparedStatement statement = runner.prepare(connection, insert())) {
            stored = statement.executeLargeUpdate();
        }
        // The transaction may go on with another COPY.
        runner.execute(connection, "DROP TABLE " + STAGING);
        return stored;
    }

    private String insert() {
        String into = "INSERT INTO " + table + " (" + list(columns) + ") SELECT ";
        if (key.isEmpty()) {
            return into + list(columns) + " FROM " + STAGING + " ON CONFLICT DO NOTHING";
        }
        String updated = columns.stream()
                .filter(column -> !key.contains(column))
                .map(Identifier::quote)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        // Rows lie in a table that nobody changed in the order in which they came, so the greatest ctid is the last.
        return into + "DISTINCT ON (" + list(key) + ") " + list(columns) + " FROM " + STAGING + " ORDER BY " + list(key)
                + ", ctid DESC ON CONFLICT (" + list(key) + ") DO "
                + (updated.isEmpty() ? "NOTHING" : "UPDATE SET " + updated);
    }

    private static String list(List<String> names) {
        return names.stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }
}
