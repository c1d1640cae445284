package io.github.timescale4j.embedded.front;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the fields of a message's body, from left to right. */
final class Fields {

    private final byte[] body;
    private int position;

    Fields(byte[] body) {
        this.body = body;
    }

    boolean hasMore() {
        return position < body.length;
    }

    char character() throws ProtocolException {
        if (!hasMore()) {
            throw new ProtocolException("message ended too early");
        }
        return (char) body[position++];
    }

    /** Reads a text up to its terminating zero. */
    String text() throws ProtocolException {
        int end = position;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        if (end == body.length) {
            throw new ProtocolException("text without end");
        }
        String text = new String(body, position, end - position, StandardCharsets.UTF_8);
        position = end + 1;
        return text;
    }

    int int16() throws ProtocolException {
        return (short) (((character() & 0xff) << 8) | (character() & 0xff));
    }

    int int32() throws ProtocolException {
        return (int16() << 16) | (int16() & 0xffff);
    }

    byte[] bytes(int length) throws ProtocolException {
        if (length < 0 || length > body.length - position) {
            throw new ProtocolException("message ended too early");
        }
        byte[] bytes = Arrays.copyOfRange(body, position, position + length);
        position += length;
        return bytes;
    }

    byte[] rest() {
        return Arrays.copyOfRange(body, position, body.length);
    }
}
