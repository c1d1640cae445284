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
