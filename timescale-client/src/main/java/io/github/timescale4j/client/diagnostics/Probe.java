package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.diagnostics.Route.Address;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Goes the way of a connection step by step, without the driver, to see how far it leads: name, port, protocol. */
final class Probe {

    /** The length and the code of the message by which a client asks for encryption. */
    private static final byte[] SSL_REQUEST =
            ByteBuffer.allocate(8).putInt(8).putInt(80_877_103).array();

    private final Duration timeout;

    Probe(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * How far a way leads.
     *
     * @param address the server
     * @param issue what ended it; {@code null} if a server answered
     * @param encrypts whether the server offers encryption
     */
    record Contact(Address address, @Nullable Issue issue, boolean encrypts) {

        static Contact of(Address address, Issue issue) {
            return new Contact(address, issue, false);
        }
    }

    Contact contact(Address address) {
        InetAddress[] found;
        try {
            found = resolve(address.host());
        } catch (UnknownHostException e) {
            return Contact.of(
                    address,
                    ConnectionProblem.HOST_UNKNOWN.error(
                            address.toString(), "Nobody knows the host " + address.host() + "."));
        } catch (TimeoutException e) {
            return Contact.of(
                    address,
                    ConnectionProblem.HOST_UNKNOWN.error(
                            address.toString(),
                            "The name server did not say within " + timeout.toMillis() + " ms where the host "
                                    + address.host() + " is."));
        }
        try (Socket socket = connect(found, address.port())) {
            return ask(address, socket);
        } catch (SocketTimeoutException e) {
            return swallowed(address, "Nothing answered within " + timeout.toMillis() + " ms.");
        } catch (ConnectException e) {
            return Contact.of(
                    address,
                    ConnectionProblem.PORT_REFUSED.error(
                            address.toString(), "The connection to port " + address.port() + " was refused."));
        } catch (IOException e) {
            return swallowed(
                    address, "No connection could be made: " + e.getClass().getSimpleName() + ".");
        }
    }

    private static Contact swallowed(Address address, String finding) {
        return Contact.of(address, ConnectionProblem.PORT_SWALLOWED.error(address.toString(), finding));
    }

    /** The look-up of a name cannot be interrupted, so another thread does it, which may take longer than we wait. */
    private InetAddress[] resolve(String host) throws UnknownHostException, TimeoutException {
        FutureTask<InetAddress[]> lookUp = new FutureTask<>(() -> InetAddress.getAllByName(host));
        Thread thread = new Thread(lookUp, "timescale-diagnosis");
        thread.setDaemon(true);
        thread.start();
        try {
            return lookUp.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new UnknownHostException(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException();
        }
    }

    /** To the first of the host's addresses that takes connections, as the driver does; all of them together get the time of two. */
    private Socket connect(InetAddress[] found, int port) throws IOException {
        long end = System.nanoTime() + timeout.multipliedBy(2).toNanos();
        IOException failure = new UnknownHostException();
        for (InetAddress each : found) {
            if (System.nanoTime() < end) {
                try {
                    return connect(each, port);
                } catch (IOException e) {
                    failure = e;
                }
            }
        }
        throw failure;
    }

    private Socket connect(InetAddress address, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, port), Math.toIntExact(timeout.toMillis()));
            socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Every server of PostgreSQL answers this question with one letter. */
    private Contact ask(Address address, Socket socket) {
        int answer;
        try {
            socket.getOutputStream().write(SSL_REQUEST);
            answer = socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            return Contact.of(
                    address,
                    ConnectionProblem.SERVER_SILENT.error(
                            address.toString(),
                            "The port takes connections, but did not answer within " + timeout.toMillis() + " ms."));
        } catch (IOException e) {
            answer = -1;
        }
        return switch (answer) {
            case 'S' -> new Contact(address, null, true);
            // E: a server that is too busy to answer, which says why when somebody logs in.
            case 'N', 'E' -> new Contact(address, null, false);
            default ->
                Contact.of(
                        address,
                        ConnectionProblem.NOT_POSTGRES.error(
                                address.toString(),
                                answer < 0
                                        ? "The port takes connections, and closes them without an answer."
                                        : "The port answers, but not as PostgreSQL does."));
        };
    }

    /** A connection to a server that offers encryption, right after it has done so. */
    Socket beforeEncryption(Address address) throws IOException {
        try {
            Socket socket = connect(resolve(address.host()), address.port());
            socket.getOutputStream().write(SSL_REQUEST);
            if (socket.getInputStream().read() == 'S') {
                return socket;
            }
            socket.close();
        } catch (TimeoutException e) {
            throw new SocketTimeoutException();
        }
        throw new IOException("no encryption is offered any more");
    }
}
