package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.execution.HeldConnection;
import io.github.timescale4j.client.mapping.binary.CopyBuffer;

/** One COPY over one connection, with one buffer. */
final class DefaultCopyWriter<T> implements CopyWriter<T> {

    private final HeldConnection connection;
    private final RowEncoder<T> encoder;
    private final CopyStream stream;
    private final CopyBuffer buffer = new CopyBuffer(CopyTables.PIECE + CopyTables.PIECE / 4);
    private long written;

    DefaultCopyWriter(HeldConnection connection, RowEncoder<T> encoder, CopyStream stream) {
        this.connection = connection;
        this.encoder = encoder;
        this.stream = stream;
        CopyStream.begin(buffer);
    }

    @Override
    public void write(T row) {
        if (!connection.isOpen()) {
            requireOpen();
        }
        encoder.encode(row, buffer, written);
        written++;
        if (buffer.position() >= CopyTables.PIECE) {
            flush();
        }
    }

    private void flush() {
        connection.run(held -> {
            stream.send(buffer.array(), 0, buffer.position());
            return written;
        });
        buffer.reset(0);
    }

    @Override
    public long written() {
        return written;
    }

    @Override
    public long complete() {
        requireOpen();
        CopyStream.end(buffer);
        flush();
        long stored = connection.run(held -> stream.finish());
        connection.complete(stored);
        return stored;
    }

    @Override
    public void close() {
        connection.cancel();
    }

    private void requireOpen() {
        if (!connection.isOpen()) {
            throw new IllegalStateException("the writer has ended: it was completed or closed, or has failed");
        }
    }
}
