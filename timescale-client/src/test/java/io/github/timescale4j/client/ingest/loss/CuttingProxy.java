package io.github.timescale4j.client.ingest.loss;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands between client and server, follows PostgreSQL's protocol, and breaks connections where it hurts: among the rows, before a
 * commit, and at every place of the commit's answer. What happens to which transaction follows from a seed.
 */
final class CuttingProxy implements AutoCloseable {

    /** What happens to a transaction. */
    enum Fault {
        NONE,
        /** The connection is cut when the first rows have been sent. */
        CUT_AMONG_ROWS,
        /** When the first rows have been sent, nothing is taken any more, and nothing is closed. */
        STOP_AMONG_ROWS,
        /** The commit does not reach the server. */
        CUT_BEFORE_COMMIT,
        /** The server commits, and its answer is lost. */
        CUT_BEFORE_ANSWER,
        /** Half of the answer arrives. */
        CUT_WITHIN_ANSWER,
        /** The answer arrives, and the connection is of no use any more. */
        CUT_AFTER_ANSWER,
        /** The commit is swallowed, and nothing is closed. */
        SWALLOW_COMMIT,
        /** The server commits, its answer is swallowed, and nothing is closed. */
        SWALLOW_ANSWER,
        /** The answer comes late. */
        DELAY_ANSWER
    }

    private static final int PROTOCOL_3 = 196_608;
    private static final int CANCEL = 80_877_102;
    private static final Set<Fault> ANSWER_LOST =
            Set.of(Fault.CUT_BEFORE_ANSWER, Fault.CUT_WITHIN_ANSWER, Fault.SWALLOW_ANSWER);

    private final String host;
    private final int port;
    private final Random random;
    private final List<Fault> deck = new ArrayList<>();
    private final Queue<Fault> plan = new ArrayDeque<>();
    private final double probability;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Map<Fault, AtomicInteger> counts = new EnumMap<>(Fault.class);
    private final AtomicInteger lostAnswers = new AtomicInteger();

