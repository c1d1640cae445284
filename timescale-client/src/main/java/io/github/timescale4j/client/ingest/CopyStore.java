package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.HeldConnection;
import io.github.timescale4j.client.mapping.RowWriter;
import io.github.timescale4j.client.mapping.binary.CopyBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** Stores each batch by one COPY, with buffers that are used again. */
final class CopyStore<T> implements BatchStore<T> {

    /** Buffers that one batch has made larger are given up, so that they do not stay for ever. */
    private static final int LARGEST_KEPT = 16 << 20;

    /** So that a connection over which many rows go, one by one, does not seem to be silent. */
    private static final int INSERTED_AT_ONCE = 1_000;

    private final CopyTables tables;
    private final Class<T> type;
    private final CopyOptions options;
    private final RowWriter<T> writer;
    private final int answerTimeout;
    private final ConcurrentLinkedQueue<CopyBuffer> buffers = new ConcurrentLinkedQueue<>();

    CopyStore(CopyTables tables, Class<T> type, CopyOptions options, Duration answerTimeout) {
        if (options.isBackfill()) {
            throw new InvalidDataAccessApiUsageException(
                    "batches cannot be back-filled: open a CopyWriter with these options for a whole load");
        }
        this.tables = tables;
        this.type = type;
        this.options = options;
        this.writer = tables.writer(type);
        this.answerTimeout =
                answerTimeout.isZero() ? 0 : (int) Math.max(1, Math.min(Integer.MAX_VALUE, answerTimeout.toMillis()));
    }

    @Override
    public long store(List<T> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        CopyBuffer buffer = buffers.poll();
        if (buffer == null) {
            buffer = new CopyBuffer(CopyTables.PIECE);
        }
        try {
            return store(rows, buffer);
        } finally {
            if (buffer.array().length <= LARGEST_KEPT) {
                buffer.reset(0);
                buffers.add(buffer);
            }
        }
    }

    @Override
    public SeriesLayout layout() {
        RowEncoder<T> last = tables.lastEncoder(type);
        return last == null ? SeriesLayout.UNKNOWN : last.target().layout().with(options.onConflict());
    }

    private long store(List<T> rows, CopyBuffer buffer) {
        // The first batch has nothing to be encoded with before a connection has shown the table.
        RowEncoder<T> last = tables.lastEncoder(type);
        RowRefusedException refused = last == null ? null : refusal(rows, last, buffer);
        HeldConnection held = tables.runner()
                .holdOwn(CopyTables.context(writer, Operation.COPY, () -> RowValues.of(writer, rows)), answerTimeout);
        Optional<CopySession> session = held.run(connection -> begin(rows, held, connection, last, refused, buffer));
        if (session.isEmpty()) {
            long inserted = held.run(connection -> insert(rows, held, connection));
            held.complete(inserted);
            return inserted;
        }
        session.get().send(buffer);
        return session.get().complete();
    }

    /** Begins a COPY; empty if the table has a type that COPY cannot write and INSERT may. */
    private Optional<CopySession> begin(
            List<T> rows,
            HeldConnection held,
            Connection connection,
            @Nullable RowEncoder<T> last,
            @Nullable RowRefusedException refused,
            CopyBuffer buffer)
            throws SQLException {
        RowEncoder<T> encoder;
        try {
            encoder = tables.encoder(type, writer, connection);
        } catch (UnencodableTypeException e) {
            if (options.isDirectCompress()) {
                throw e; // which is for COPY
            }
            return Optional.empty();
        }
        held.progress();
        if (encoder != last) {
            encode(rows, encoder, buffer); // the table has changed, and may take now what it refused
        } else if (refused != null) {
            throw refused;
        }
        return Optional.of(tables.begin(held, connection, encoder, options));
    }

    private long insert(List<T> rows, HeldConnection held, Connection connection) throws SQLException {
        CopyTarget target = tables.target(writer, connection);
        Set<String> generated = target.columns().stream()
                .filter(CopyColumn::generated)
                .map(CopyColumn::name)
                .collect(Collectors.toSet());
        InsertStatement<T> statement = InsertStatement.without(generated, writer);
        Route route = tables.route(connection, target, writer.declaration().relation(), statement.columns(), options);
        String table = route.prepare(connection);
        String sql = statement.sql(table);
        long inserted = 0;
        for (int from = 0; from < rows.size(); from += INSERTED_AT_ONCE) {
            held.progress();
            List<T> some = rows.subList(from, Math.min(from + INSERTED_AT_ONCE, rows.size()));
            inserted += statement.execute(tables.runner(), connection, sql, some, from);
        }
        held.progress();
        return route.finish(connection, inserted);
    }

    /** What the table could not hold when it was looked at last. */
    private static <T> @Nullable RowRefusedException refusal(List<T> rows, RowEncoder<T> encoder, CopyBuffer buffer) {
        try {
            encode(rows, encoder, buffer);
            return null;
        } catch (RowRefusedException e) {
            if (e.column() == null) {
                throw e; // a null is no row of any table
            }
            return e;
        }
    }

    private static <T> void encode(List<T> rows, RowEncoder<T> encoder, CopyBuffer buffer) {
        buffer.reset(0);
        CopyStream.begin(buffer);
        long index = 0;
        for (T row : rows) {
            encoder.encode(row, buffer, index++);
        }
        CopyStream.end(buffer);
    }
}
