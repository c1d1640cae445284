package io.github.timescale4j.embedded.front;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds the body of a message, field by field. */
final class Body {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Body character(char value) {
        bytes.write(value);
        return this;
    }

    Body text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8)).character((char) 0);
    }

    Body int32(int value) {
        return character((char) (value >>> 24))
                .character((char) (value >>> 16 & 0xff))
                .character((char) (value >>> 8 & 0xff))
                .character((char) (value & 0xff));
    }

    Body bytes(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    Message as(char type) {
        return new Message(type, bytes.toByteArray());
    }
}
