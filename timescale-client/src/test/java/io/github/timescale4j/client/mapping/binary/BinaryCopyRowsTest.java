package io.github.timescale4j.client.mapping.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryCopyRowsTest {

    private static byte[] copy(@Nullable String[]... rows) {
        ByteBuffer out = ByteBuffer.allocate(1_000);
        out.put("PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(0)
                .putInt(3);
        out.put(new byte[3]);
        for (@Nullable String[] row : rows) {
            out.putShort((short) row.length);
            for (String field : row) {
                byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
                out.putInt(field == null ? -1 : bytes.length).put(bytes);
            }
        }
        out.putShort((short) -1);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static BinaryCopyRows rows(byte[] bytes, int messageSize, int fields) {
        Deque<byte[]> messages = new ArrayDeque<>();
        for (int i = 0; i < bytes.length; i += messageSize) {
            messages.add(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + messageSize)));
        }
        return new BinaryCopyRows(messages::poll, fields);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 64, 1_000})
    void cutsRowsWhereverMessagesEnd(int messageSize) throws SQLException {
        BinaryCopyRows rows = rows(
                copy(new @Nullable String[] {"a", null, "gerät"}, new @Nullable String[] {"", "bcd", null}),
                messageSize,
                3);
        List<String> seen = new ArrayList<>();
        while (rows.next()) {
            for (int i = 0; i < 3; i++) {
                seen.add(
                        rows.length(i) < 0
                                ? "NULL"
                                : new String(rows.bytes(), rows.offset(i), rows.length(i), StandardCharsets.UTF_8));
            }
        }
        assertThat(seen).containsExactly("a", "NULL", "gerät", "", "bcd", "NULL");
        assertThat(rows.next()).isFalse();
    }

    @Test
    void rowsOfAnotherWidthAreAnError() {
        BinaryCopyRows rows = rows(copy(new @Nullable String[][] {{"a", "b"}}), 1_000, 3);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(rows::next)
                .withMessageContaining("2 fields instead of 3");
    }

    @Test
    void anEndInTheMiddleIsAnError() {
        byte[] whole = copy(new @Nullable String[][] {{"abc"}});
        BinaryCopyRows rows = rows(Arrays.copyOf(whole, whole.length - 4), 1_000, 1);
        assertThatExceptionOfType(SQLException.class).isThrownBy(rows::next).withMessageContaining("middle");
    }
}
