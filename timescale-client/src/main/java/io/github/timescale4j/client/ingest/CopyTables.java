package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.admin.TimescaleAdmin;
import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.HeldConnection;
import io.github.timescale4j.client.execution.StatementContext;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.mapping.Mapping;
import io.github.timescale4j.client.mapping.RowWriter;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** Opens COPYs into the tables of declared types, whose columns it knows. One for each client, safe for use by several threads. */
public final class CopyTables {

    /** How many bytes are sent at once: each piece is a message of the protocol, and goes past the driver's own buffer. */
    static final int PIECE = 1 << 16;

    private static final String DIRECT_COMPRESS = "timescaledb.enable_direct_compress_copy";
    private static final String STATEMENT_TIMEOUT = "statement_timeout";
    private static final String DECOMPRESSION_LIMIT = "timescaledb.max_tuples_decompressed_per_dml_transaction";

    private final StatementRunner runner;
    private final Mapping mapping;
    private final TimescaleAdmin admin;
    private final TargetReader targets;
    private final Map<Class<?>, RowEncoder<?>> encoders = new ConcurrentHashMap<>();

    /**
     * Knows no table yet.
     *
     * @param runner gives connections
     * @param mapping reads the objects
     * @param admin refreshes aggregates after a back-fill
     */
    public CopyTables(StatementRunner runner, Mapping mapping, TimescaleAdmin admin) {
        this.admin = admin;
        this.runner = runner;
        this.mapping = mapping;
        this.targets = new TargetReader(runner);
    }

    /**
     * Opens a writer.
     *
     * @param type what is written
     * @param options how
     * @param <T> the type
     * @return the writer, to be closed
     * @throws InvalidDataAccessApiUsageException if the type is not declared as a time series, its relation is no table, the table
     *     does not allow the options, or COPY cannot write one of its components
     * @throws org.springframework.dao.DataAccessException if the database refuses
     */
    public <T> CopyWriter<T> open(Class<T> type, CopyOptions options) {
        if (options.isBackfill()) {
            return openBackfill(type, options);
        }
        return options.isSorted() ? openSorted(type, options) : open(type, options, Operation.COPY, List::of);
    }

    private <T> CopyWriter<T> openSorted(Class<T> type, CopyOptions options) {
        RowWriter<T> writer = writer(type);
        HeldConnection held = runner.hold(context(writer, Operation.COPY, List::of));
        return held.run(connection -> sorted(type, options, writer, held, connection));
    }

    private <T> CopyWriter<T> openBackfill(Class<T> type, CopyOptions options) {
        RowWriter<T> writer = writer(type);
        Function<T, @Nullable Instant> time = RowTimes.time(writer);
        HeldConnection held = runner.hold(context(writer, Operation.COPY, List::of));
        return held.run(connection -> {
            if (!held.isOwn()) {
                throw new IllegalStateException("'backfill' refreshes aggregates after its commit, which cannot be done"
                        + " inside of a transaction, and one is active: call it outside");
            }
            return new BackfillWriter<>(sorted(type, options, writer, held, connection), type, admin, time);
        });
    }

    private <T> SortedWriter<T> sorted(
            Class<T> type, CopyOptions options, RowWriter<T> writer, HeldConnection held, Connection connection)
            throws SQLException {
        RowEncoder<T> encoder = encoder(type, writer, connection);
        SeriesSort<T> order = RowTimes.order(writer, encoder.target().layout().with(options.onConflict()));
        return new SortedWriter<>(new DefaultCopyWriter<>(begin(held, connection, encoder, options), encoder), order);
    }

    <T> DefaultCopyWriter<T> open(
            Class<T> type, CopyOptions options, Operation operation, Supplier<List<@Nullable Object>> values) {
        RowWriter<T> writer = writer(type);
        HeldConnection held = runner.hold(context(writer, operation, values));
        return held.run(connection -> {
            RowEncoder<T> encoder = encoder(type, writer, connection);
            return new DefaultCopyWriter<>(begin(held, connection, encoder, options), encoder);
        });
    }

