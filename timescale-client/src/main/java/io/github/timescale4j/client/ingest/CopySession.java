package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.execution.HeldConnection;
import io.github.timescale4j.client.mapping.binary.CopyBuffer;

/** One COPY on a connection that is held for it, from its preparation to its commit. It belongs to one thread. */
final class CopySession {

    private final HeldConnection connection;
    private final Route route;
    private final CopyStream stream;

    CopySession(HeldConnection connection, Route route, CopyStream stream) {
        this.connection = connection;
        this.route = route;
        this.stream = stream;
    }

    boolean isOpen() {
        return connection.isOpen();
    }

    /** Sends all that is in a buffer, in pieces that go past the driver's own buffer. */
    void send(CopyBuffer buffer) {
        connection.run(held -> {
            int end = buffer.position();
            for (int from = 0; from < end; from += CopyTables.PIECE) {
                stream.send(buffer.array(), from, Math.min(CopyTables.PIECE, end - from));
                connection.progress();
            }
            return end;
        });
    }

    long complete() {
        long stored = connection.run(held -> {
            long copied = stream.finish();
            connection.progress();
            return route.finish(held, copied);
        });
        connection.complete(stored);
        return stored;
    }

    void cancel() {
        connection.cancel();
    }
}
