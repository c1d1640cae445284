package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.execution.HeldConnection;
import io.github.timescale4j.client.mapping.RowWriter;
import io.github.timescale4j.client.mapping.binary.CopyBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/** Stores each batch by one COPY, with buffers that are used again. */
final class CopyStore<T> implements BatchStore<T> {

    /** Buffers that one batch has made larger are given up, so that they do not stay for ever. */
    private static final int LARGEST_KEPT = 16 << 20;

    private final CopyTables tables;
    private final Class<T> type;
    private final CopyOptions options;
    private final RowWriter<T> writer;
    private final ConcurrentLinkedQueue<CopyBuffer> buffers = new ConcurrentLinkedQueue<>();

    CopyStore(CopyTables tables, Class<T> type, CopyOptions options) {
        if (options.isBackfill()) {
            throw new InvalidDataAccessApiUsageException(
                    "batches cannot be back-filled: open a CopyWriter with these options for a whole load");
        }
        this.tables = tables;
        this.type = type;
        this.options = options;
        this.writer = tables.writer(type);
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

    private long store(List<T> rows, CopyBuffer buffer) {
        // The first batch has nothing to be encoded with before a connection has shown the table.
        RowEncoder<T> last = tables.lastEncoder(type);
        if (last != null) {
            encode(rows, last, buffer);
        }
        HeldConnection held = tables.runner().holdOwn(CopyTables.context(writer, Operation.COPY, () -> values(rows)));
        CopySession session = held.run(connection -> {
            RowEncoder<T> encoder = tables.encoder(type, writer, connection);
            if (encoder != last) {
                encode(rows, encoder, buffer); // the table has changed
            }
            return tables.begin(held, connection, encoder, options);
        });
        session.send(buffer);
        return session.complete();
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

    private List<@Nullable Object> values(List<T> rows) {
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.addAll(writer.values(row)));
        return values;
    }
}
