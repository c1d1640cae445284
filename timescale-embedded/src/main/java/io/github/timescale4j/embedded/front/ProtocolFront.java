package io.github.timescale4j.embedded.front;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one PostgreSQL session to many connections on a loopback port, one transaction at a time.
 *
 * <p>Safe for use by several threads.
 */
public final class ProtocolFront implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProtocolFront.class);
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int HANDSHAKE_MILLIS = 60_000;

    private final Backend backend;
    private final FrontServices services;
    private final ServerSocket server;
    private final Housekeeper housekeeper;
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile boolean closed;

    private ProtocolFront(Backend backend, FrontServices services, ServerSocket server) {
        this.backend = backend;
        this.services = services;
        this.server = server;
        this.housekeeper = new Housekeeper(services);
    }

    /**
     * Opens a front before a session that is ready to answer.
     *
     * @param backend the session; the front closes it when it is closed itself
     * @param options how the front behaves
     * @return the front, which accepts connections
     * @throws IOException if the port cannot be had or the session does not answer
     */
    public static ProtocolFront open(Backend backend, FrontOptions options) throws IOException {
        Notifications notifications = new Notifications();
        Connections connections = new Connections();
        BackendChannel[] self = new BackendChannel[1];
        BackendChannel channel =
                new BackendChannel(backend, notifications::deliver, () -> connections.endAll(self[0].obituary()));
        self[0] = channel;
        channel.start();
        SharedSession session = new SharedSession(channel, options.username());
        Map<String, String> parameters = parameters(session);
        ServerSocket server = new ServerSocket(options.port(), 128, InetAddress.getByAddress(LOOPBACK));
        FrontServices services =
                new FrontServices(options, session, notifications, parameters, connections, new AtomicLong());
        ProtocolFront front = new ProtocolFront(backend, services, server);
        front.start();
        return front;
    }

    private static Map<String, String> parameters(SharedSession session) throws IOException {
        try {
            session.inspectRoutines();
            return session.reportedParameters();
        } catch (ServerErrorException e) {
            throw new IOException("the session does not answer as it should: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the port on the loopback address.
     *
     * @return the port clients connect to
     */
    public int port() {
        return server.getLocalPort();
    }

    /**
     * Returns whether a connection holds the session or waits for it.
     *
     * @return whether a statement sent now would have to wait
     */
    public boolean isBusy() {
        return services.session().turnstile().isBusy();
    }

    /**
     * Returns whether the session still answers.
     *
     * @return false once the session's process has ended
     */
    public boolean isAlive() {
        return !closed && !services.session().channel().isDead();
    }

    /** Ends all connections and the session. Transactions that are still open are rolled back. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        housekeeper.close();
        try {
            server.close();
        } catch (IOException e) {
            log.debug("The server socket did not close", e);
        }
        services.connections()
                .endAll(ServerError.fatal(
                        ServerError.ADMIN_SHUTDOWN, "terminating connection due to administrator command"));
        boolean entered = letTheLastOneFinish();
        backend.close();
        if (entered) { // those who still wait come in one by one, find the session gone, and end
            services.session().turnstile().leave();
        }
    }

    /**
     * A connection that is just being cleaned up should not find the session gone in the middle of it. Returns whether the
     * front holds the session now.
     */
    private boolean letTheLastOneFinish() {
        try {
            return services.session().turnstile().enter("the front, closing,", () -> "closing", Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void start() {
        Thread thread = new Thread(this::accept, "timescale-embedded-accept-" + port());
        thread.setDaemon(true);
        thread.start();
        housekeeper.start();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket socket = server.accept();
                int number = numbers.incrementAndGet();
                Thread thread = new Thread(() -> meet(number, socket), "timescale-embedded-connection-" + number);
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                if (!closed) {
                    log.warn("A connection could not be accepted", e);
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void meet(int number, Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(HANDSHAKE_MILLIS);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            ClientOutput out = new ClientOutput(socket.getOutputStream());
            Map<String, String> settings = new Handshake(in, socket.getOutputStream(), out, services.options()).run();
            if (settings != null) {
                socket.setSoTimeout(0);
                admit(new ClientSession(number, socket, in, out, services, settings));
            }
        } catch (IOException e) {
            log.debug("Connection #{} did not come about", number, e);
        }
    }

    private void admit(ClientSession client) {
        if (!services.connections().add(client)) {
            client.end(ServerError.fatal(ServerError.TOO_MANY_CONNECTIONS, "sorry, too many clients already"));
            return;
        }
        if (!isAlive()) {
            services.connections().remove(client);
            client.end(ServerError.fatal(
                    ServerError.CRASH_SHUTDOWN, services.session().channel().obituary()));
            return;
        }
        client.run();
    }
}
