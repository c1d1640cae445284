package io.github.timescale4j.embedded.front;

import io.github.timescale4j.embedded.EmbeddedTimescale;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;

/** A client that says what no driver says. */
final class WireClient implements AutoCloseable {

    private final Socket socket;
    private final DataInputStream in;
    private final ClientOutput out;

    private WireClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new ClientOutput(socket.getOutputStream());
        socket.setSoTimeout(20_000);
    }

    static Socket socket(EmbeddedTimescale timescale) throws IOException {
        int port = Integer.parseInt(timescale.jdbcUrl().replaceFirst(".*:(\\d+)/.*", "$1"));
        return new Socket("127.0.0.1", port);
    }

    static WireClient connect(EmbeddedTimescale timescale) throws IOException {
        Socket socket = socket(timescale);
        byte[] body = new Body()
                .int32(3 << 16)
                .text("user")
                .text(timescale.username())
                .character((char) 0)
                .as('0')
                .body();
        socket.getOutputStream()
                .write(new Body().int32(body.length + 4).bytes(body).as('0').body());
        WireClient client = new WireClient(socket);
        client.send(new Body().text(timescale.password()).as('p'));
        client.flush();
        client.untilReady();
        return client;
    }

    WireClient send(Message message) {
        out.write(message);
        return this;
    }

    WireClient query(String sql) {
        return send(new Body().text(sql).as('Q'));
    }

    WireClient parse(String name, String sql) {
        return send(new Body()
                .text(name)
                .text(sql)
                .character((char) 0)
                .character((char) 0)
                .as('P'));
    }

    WireClient bind(String statement) {
        byte[] nothing = new byte[6]; // no formats, no parameters, no result formats
        return send(new Body().text("").text(statement).bytes(nothing).as('B'));
    }

    WireClient execute() {
        return send(new Body().text("").int32(0).as('E'));
    }

    WireClient sync() {
        return send(Message.empty('S'));
    }

    WireClient flush() {
        out.flush();
        return this;
    }

    /** Returns the types of the answers up to one of these; errors with their SQLSTATE, commands with their tag. */
    String until(String last) throws IOException {
        StringBuilder answers = new StringBuilder();
        for (; ; ) {
            Message message = Message.read(in);
            if (message == null) {
                return answers.append("end").toString();
            }
            answers.append(message.type());
            switch (message.type()) {
                case 'E' ->
                    answers.append('(')
                            .append(ServerError.of(message).sqlState())
                            .append(')');
                case 'C' -> answers.append('(').append(message.fields().text()).append(')');
                case 'D' -> answers.append(DataRow.texts(message));
                case 'Z' -> answers.append((char) message.body()[0]);
                default -> {}
            }
            if (last.indexOf(message.type()) >= 0) {
                return answers.toString();
            }
            answers.append(' ');
        }
    }

    String untilReady() throws IOException {
        return until("Z");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
