package io.github.timescale4j.client.admin;

import io.github.timescale4j.schema.TimeInterval;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGInterval;

/** Reads values of the catalog. */
final class Catalog {

    private static final int MONTHS = 12;
    private static final int MINUTES = 60;
    private static final long SECONDS = 60;
    private static final long MICROS = 1_000_000;

    private Catalog() {}

    static @Nullable String text(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** One entry of a job's configuration as two columns: a length of time, or a number. */
    static String offset(String key, String column) {
        String value = "j.config -> '" + key + "'";
        String text = "(j.config ->> '" + key + "')";
        return "CASE pg_catalog.jsonb_typeof(" + value + ") WHEN 'string' THEN " + text + "::interval END AS " + column
                + ", CASE pg_catalog.jsonb_typeof(" + value + ") WHEN 'number' THEN " + text + "::bigint END AS "
                + column + "_number";
    }

    /** Reads what {@link #offset(String, String)} selects; a number is one of a relation's own. */
    static @Nullable TimeInterval offset(ResultSet rows, String column, Relation relation) throws SQLException {
        long number = rows.getLong(column + "_number");
        if (rows.wasNull()) {
            return interval(rows, column);
        }
        return new TimeInterval(0, 0, number, relation.requireNumbers());
    }

    /** Months, days and microseconds stay apart: the server's own comparison would take 1 month for 30 days. */
    static @Nullable TimeInterval interval(ResultSet rows, String column) throws SQLException {
        if (!(rows.getObject(column) instanceof PGInterval interval)) {
            return null;
        }
        long seconds =
                (interval.getHours() * (long) MINUTES + interval.getMinutes()) * SECONDS + interval.getWholeSeconds();
        return new TimeInterval(
                interval.getYears() * MONTHS + interval.getMonths(),
                interval.getDays(),
                seconds * MICROS + interval.getMicroSeconds());
    }
}