    /**
     * Begins to listen.
     *
     * @param url the JDBC URL of the server
     * @param seed decides what happens
     * @param probability how many of the transactions something happens to, from 0 to 1
     */
    CuttingProxy(String url, long seed, double probability) throws IOException {
        URI uri = URI.create(url.substring("jdbc:".length()));
        this.host = uri.getHost();
        this.port = uri.getPort();
        this.random = new Random(seed);
        this.probability = probability;
        for (Fault fault : Fault.values()) {
            counts.put(fault, new AtomicInteger());
        }
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** The URL that leads through the proxy. */
    String url(String url) {
        return url.replaceFirst("//[^/]+/", "//127.0.0.1:" + listener.getLocalPort() + "/");
    }

    /** Says what happens to the next transaction. */
    synchronized void next(Fault fault) {
        plan.add(fault);
    }

    /** How many transactions were committed without the client being told. */
    int lostAnswers() {
        return lostAnswers.get();
    }

    int count(Fault fault) {
        return counts.get(fault).get();
    }

    @Override
    public String toString() {
        return counts + ", lost answers: " + lostAnswers;
    }

    /** Each fault comes once before one comes again, so that a few dozen transactions meet all of them. */
    private synchronized Fault draw() {
        Fault planned = plan.poll();
        if (planned != null) {
            return planned;
        }
        if (random.nextDouble() >= probability) {
            return Fault.NONE;
        }
        if (deck.isEmpty()) {
            deck.addAll(EnumSet.complementOf(EnumSet.of(Fault.NONE)));
            Collections.shuffle(deck, random);
        }
        return deck.remove(deck.size() - 1);
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
                "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs until a connection ends. */
    private interface Action {
        void run() throws IOException, InterruptedException;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            start(() -> new Link(client).run());
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** One connection. */
    private final class Link {

        private final Socket client;
        private final Socket server;
        private final DataInputStream fromClient;
        private final DataInputStream fromServer;
        private final DataOutputStream toClient;
        private final DataOutputStream toServer;
        private final Map<String, String> statements = new HashMap<>();
        /** Drawn when the first rows of a transaction come. */
        private volatile @Nullable Fault fault;

        private volatile boolean committing;
        private volatile boolean silent;

        Link(Socket client) throws IOException {
            this.client = client;
            sockets.add(client);
            try {
                this.server = new Socket(host, port);
            } catch (IOException e) {
                client.close();
                throw e;
            }
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            fromClient = new DataInputStream(new BufferedInputStream(client.getInputStream(), 1 << 16));
            fromServer = new DataInputStream(new BufferedInputStream(server.getInputStream(), 1 << 16));
            toClient = new DataOutputStream(new BufferedOutputStream(client.getOutputStream(), 1 << 16));
            toServer = new DataOutputStream(new BufferedOutputStream(server.getOutputStream(), 1 << 16));
        }

        void run() throws IOException, InterruptedException {
            try {
                if (startUp()) {
                    start(this::answers);
                    requests();
                }
            } finally {
                cut();
            }
        }

        private void cut() throws IOException {
            client.close();
            server.close();
            sockets.remove(client);
            sockets.remove(server);
        }

        /** Messages without a type, until the protocol's version is said. */
        private boolean startUp() throws IOException {
            while (true) {
                int length = fromClient.readInt();
                int code = fromClient.readInt();
                toServer.writeInt(length);
                toServer.writeInt(code);
                toServer.write(fromClient.readNBytes(length - 8));
                toServer.flush();
                if (code == PROTOCOL_3) {
                    return true;
                }
                if (code == CANCEL) {
                    return false;
                }
                toClient.write(fromServer.readByte()); // no encryption
                toClient.flush();
            }
        }

        private void requests() throws IOException, InterruptedException {
            while (true) {
                byte type = fromClient.readByte();
                int length = fromClient.readInt();
                byte[] body = fromClient.readNBytes(length - 4);
                String statement = statement(type, body);
                boolean rows = type == 'd' || statement.startsWith("INSERT");
                if (fault == null && (rows || statement.equals("COMMIT"))) {
                    fault = draw();
                }
                if (rows && fault == Fault.CUT_AMONG_ROWS) {
                    happened();
                    return;
                }
                if (rows && fault == Fault.STOP_AMONG_ROWS) {
                    happened();
                    while (!client.isClosed()) {
                        Thread.sleep(10);
                    }
                    return;
                }
                if (statement.equals("COMMIT")) {
                    committing = true;
                    if (fault == Fault.CUT_BEFORE_COMMIT) {
                        happened();
                        return;
                    }
                    if (fault == Fault.SWALLOW_COMMIT) {
                        happened();
                        silent = true;
                    }
                }
                if (!silent) {
                    toServer.writeByte(type);
                    toServer.writeInt(length);
                    toServer.write(body);
                    if (fromClient.available() == 0) {
                        toServer.flush();
                    }
                }
            }
        }

        /** The text of the statement that a message lets run; empty for others. */
        private String statement(byte type, byte[] body) {
            String text = new String(body, StandardCharsets.ISO_8859_1);
            if (type == 'P') {
                String[] parts = text.split("\0", 3);
                statements.put(parts[0], parts[1]);
            } else if (type == 'B') {
                return statements.getOrDefault(text.split("\0", 3)[1], "");
            }
            return type == 'Q' ? text.substring(0, text.length() - 1) : "";
        }

        private void answers() throws IOException, InterruptedException {
            try {
                ByteArrayOutputStream held = new ByteArrayOutputStream();
                while (true) {
                    byte type = fromServer.readByte();
                    int length = fromServer.readInt();
                    byte[] body = fromServer.readNBytes(length - 4);
                    DataOutputStream to = committing ? new DataOutputStream(held) : toClient;
                    to.writeByte(type);
                    to.writeInt(length);
                    to.write(body);
                    if (committing && type == 'Z') {
                        // What the server did before it read the commit has been answered before.
                        answerCommit(held.toByteArray());
                        held.reset();
                    }
                    if (fromServer.available() == 0) {
                        toClient.flush();
                    }
                }
            } finally {
                cut();
            }
        }

        private void answerCommit(byte[] answer) throws IOException, InterruptedException {
            Fault now = Objects.requireNonNull(fault);
            if (ANSWER_LOST.contains(now)) {
                lostAnswers.incrementAndGet();
            }
            committing = false;
            happened();
            switch (now) {
                case CUT_BEFORE_ANSWER -> throw new IOException("cut");
                case CUT_WITHIN_ANSWER -> {
                    toClient.write(answer, 0, answer.length / 2);
                    toClient.flush();
                    throw new IOException("cut");
                }
                case CUT_AFTER_ANSWER -> {
                    toClient.write(answer);
                    toClient.flush();
                    client.shutdownOutput();
                    throw new IOException("cut");
                }
                case SWALLOW_ANSWER -> fromServer.transferTo(ByteArrayOutputStream.nullOutputStream());
                case DELAY_ANSWER -> {
                    Thread.sleep(100);
                    toClient.write(answer);
                }
                default -> toClient.write(answer);
            }
        }

        private void happened() {
            counts.get(Objects.requireNonNull(fault)).incrementAndGet();
            fault = null;
        }
    }
}
