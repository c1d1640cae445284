package io.github.timescale4j.client.ingest;

import io.github.timescale4j.client.mapping.binary.CopyBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One COPY in the binary format that is under way. */
final class CopyStream {

    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    private final CopyIn copy;

    private CopyStream(CopyIn copy) {
        this.copy = copy;
    }

    static CopyStream open(Connection connection, String sql) throws SQLException {
        return new CopyStream(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql));
    }

    /** What comes before the first row. */
    static void begin(CopyBuffer buffer) {
        buffer.putBytes(SIGNATURE);
        buffer.putInt(0);
        buffer.putInt(0);
    }

    /** What comes after the last row. */
    static void end(CopyBuffer buffer) {
        buffer.putShort(-1);
    }

    void send(byte[] bytes, int from, int length) throws SQLException {
        copy.writeToCopy(bytes, from, length);
    }

    /** Ends the COPY; gives the number of rows that the server has stored. */
    long finish() throws SQLException {
        return copy.endCopy();
    }

    /** Lets the server forget the rows; after an error of its own it has done that already. */
    void cancel() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
