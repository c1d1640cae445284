package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.execution.StatementRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the rows of a series have in common: the columns that the columnstore keeps once for a segment, otherwise those
 * before the time in an index, of several indexes the longest list. If a key does not hold all of them, there is no series: rows with
 * one key have to keep their order.
 */
final class SeriesLayoutReader {

    private static final long DAY = 86_400_000_000L;
    private static final int MICROS_IN_MILLI = 1_000;

    /** A UUID of version 7 begins with 48 bits of milliseconds. */
    private static final int BITS_AFTER_MILLIS = 16;

    private static final String NEW_VIEW =
            "SELECT pg_catalog.to_regclass('timescaledb_information.hypertable_columnstore_settings') IS NOT NULL";

    /** From 2.18 on: a list of quoted names. */
    private static final String SEGMENTS = """
            SELECT a.attname FROM timescaledb_information.hypertable_columnstore_settings s
            JOIN pg_catalog.pg_attribute a ON a.attrelid = s.hypertable
            WHERE s.hypertable = ?::oid::regclass AND a.attnum > 0
              AND pg_catalog.quote_ident(a.attname) = ANY (pg_catalog.regexp_split_to_array(s.segmentby, ' *, *'))""";

    /** Before. */
    private static final String OLD_SEGMENTS = """
            SELECT s.attname FROM timescaledb_information.compression_settings s
            JOIN pg_catalog.pg_namespace n ON n.nspname = s.hypertable_schema
            JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = s.hypertable_name
            WHERE c.oid = ?::oid AND s.segmentby_column_index IS NOT NULL""";

    private static final String DIMENSION = """
            SELECT d.column_name, d.column_type::text AS type,
                   CASE WHEN d.time_interval IS NULL THEN d.integer_interval
                        ELSE (EXTRACT(epoch FROM d.time_interval) * 1000000)::bigint END AS width
            FROM timescaledb_information.dimensions d
            JOIN pg_catalog.pg_namespace n ON n.nspname = d.hypertable_schema
            JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = d.hypertable_name
            WHERE c.oid = ?::oid AND d.dimension_number = 1""";

    /** Expressions have no name here. */
    private static final String INDEXES = """
            SELECT i.indexrelid::bigint AS index, i.indisunique AS unique, a.attname
            FROM pg_catalog.pg_index i, pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place)
            LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = ?::oid AND a.attnum = k.number AND k.number > 0
            WHERE i.indrelid = ?::oid AND i.indpred IS NULL AND k.place <= i.indnkeyatts
            ORDER BY i.indexrelid, k.place""";

    /** The columns may hold null, which stands for an expression. */
    private record Index(boolean unique, List<@Nullable String> columns) {}

    private final StatementRunner runner;

    SeriesLayoutReader(StatementRunner runner) {
        this.runner = runner;
    }

    SeriesLayout read(Connection connection, long table) throws SQLException {
        String time;
        long width;
        try (PreparedStatement statement = runner.prepare(connection, DIMENSION)) {
            statement.setLong(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return SeriesLayout.UNKNOWN; // no hypertable
                }
                time = rows.getString("column_name");
                width = width(rows.getString("type"), rows.getLong("width"));
            }
        }
        List<Index> indexes = indexes(connection, table);
        List<String> segments = segments(connection, table);
        List<String> columns = segments.isEmpty() ? beforeTime(indexes, time) : segments;
        boolean keepsKeys = indexes.stream()
                .filter(Index::unique)
                .allMatch(index -> index.columns().containsAll(columns));
        return new SeriesLayout(keepsKeys ? columns : List.of(), width);
    }

    private static long width(String type, long width) {
        return switch (type) {
            case "date" -> Math.max(1, width / DAY);
            case "uuid" -> Math.max(1, width / MICROS_IN_MILLI) << BITS_AFTER_MILLIS;
            default -> width;
        };
    }

    private List<String> segments(Connection connection, long table) throws SQLException {
        String sql;
        try (PreparedStatement statement = runner.prepare(connection, NEW_VIEW);
                ResultSet rows = statement.executeQuery()) {
            sql = rows.next() && rows.getBoolean(1) ? SEGMENTS : OLD_SEGMENTS;
        }
        List<String> segments = new ArrayList<>();
        try (PreparedStatement statement = runner.prepare(connection, sql)) {
            statement.setLong(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    segments.add(rows.getString(1));
                }
            }
        }
        return segments;
    }

    private List<Index> indexes(Connection connection, long table) throws SQLException {
        Map<Long, Index> indexes = new LinkedHashMap<>();
        try (PreparedStatement statement = runner.prepare(connection, INDEXES)) {
            statement.setLong(1, table);
            statement.setLong(2, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    boolean unique = rows.getBoolean("unique");
                    indexes.computeIfAbsent(rows.getLong("index"), number -> new Index(unique, new ArrayList<>()))
                            .columns()
                            .add(rows.getString("attname"));
                }
            }
        }
        return List.copyOf(indexes.values());
    }

    private static List<String> beforeTime(List<Index> indexes, String time) {
        List<String> longest = List.of();
        for (Index index : indexes) {
            int place = index.columns().indexOf(time);
            if (place > longest.size() && !index.columns().subList(0, place).contains(null)) {
                longest = List.copyOf(index.columns().subList(0, place));
            }
        }
        return longest;
    }
}
