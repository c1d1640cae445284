package com.example.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between client and server, and stalls when it is told to: nothing is passed on any more, and nothing is closed, as where a
 * network swallows everything. Connections are still taken. After that only new connections are of use.
 */
final class StallingProxy implements AutoCloseable {

    private final String host;
    private final int port;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger stalls = new AtomicInteger();
    private volatile boolean stalled;

    StallingProxy(String url) throws IOException {
        URI uri = URI.create(url.substring("jdbc:".length()));
        this.host = uri.getHost();
        this.port = uri.getPort();
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** The URL that leads through the proxy. */
    String url(String url) {
        return url.replaceFirst("//[^/]+/", "//127.0.0.1:" + listener.getLocalPort() + "/");
    }

    /** From now on nothing is passed on. */
    void stall() {
        stalled = true;
        stalls.incrementAndGet();
    }

    /** Lets new connections through; those that were there remain silent. */
    void recover() {
        stalled = false;
    }

    /** Runs until a connection ends. */
    private interface Action {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Action action) {
        Thread thread = new Thread(
                () -> {
                    try {
                        action.run();
                    } catch (IOException | InterruptedException e) {
                        // One side has gone: so does the other.
                    }
                },
                "stalling-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            sockets.add(client);
            if (!stalled) {
                Socket server = new Socket(host, port);
                sockets.add(server);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                int born = stalls.get();
                start(() -> copy(client, server, born));
                start(() -> copy(server, client, born));
            }
        }
    }

    private void copy(Socket from, Socket to, int born) throws IOException, InterruptedException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 14];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (born != stalls.get()) {
                    Thread.sleep(10);
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
