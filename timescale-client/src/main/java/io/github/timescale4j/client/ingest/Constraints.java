package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.execution.StatementRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** What the table of a COPY has to allow for its options; read anew for each COPY that has some. */
final class Constraints {

    /** Keys that ON CONFLICT can name: whole, immediate and over columns. */
    private static final String KEYS = """
            SELECT (SELECT pg_catalog.array_agg(a.attname::text ORDER BY k.n)
                    FROM pg_catalog.unnest(i.indkey) WITH ORDINALITY AS k(attnum, n)
                    JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                    WHERE k.n <= i.indnkeyatts) AS columns
            FROM pg_catalog.pg_index i
            WHERE i.indrelid = ?::oid AND i.indisunique AND i.indisvalid AND i.indimmediate
              AND i.indpred IS NULL AND i.indexprs IS NULL""";

    private static final String DIRECT_COMPRESS = """
            SELECT CASE
              WHEN pg_catalog.current_setting('timescaledb.license', true) = 'apache'
                THEN 'the server runs TimescaleDB''s Apache edition, which has no columnstore'
              WHEN NOT EXISTS (SELECT FROM pg_catalog.pg_settings
                               WHERE name = 'timescaledb.enable_direct_compress_copy')
                THEN 'the server''s TimescaleDB is older than 2.21'
              WHEN NOT EXISTS (SELECT FROM timescaledb_information.hypertables h
                               JOIN pg_catalog.pg_namespace n ON n.nspname = h.hypertable_schema
                               JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = h.hypertable_name
                               WHERE c.oid = ?::oid AND h.compression_enabled)
                THEN 'the table is no hypertable with a columnstore'
              WHEN EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = ?::oid AND i.indisunique)
                THEN 'the table has a primary key or a unique index, which would not be checked'
              WHEN EXISTS (SELECT FROM pg_catalog.pg_constraint c WHERE c.conrelid = ?::oid AND c.contype = 'x')
                THEN 'the table has an exclusion constraint, which would not be checked'
              WHEN EXISTS (SELECT FROM pg_catalog.pg_constraint c WHERE c.conrelid = ?::oid AND c.contype = 'f')
                THEN 'the table has a foreign key, for which the server leaves it out'
              WHEN EXISTS (SELECT FROM pg_catalog.pg_trigger t
                           WHERE t.tgrelid = ?::oid AND NOT t.tgisinternal
                             AND t.tgname NOT IN ('ts_insert_blocker', 'ts_cagg_invalidation_trigger'))
                THEN 'the table has a trigger, for which the server leaves it out'
            END""";

    /** How often the table is named in it. */
    private static final int PLACES = 5;

    private final StatementRunner runner;
    private final CopyTarget target;

    Constraints(StatementRunner runner, CopyTarget target) {
        this.runner = runner;
        this.target = target;
    }

    /** The server would turn it off by itself, with a warning that nobody reads, or not look at an exclusion constraint. */
    void requireDirectCompress(Connection connection, String relation) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, DIRECT_COMPRESS)) {
            for (int i = 1; i <= PLACES; i++) {
                statement.setLong(i, target.oid());
            }
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next() && rows.getString(1) != null) {
                    throw new InvalidDataAccessApiUsageException(
                            "'directCompress' is refused for '" + relation + "': " + rows.getString(1));
                }
            }
        }
    }

    /** Without any key nothing would be skipped, and every repetition stored once more. */
    void requireAnyKey(Connection connection, String relation) throws SQLException {
        if (keys(connection).isEmpty()) {
            throw refused(
                    relation, "it has neither a primary key nor a unique index, so no row could ever be in conflict");
        }
    }

    /** The key by which rows are updated. */
    List<String> requireKey(Connection connection, String relation, List<String> named, List<String> written)
            throws SQLException {
        List<List<String>> keys = keys(connection);
        List<List<String>> fitting = keys.stream()
                .filter(key -> named.isEmpty() || Set.copyOf(key).equals(new HashSet<>(named)))
                .toList();
        if (keys.isEmpty()) {
            throw refused(relation, "it has neither a primary key nor a unique index");
        }
        if (fitting.isEmpty()) {
            throw refused(relation, "its keys are " + text(keys) + ", and not (" + String.join(", ", named) + ")");
        }
        if (fitting.size() > 1 && named.isEmpty()) {
            throw refused(relation, "it has several keys: say CopyOptions.key with one of " + text(keys));
        }
        List<String> key = fitting.get(0);
        for (String column : key) {
            CopyColumn found = target.column(column);
            if (found == null || found.nullable()) {
                throw refused(relation, "column '" + column + "' of its key takes nulls, which are never equal");
            }
            if (!written.contains(column)) {
                throw refused(relation, "column '" + column + "' of its key is none that the type writes");
            }
        }
        return key;
    }

    private static String text(List<List<String>> keys) {
        return keys.stream()
                .map(key -> "(" + String.join(", ", key) + ")")
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static InvalidDataAccessApiUsageException refused(String relation, String reason) {
        return new InvalidDataAccessApiUsageException("'onConflict' is refused for '" + relation + "': " + reason);
    }

    private List<List<String>> keys(Connection connection) throws SQLException {
        List<List<String>> keys = new ArrayList<>();
        try (PreparedStatement statement = runner.prepare(connection, KEYS)) {
            statement.setLong(1, target.oid());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(List.of((String[]) rows.getArray(1).getArray()));
                }
            }
        }
        return keys;
    }
}
