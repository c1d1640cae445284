package io.github.timescale4j.embedded.front;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One message of the PostgreSQL protocol.
 *
 * @param type its first byte
 * @param body what follows the length
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy per message would cost a COPY half its speed
record Message(char type, byte[] body) {

    /** PostgreSQL's own limit for one message. */
    private static final int LARGEST = 0x3fffffff;

    /** Reads one message, or returns null at the end of the stream. */
    static @Nullable Message read(DataInputStream in) throws IOException {
        int type = in.read();
        if (type < 0) {
            return null;
        }
        int length = in.readInt() - Integer.BYTES;
        if (length < 0 || length > LARGEST) {
            throw new ProtocolException("invalid length of message '" + (char) type + "': " + length);
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException(
                    "message '" + (char) type + "' ended after " + body.length + " of " + length + " bytes");
        }
        return new Message((char) type, body);
    }

    /** Writes it as it was read. The stream should have a buffer. */
    void writeTo(OutputStream out) throws IOException {
        int length = body.length + Integer.BYTES;
        out.write(type);
        out.write(length >>> 24);
        out.write(length >>> 16);
        out.write(length >>> 8);
        out.write(length);
        out.write(body);
    }

    /** Returns a message with no body. */
    static Message empty(char type) {
        return new Message(type, new byte[0]);
    }

    Fields fields() {
        return new Fields(body);
    }
}
