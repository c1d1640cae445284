package io.github.timescale4j.embedded.front;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of the front's own queries. */
final class DataRow {

    private DataRow() {}

    /** Returns the columns as texts, NULL as an empty one. */
    static List<String> texts(Message message) {
        try {
            Fields fields = message.fields();
            int columns = fields.int16();
            List<String> texts = new ArrayList<>(columns);
            for (int i = 0; i < columns; i++) {
                int length = fields.int32();
                texts.add(length < 0 ? "" : new String(fields.bytes(length), StandardCharsets.UTF_8));
            }
            return texts;
        } catch (ProtocolException e) {
            throw new IllegalStateException("unreadable row", e);
        }
    }
}
