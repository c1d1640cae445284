package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.HeldConnection;
import io.github.timescale4j.client.execution.StatementContext;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.mapping.Mapping;
import io.github.timescale4j.client.mapping.RowWriter;
import io.github.timescale4j.schema.Declaration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** Opens COPYs into the tables of declared types, whose columns it knows. One for each client, safe for use by several threads. */
public final class CopyTables {

    /** How many bytes are sent at once. */
    static final int PIECE = 1 << 16;

    private final StatementRunner runner;
    private final Mapping mapping;
    private final TargetReader targets;
    private final Map<Class<?>, RowEncoder<?>> encoders = new ConcurrentHashMap<>();

    /**
     * Knows no table yet.
     *
     * @param runner gives connections
     * @param mapping reads the objects
     */
    public CopyTables(StatementRunner runner, Mapping mapping) {
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
     * @throws InvalidDataAccessApiUsageException if the type is not declared as a time series, its relation is no table, or COPY
     *     cannot write one of its components
     * @throws org.springframework.dao.DataAccessException if the database refuses
     */
    public <T> CopyWriter<T> open(Class<T> type, CopyOptions options) {
        RowWriter<T> writer = writer(type);
        String relation = writer.declaration().relation().toString();
        HeldConnection held = runner.hold(StatementContext.of(Operation.COPY, relation, "COPY " + relation));
        return held.run(connection -> {
            RowEncoder<T> encoder = encoder(type, writer, connection);
            CopyStream stream = CopyStream.open(connection, sql(writer, encoder));
            held.onCancel(stream::cancel);
            return new DefaultCopyWriter<>(held, encoder, stream);
        });
    }

    private static String sql(RowWriter<?> writer, RowEncoder<?> encoder) {
        return "COPY " + writer.declaration().relation().quoted() + " (" + encoder.columns()
                + ") FROM STDIN (FORMAT BINARY)";
    }

    @SuppressWarnings("unchecked") // they are kept by their type
    private <T> RowEncoder<T> encoder(Class<T> type, RowWriter<T> writer, Connection connection) throws SQLException {
        CopyTarget target = targets.find(connection, writer.declaration().relation());
        RowEncoder<T> known = (RowEncoder<T>) encoders.get(type);
        if (known == null || !known.isFor(target)) {
            known = RowEncoder.of(type, writer, target, mapping);
            encoders.put(type, known);
        }
        return known;
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