    static StatementContext context(RowWriter<?> writer, Operation operation, Supplier<List<@Nullable Object>> values) {
        Declaration declaration = writer.declaration();
        List<String> columns =
                declaration.columns().stream().map(DeclaredColumn::column).toList();
        return new StatementContext(
                operation,
                declaration.relation().toString(),
                null,
                sql(declaration.relation().quoted(), columns),
                values);
    }

    private static String sql(String table, List<String> columns) {
        return "COPY " + table + " ("
                + columns.stream().map(Identifier::quote).collect(Collectors.joining(", "))
                + ") FROM STDIN (FORMAT BINARY)";
    }

    CopySession begin(HeldConnection held, Connection connection, RowEncoder<?> encoder, CopyOptions options)
            throws SQLException {
        Route route = route(connection, encoder.target(), encoder.relation(), encoder.columns(), options);
        if (!held.isOwn()) {
            route = withinTransaction(route);
        }
        held.progress();
        String table = route.prepare(connection);
        held.progress();
        CopyStream stream = CopyStream.open(connection, sql(table, encoder.columns()));
        held.onCancel(stream::cancel);
        return new CopySession(held, route, stream);
    }

    /** The driver's own timeouts are for statements, and a COPY is none to it. */
    private Route withinTransaction(Route route) {
        long left = runner.timeLeft();
        return left < 0
                ? route
                : new SettingRoute(runner, route, STATEMENT_TIMEOUT, before -> shorter(Long.parseLong(before), left));
    }

    private static String shorter(long before, long left) {
        return Long.toString(before == 0 ? left : Math.min(before, left));
    }

    Route route(
            Connection connection, CopyTarget target, RelationName relation, List<String> columns, CopyOptions options)
            throws SQLException {
        Constraints constraints = new Constraints(runner, target);
        String table = relation.quoted();
        String name = relation.toString();
        Route route = Route.direct(table);
        if (options.onConflict() == OnConflict.DO_NOTHING) {
            constraints.requireAnyKey(connection, name);
            route = new StagingRoute(runner, table, columns, List.of());
        } else if (options.onConflict() == OnConflict.DO_UPDATE) {
            List<String> key = constraints.requireKey(connection, name, options.key(), columns);
            route = new StagingRoute(runner, table, columns, key);
        }
        if (options.isDirectCompress()) {
            constraints.requireDirectCompress(connection, name);
            route = new SettingRoute(runner, route, DIRECT_COMPRESS, before -> "on");
        }
        return options.isBackfill() ? new SettingRoute(runner, route, DECOMPRESSION_LIMIT, before -> "0") : route;
    }

    /** Locks the table, and finds out how the server has it. */
    CopyTarget target(RowWriter<?> writer, Connection connection) throws SQLException {
        return targets.find(connection, writer.declaration().relation());
    }

    /** Locks the table, and finds the encoder that fits it as it is. */
    @SuppressWarnings("unchecked") // they are kept by their type
    <T> RowEncoder<T> encoder(Class<T> type, RowWriter<T> writer, Connection connection) throws SQLException {
        CopyTarget target = target(writer, connection);
        RowEncoder<T> known = (RowEncoder<T>) encoders.get(type);
        if (known == null || !known.isFor(target)) {
            known = RowEncoder.of(type, writer, target, mapping);
            encoders.put(type, known);
        }
        return known;
    }

    /** The encoder that fitted last time. */
    @SuppressWarnings("unchecked") // they are kept by their type
    <T> @Nullable RowEncoder<T> lastEncoder(Class<T> type) {
        return (RowEncoder<T>) encoders.get(type);
    }

    StatementRunner runner() {
        return runner;
    }

    <T> RowWriter<T> writer(Class<T> type) {
        RowWriter<T> writer;
        try {
            writer = mapping.writer(type);
        } catch (IllegalArgumentException e) {
            throw new InvalidDataAccessApiUsageException(String.valueOf(e.getMessage()), e);
        }
        if (writer.declaration().kind() != Declaration.Kind.HYPERTABLE) {
            throw new InvalidDataAccessApiUsageException(
                    type.getName() + " is declared as a continuous aggregate: insert into its source, and refresh it");
        }
        return writer;
    }
}
