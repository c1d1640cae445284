package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.mapping.binary.CopyBuffer;

/** One COPY over one connection, with one buffer. */
final class DefaultCopyWriter<T> implements CopyWriter<T> {

    private final CopySession session;
    private final RowEncoder<T> encoder;
    private final CopyBuffer buffer = new CopyBuffer(CopyTables.PIECE + CopyTables.PIECE / 4);
    private long written;

    DefaultCopyWriter(CopySession session, RowEncoder<T> encoder) {
        this.session = session;
        this.encoder = encoder;
        CopyStream.begin(buffer);
    }

    @Override
    public void write(T row) {
        requireOpen();
        encoder.encode(row, buffer, written);
        written++;
        if (buffer.position() >= CopyTables.PIECE) {
            flush();
        }
    }

    /** Refuses a row that {@link #write} would refuse. */
    void check(T row, long index) {
        requireOpen();
        int start = buffer.position();
        encoder.encode(row, buffer, index);
        buffer.reset(start);
    }

    private void flush() {
        session.send(buffer);
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
        return session.complete();
    }

    @Override
    public void close() {
        session.cancel();
    }

    private void requireOpen() {
        if (!session.isOpen()) {
            throw new IllegalStateException("the writer has ended: it was completed or closed, or has failed");
        }
    }
}
