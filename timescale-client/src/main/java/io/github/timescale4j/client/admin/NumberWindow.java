package io.github.timescale4j.client.admin;

import io.github.timescale4j.client.catalog.NowFunction;
import io.github.timescale4j.client.execution.StatementRunner;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Where a refresh does no harm, for an aggregate whose time is a number. The function that the hypertable was given tells the
 * present; where there is none, there is no retention either, and nothing is cut.
 *
 * <p>What {@link RefreshWindow} says of buckets that are moved by an offset holds here as well.
 *
 * @param aggregate what is refreshed
 */
record NumberWindow(Relation aggregate) {

    private static final String FACTS = "SELECT " + NowFunction.ofAggregate("?", "?") + """
             AS now_function,
                   (SELECT coalesce(pg_catalog.to_jsonb(b) ->> 'bucket_width', pg_catalog.to_jsonb(a) ->> 'bucket_width')
                           || ' ' || coalesce(pg_catalog.to_jsonb(b) ->> 'bucket_offset', '0')
                    FROM _timescaledb_catalog.hypertable h
                    JOIN _timescaledb_catalog.continuous_agg a ON a.mat_hypertable_id = h.id
                    LEFT JOIN _timescaledb_catalog.continuous_aggs_bucket_function b ON b.mat_hypertable_id = h.id
                    WHERE h.schema_name = ? AND h.table_name = ?) AS bucket""";

    private static final String KEPT =
            "SELECT min((j.config ->> 'drop_after')::bigint)" + RefreshWindow.SOURCE_RETENTION;

    /**
     * A range, and what the server is to be asked for.
     *
     * @param range what is refreshed
     * @param from the first argument of the call
     * @param to the second one
     */
    record Cut(RefreshedRange range, long from, long to) {}

    Cut cut(Connection connection, StatementRunner runner, long from, long to) throws SQLException {
        String[] facts = facts(connection, runner);
        Grid grid = Grid.parse(String.valueOf(facts[1]));
        long lower = grid.floor(from);
        long upper = grid.ceiling(to);
        String function = facts[0];
        if (function != null) {
            long present = number(connection, runner, "SELECT CAST(" + function + "() AS bigint)");
            Long kept = kept(connection, runner);
            lower = kept == null ? lower : Math.max(lower, grid.ceiling(present - kept));
            upper = aggregate.materializedOnly() ? upper : Math.min(upper, grid.last(present));
        }
        RefreshedRange range = new RefreshedRange(aggregate.name(), lower, Math.max(lower, upper));
        Grid unmoved = new Grid(grid.width(), BigInteger.ZERO);
        return new Cut(range, unmoved.floor(range.from()), unmoved.ceiling(range.to()));
    }

    private @Nullable String[] facts(Connection connection, StatementRunner runner) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, FACTS)) {
            for (int at = 1; at <= 4; at += 2) {
                statement.setString(at, aggregate.chunked().schema());
                statement.setString(at + 1, aggregate.chunked().name());
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new @Nullable String[] {rows.getString("now_function"), rows.getString("bucket")};
            }
        }
    }

    private static long number(Connection connection, StatementRunner runner, String sql) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private @Nullable Long kept(Connection connection, StatementRunner runner) throws SQLException {
        try (PreparedStatement statement = runner.prepare(connection, KEPT)) {
            statement.setString(1, aggregate.name().schema());
            statement.setString(2, aggregate.name().name());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getObject(1) != null ? (Long) rows.getLong(1) : null;
            }
        }
    }

    /** Where buckets begin. */
    private record Grid(BigInteger width, BigInteger offset) {

        static Grid parse(String text) {
            String[] parts = text.split(" ", -1);
            return new Grid(new BigInteger(parts[0]), new BigInteger(parts[1]));
        }

        long floor(long number) {
            BigInteger moved = BigInteger.valueOf(number).subtract(offset);
            return within(moved.subtract(moved.mod(width)).add(offset));
        }

        long ceiling(long number) {
            BigInteger moved = BigInteger.valueOf(number).subtract(offset);
            return within(moved.add(moved.negate().mod(width)).add(offset));
        }

        /** The end of the last bucket that a refresh up to the present may touch. */
        long last(long present) {
            long start = floor(present);
            return offset.signum() == 0 ? start : floor(start - 1);
        }

        private static long within(BigInteger number) {
            return number.max(BigInteger.valueOf(Long.MIN_VALUE))
                    .min(BigInteger.valueOf(Long.MAX_VALUE))
                    .longValueExact();
        }
    }
}
