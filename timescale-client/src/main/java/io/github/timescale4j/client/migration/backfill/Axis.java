package io.github.timescale4j.client.migration.backfill;

import io.github.timescale4j.client.migration.backfill.AggregateFacts.Chunk;
import io.github.timescale4j.schema.Literal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the positions of buckets are written in SQL. Everything here reckons with instants; where the time is a number, that number
 * of microseconds after 1970 stands for it, so that one is the smallest step on both axes.
 *
 * @param type the type of the column of time
 * @param now the function that tells the present of numbers, quoted; {@code null} if nothing does
 */
record Axis(String type, @Nullable String now) {

    private static final Map<String, String> ARGUMENTS = Map.of(
            "timestamp with time zone", "?::timestamptz",
            "timestamp without time zone", "(?::timestamptz AT TIME ZONE 'UTC')",
            "date", "(?::timestamptz AT TIME ZONE 'UTC')::date",
            "bigint", "?::bigint",
            "integer", "?::integer",
            "smallint", "?::smallint");

    private static final long SECOND = 1_000_000;

    private static final String CHUNKS = """
            SELECT range_start, range_end, range_start_integer, range_end_integer FROM timescaledb_information.chunks
            WHERE hypertable_schema = ? AND hypertable_name = ?
            ORDER BY range_start, range_start_integer""";

    /** Whether the time is a number. */
    boolean counts() {
        return type.equals("bigint") || type.equals("integer") || type.equals("smallint");
    }

    /** Whether anything tells which positions are past. */
    boolean hasPresent() {
        return ARGUMENTS.containsKey(type) && (now != null || !counts());
    }

    /** A parameter as the column of time holds it. */
    String argument() {
        return ARGUMENTS.getOrDefault(type, "?");
    }

    /** What such a parameter is set to. */
    Object value(Instant position) {
        return counts() ? (Object) number(position) : position;
    }

    /** The offset of a policy, from its configuration. */
    String offset(@Nullable String text) {
        return text == null
                ? "NULL"
                : (counts() ? type.toUpperCase(Locale.ROOT) : "INTERVAL") + " " + Literal.quote(text);
    }

    /** A position for people. */
    String show(@Nullable Instant position) {
        return position == null || !counts() ? String.valueOf(position) : Long.toString(number(position));
    }

    /** An expression over a column of time, in the form that {@link #read(ResultSet, String)} takes. */
    String readable(String column) {
        return counts() || type.equals("timestamp with time zone") ? column : column + "::timestamp AT TIME ZONE 'UTC'";
    }

    Instant read(ResultSet row, String column) throws SQLException {
        return counts() ? position(row.getLong(column)) : Times.require(Sql.instant(row, column));
    }

    /** The chunks of a hypertable, by their ranges and not by their rows. */
    List<Chunk> chunks(Connection connection, @Nullable String schema, String name) throws SQLException {
        String suffix = counts() ? "_integer" : "";
        return Sql.list(
                connection,
                CHUNKS,
                row -> new Chunk(read(row, "range_start" + suffix), read(row, "range_end" + suffix)),
                schema,
                name);
    }

    /** What the function that tells the present of numbers says. */
    long present(Connection connection) throws SQLException {
        Long present = Sql.first(connection, "SELECT CAST(" + now + "() AS bigint)", row -> row.getLong(1));
        return present == null ? 0 : present;
    }

    static Instant position(long number) {
        return Instant.EPOCH.plus(number, ChronoUnit.MICROS);
    }

    static long number(Instant position) {
        long micros = position.getNano() / 1_000;
        long seconds = position.getEpochSecond();
        return seconds >= 0
                ? Math.addExact(Math.multiplyExact(seconds, SECOND), micros)
                : Math.addExact(Math.multiplyExact(seconds + 1, SECOND), micros - SECOND);
    }

    /** The start of the bucket that a number lies in, or of the one that is so many after it, as far as numbers go. */
    static Instant bucket(long number, long width, long offset, int after) {
        BigInteger moved = BigInteger.valueOf(number).subtract(BigInteger.valueOf(offset));
        BigInteger wide = BigInteger.valueOf(width);
        BigInteger start = moved.subtract(moved.mod(wide))
                .add(wide.multiply(BigInteger.valueOf(after)))
                .add(BigInteger.valueOf(offset));
        return position(start.max(BigInteger.valueOf(Long.MIN_VALUE))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact());
    }
}
