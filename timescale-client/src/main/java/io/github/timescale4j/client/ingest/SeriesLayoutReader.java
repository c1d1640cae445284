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
 * before the time in an index, of several indexes the longest list.
 */
final class SeriesLayoutReader {

    private static final long DAY = 86_400_000_000L;
    private static final int MICROS_IN_MILLI = 1_000;

    /** A UUID of version 7 begins with 48 bits of milliseconds. */
    private static final int BITS_AFTER_MILLIS = 16;

    private static final String VIEWS = """
            SELECT pg_catalog.to_regclass('timescaledb_information.dimensions') IS NOT NULL AS is_there,
                   pg_catalog.to_regclass('_timescaledb_catalog.compression_settings') IS NOT NULL AS keeps_settings""";

    /**
     * From 2.14 on. The documented view resolves the names of all hypertables of the database, which a role that may not use one of
     * their schemas is refused (42501); it also leaves out the quotes of the columns' names.
     */
    private static final String SEGMENTS = """
            SELECT u.name FROM _timescaledb_catalog.compression_settings s,
                   pg_catalog.unnest(s.segmentby) WITH ORDINALITY AS u(name, place)
            WHERE s.relid = ?::oid ORDER BY u.place""";

    /** Before. */
    private static final String OLD_SEGMENTS = """
            SELECT s.attname AS name FROM timescaledb_information.compression_settings s
            JOIN pg_catalog.pg_namespace n ON n.nspname = s.hypertable_schema
            JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = s.hypertable_name
            WHERE c.oid = ?::oid AND s.segmentby_column_index IS NOT NULL ORDER BY s.segmentby_column_index""";

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
            SELECT i.indexrelid::bigint AS index, a.attname
            FROM pg_catalog.pg_index i, pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place)
            LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = ?::oid AND a.attnum = k.number AND k.number > 0
            WHERE i.indrelid = ?::oid AND i.indpred IS NULL AND k.place <= i.indnkeyatts
            ORDER BY i.indexrelid, k.place""";

    private final StatementRunner runner;

    SeriesLayoutReader(StatementRunner runner) {
        this.runner = runner;
    }

    SeriesLayout read(Connection connection, long table) throws SQLException {
        boolean keepsSettings;
        try (PreparedStatement statement = runner.prepare(connection, VIEWS);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next() || !rows.getBoolean("is_there")) {
                return SeriesLayout.UNKNOWN; // a database without the extension
            }
            keepsSettings = rows.getBoolean("keeps_settings");
        }
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
        List<String> segments = segments(connection, keepsSettings ? SEGMENTS : OLD_SEGMENTS, table);
        return new SeriesLayout(segments.isEmpty() ? beforeTime(connection, table, time) : segments, width);
    }

    private static long width(String type, long width) {
        return switch (type) {
            case "date" -> Math.max(1, width / DAY);
            case "uuid" -> Math.max(1, width / MICROS_IN_MILLI) << BITS_AFTER_MILLIS;
            default -> width;
        };
    }

    private List<String> segments(Connection connection, String sql, long table) throws SQLException {
        List<String> segments = new ArrayList<>();
        try (PreparedStatement statement = runner.prepare(connection, sql)) {
            statement.setLong(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    segments.add(rows.getString("name"));
                }
            }
        }
        return segments;
    }

    private List<String> beforeTime(Connection connection, long table, String time) throws SQLException {
        Map<Long, List<@Nullable String>> indexes = new LinkedHashMap<>();
        try (PreparedStatement statement = runner.prepare(connection, INDEXES)) {
            statement.setLong(1, table);
            statement.setLong(2, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    indexes.computeIfAbsent(rows.getLong("index"), number -> new ArrayList<>())
                            .add(rows.getString("attname"));
                }
            }
        }
        List<String> longest = List.of();
        for (List<@Nullable String> columns : indexes.values()) {
            int place = columns.indexOf(time);
            if (place > longest.size() && !columns.subList(0, place).contains(null)) {
                longest = List.copyOf(columns.subList(0, place));
            }
        }
        return longest;
    }
}
