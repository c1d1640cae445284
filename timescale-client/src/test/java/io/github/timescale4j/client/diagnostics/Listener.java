package io.github.timescale4j.client.diagnostics;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A port at which something else than a healthy server of PostgreSQL listens. */
final class Listener implements AutoCloseable {

    private static final int SSL_REQUEST_BYTES = 8;

    private final ServerSocket socket;

    private Listener(Behaviour behaviour) throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(behaviour), "listener");
        thread.setDaemon(true);
        thread.start();
    }

    /** What happens to one connection. */
    private interface Behaviour {

        void serve(Socket client, DataInputStream in, OutputStream out) throws IOException;
    }

    private void serve(Behaviour behaviour) {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                behaviour.serve(client, new DataInputStream(client.getInputStream()), client.getOutputStream());
            } catch (IOException e) {
                // The client has seen what it had to see.
            }
        }
    }

    /** Takes connections and says nothing. */
    static Listener mute() throws IOException {
        return new Listener((client, in, out) -> in.readAllBytes());
    }

    /** Takes connections and closes them when it has heard something. */
    static Listener hangingUp() throws IOException {
        return new Listener((client, in, out) -> in.readNBytes(SSL_REQUEST_BYTES));
    }

    /** Another kind of server. */
    static Listener http() throws IOException {
        return new Listener((client, in, out) -> {
            in.readNBytes(SSL_REQUEST_BYTES);
            out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });
    }

    /** A server that offers no encryption and refuses every login. */
    static Listener refusing(String sqlState) throws IOException {
        return new Listener((client, in, out) -> {
            in.readNBytes(SSL_REQUEST_BYTES);
            out.write('N');
            out.flush();
            in.readNBytes(in.readInt() - Integer.BYTES);
            byte[] fields = ("SFATAL\0VFATAL\0C" + sqlState + "\0Mrefused\0\0").getBytes(StandardCharsets.US_ASCII);
            out.write('E');
            out.write(ByteBuffer.allocate(Integer.BYTES)
                    .putInt(Integer.BYTES + fields.length)
                    .array());
            out.write(fields);
        });
    }

    /** A server that offers encryption and does not keep to it. */
    static Listener pretendingToEncrypt() throws IOException {
        return new Listener((client, in, out) -> {
            in.readNBytes(SSL_REQUEST_BYTES);
            out.write('S');
            out.flush();
            in.readNBytes(1);
            out.write("Sorry, no encryption after all".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            in.readAllBytes();
        });
    }

    /** A server that shows a certificate. */
    static Listener encrypting(SSLContext context) throws IOException {
        return new Listener((client, in, out) -> {
            in.readNBytes(SSL_REQUEST_BYTES);
            out.write('S');
            out.flush();
            try (SSLSocket encrypted =
                    (SSLSocket) context.getSocketFactory().createSocket(client, null, client.getPort(), true)) {
                encrypted.setUseClientMode(false);
                encrypted.startHandshake();
                encrypted.getInputStream().readNBytes(1);
            }
        });
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
