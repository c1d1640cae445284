package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.schema.Literal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The indexes and the columnstore of an aggregate, which lie on the table that holds its buckets. */
final class AggregateIndexes {

    private static final Logger LOG = LoggerFactory.getLogger(AggregateRebuild.class);

    private static final String INDEXES = """
            SELECT pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(i.indexrelid), '^.*? USING ', '') AS tail
            FROM pg_catalog.pg_index i
            WHERE i.indrelid = pg_catalog.to_regclass(?) AND i.indisvalid
            ORDER BY i.indexrelid""";

    private static final String ENABLED = """
            SELECT compression_enabled FROM timescaledb_information.continuous_aggregates
            WHERE view_schema = ? AND view_name = ?""";

    private static final String COLUMNSTORE = """
            SELECT pg_catalog.string_agg(pg_catalog.quote_ident(s.attname), ',' ORDER BY s.segmentby_column_index)
                       FILTER (WHERE s.segmentby_column_index IS NOT NULL) AS segmentby,
                   pg_catalog.string_agg(pg_catalog.quote_ident(s.attname)
                           || CASE WHEN s.orderby_asc THEN ' ASC' ELSE ' DESC' END
                           || CASE WHEN s.orderby_nullsfirst THEN ' NULLS FIRST' ELSE ' NULLS LAST' END,
                           ',' ORDER BY s.orderby_column_index)
                       FILTER (WHERE s.orderby_column_index IS NOT NULL) AS orderby
            FROM timescaledb_information.compression_settings s
            WHERE s.hypertable_schema = ? AND s.hypertable_name = ?""";

    private static final Pattern NAMED = Pattern.compile(
            "^(\\s*CREATE\\s+INDEX)\\s+(?:\"(?:[^\"]|\"\")+\"|(?!ON\\b)\\w+)(\\s+ON\\b)", Pattern.CASE_INSENSITIVE);

    private AggregateIndexes() {}

    /** Leaves the name of an index to the server: that which is declared is still the old aggregate's. */
    static String unnamed(String statement) {
        return NAMED.matcher(statement).replaceFirst("$1$2");
    }

    private static List<String> tails(Connection connection, AggregateFacts aggregate) throws SQLException {
        return Sql.list(
                connection,
                INDEXES,
                row -> row.getString(1),
                aggregate.materialization().quoted());
    }

    /** Makes what the old aggregate has and the new one lacks; the names are the server's, since the old ones are still taken. */
    static void complete(Connection connection, AggregateFacts old, AggregateFacts replacement) throws SQLException {
        List<String> present = tails(connection, replacement);
        for (String tail : tails(connection, old)) {
            if (!present.contains(tail)) {
                create(connection, replacement, tail);
            }
        }
    }

    private static void create(Connection connection, AggregateFacts replacement, String tail) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            Sql.execute(connection, "CREATE INDEX ON " + replacement.name().quoted() + " USING " + tail);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            if (!"42703".equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            LOG.warn(
                    "Rebuild of {}: the index USING {} is not made again, because a column of it is gone",
                    replacement.name(),
                    tail);
        }
    }

    /** Turns the columnstore on as it is in the old aggregate, if nothing declared says anything about it. */
    static void copyColumnstore(
            Connection connection, AggregateFacts old, AggregateFacts replacement, RebuildRequest request)
            throws SQLException {
        boolean declared = request.previous().stream().anyMatch(sql -> sql.contains("timescaledb.compress"));
        if (declared || !isEnabled(connection, old) || isEnabled(connection, replacement)) {
            return;
        }
        String settings = Sql.first(
                connection,
                COLUMNSTORE,
                row -> List.of(
                                "timescaledb.compress = true",
                                setting("segmentby", row.getString("segmentby")),
                                setting("orderby", row.getString("orderby")))
                        .stream()
                        .filter(setting -> !setting.isEmpty())
                        .collect(Collectors.joining(", ")),
                old.materialization().schema(),
                old.materialization().name());
        Sql.execute(connection, "ALTER MATERIALIZED VIEW " + replacement.name().quoted() + " SET (" + settings + ")");
    }

    private static String setting(String name, @Nullable String value) {
        return value == null ? "" : "timescaledb.compress_" + name + " = " + Literal.quote(value);
    }

    private static boolean isEnabled(Connection connection, AggregateFacts aggregate) throws SQLException {
        return Sql.isTrue(
                connection, ENABLED, aggregate.name().schema(), aggregate.name().name());
    }
}
