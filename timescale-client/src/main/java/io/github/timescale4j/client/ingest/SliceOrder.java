package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.mapping.RowWriter;
import io.github.timescale4j.schema.DeclaredColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** The order of rows within compressed chunks: by the columns whose values are kept once for a segment, then by time. */
final class SliceOrder {

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

    private SliceOrder() {}

    static <T> Comparator<T> of(Connection connection, StatementRunner runner, CopyTarget target, RowWriter<T> writer)
            throws SQLException {
        Set<String> segments = segments(connection, runner, target);
        List<Integer> indexes = new ArrayList<>();
        List<DeclaredColumn> columns = writer.declaration().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (segments.contains(columns.get(i).column())) {
                indexes.add(i);
            }
        }
        Function<T, @Nullable Instant> time = time(writer);
        Comparator<T> byTime = Comparator.comparing(time, Comparator.nullsFirst(Comparator.naturalOrder()));
        return indexes.isEmpty()
                ? byTime
                : Comparator.comparing((T row) -> segment(writer, row, indexes)).thenComparing(byTime);
    }

    /** Only rows of one segment have to be side by side; which segment is first does not matter. */
    private static <T> String segment(RowWriter<T> writer, T row, List<Integer> indexes) {
        StringBuilder key = new StringBuilder();
        for (int index : indexes) {
            key.append(writer.value(index, row)).append('\0');
        }
        return key.toString();
    }

    private static Set<String> segments(Connection connection, StatementRunner runner, CopyTarget target)
            throws SQLException {
        String sql;
        try (PreparedStatement statement = runner.prepare(connection, NEW_VIEW);
                ResultSet rows = statement.executeQuery()) {
            sql = rows.next() && rows.getBoolean(1) ? SEGMENTS : OLD_SEGMENTS;
        }
        Set<String> segments = new HashSet<>();
        try (PreparedStatement statement = runner.prepare(connection, sql)) {
            statement.setLong(1, target.oid());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    segments.add(rows.getString(1));
                }
            }
        }
        return segments;
    }

    /** Reads the time of a row, by which aggregates are refreshed. */
    static <T> Function<T, @Nullable Instant> time(RowWriter<T> writer) {
        List<DeclaredColumn> columns = writer.declaration().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).column().equals(writer.declaration().timeColumn())) {
                int index = i;
                Class<?> type = writer.components().get(i).getter().type().returnType();
                if (type == Instant.class || type == OffsetDateTime.class || type == ZonedDateTime.class) {
                    return row -> TouchedWindow.instant(writer.value(index, row));
                }
            }
        }
        throw new InvalidDataAccessApiUsageException("'backfill' is refused for '"
                + writer.declaration().relation() + "': its time is none of Instant, OffsetDateTime and ZonedDateTime,"
                + " so the window to refresh is not known. Write without it, and refresh with client.admin()");
    }
}
