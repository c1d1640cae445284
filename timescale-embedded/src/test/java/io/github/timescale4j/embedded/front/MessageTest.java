package io.github.timescale4j.embedded.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void whatIsWrittenIsRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ClientOutput out = new ClientOutput(bytes);
        out.write(new Body().text("ümlaut").int32(-2).character('x').as('Q'));
        out.ready('T');
        DataInputStream in = in(bytes.toByteArray());
        Fields fields = Message.read(in).fields();
        assertThat(fields.text()).isEqualTo("ümlaut");
        assertThat(fields.int32()).isEqualTo(-2);
        assertThat(fields.character()).isEqualTo('x');
        assertThat(fields.hasMore()).isFalse();
        assertThat(Message.read(in).type()).isEqualTo('Z');
        assertThat(Message.read(in)).isNull();
    }

    @Test
    void aLengthThatCannotBeIsRefused() {
        for (byte[] bytes : new byte[][] {{'Q', 0, 0, 0, 3}, {'Q', -1, 0, 0, 0}, {'Q', 127, 0, 0, 0}}) {
            assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> Message.read(in(bytes)));
        }
    }

    @Test
    void aMessageThatBreaksOffIsNoMessage() {
        assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> Message.read(in(new byte[] {'Q', 0, 0, 0, 10, 'a'})));
    }

    @Test
    void fieldsDoNotReadBeyondTheBody() {
        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> new Fields(new byte[] {'a'}).text());
        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> new Fields(new byte[3]).int32());
        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> new Fields(new byte[3]).bytes(4));
    }

    @Test
    void anErrorIsReadAsItWasWritten() throws IOException {
        ServerError error = ServerError.error("55P03", "busy", "wait");
        ServerError read = ServerError.of(error.toMessage());
        assertThat(read).isEqualTo(error);
        assertThat(read.asFatal().fields()).containsEntry('S', "FATAL").containsEntry('M', "busy");
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
