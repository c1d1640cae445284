package io.github.timescale4j.embedded;

import io.github.timescale4j.embedded.front.FrontOptions;
import io.github.timescale4j.embedded.front.ProtocolFront;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** PGlite in a child process, behind the front. */
final class PgliteDatabase implements Database {

    private static final String USERNAME = "postgres";

    /** The only database of this build that can be connected to; the front does not look at the name a client asks for. */
    private static final String DATABASE = "template1";

    /** The driver then sends its settings with the start-up packet, not as statements, so that connecting never has to wait. */
    private static final String PARAMETERS = "?assumeMinServerVersion=9.0";

    private final NodeBackend backend;
    private final ProtocolFront front;
    private final String password;
    private final @Nullable DataDirectory directory;

    private PgliteDatabase(
            NodeBackend backend, ProtocolFront front, String password, @Nullable DataDirectory directory) {
        this.backend = backend;
        this.front = front;
        this.password = password;
        this.directory = directory;
    }

    static PgliteDatabase start(Machine machine, Options options, Node node) {
        Path cache = options.cacheDirectory() == null ? machine.cacheDirectory() : options.cacheDirectory();
        PgliteBits.Location bits = new PgliteBits(machine, cache, options.progress()).prepare(node);
        Path wanted = options.dataDirectory();
        DataDirectory directory =
                wanted == null ? null : DataDirectory.open(wanted, Provider.PGLITE + " " + PgliteBits.PGLITE_VERSION);
        boolean started = false;
        try {
            PgliteDatabase database = start(options, node, bits, directory);
            started = true;
            return database;
        } finally {
            if (!started && directory != null) {
                directory.close();
            }
        }
    }

    private static PgliteDatabase start(
            Options options, Node node, PgliteBits.Location bits, @Nullable DataDirectory directory) {
        Path data = directory == null ? null : directory.data();
        LongConsumer started = pid -> {
            if (directory != null) {
                directory.usedBy(pid);
            }
        };
        NodeBackend backend = NodeBackend.start(node, bits, data, options.startTimeout(), started);
        String password = Passwords.random();
        boolean open = false;
        try {
            if (directory != null && !directory.isComplete()) {
                directory.complete();
            }
            ProtocolFront front = ProtocolFront.open(
                    backend, new FrontOptions(options.port(), USERNAME, password, options.busyTimeout()));
            open = true;
            return new PgliteDatabase(backend, front, password, directory);
        } catch (IOException e) {
            throw new EmbeddedTimescaleException(
                    "The embedded TimescaleDB cannot be offered on port " + options.port() + ": " + e.getMessage(), e);
        } finally {
            if (!open) {
                backend.close();
            }
        }
    }

    @Override
    public Provider provider() {
        return Provider.PGLITE;
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + front.port() + "/" + DATABASE + PARAMETERS;
    }

    @Override
    public String username() {
        return USERNAME;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public String describe() {
        return "Embedded TimescaleDB (PGlite): " + backend.versions() + ", one session, "
                + (directory == null ? "in memory" : "data in " + directory.root()) + ", port " + front.port()
                + ", process "
                + backend.pid();
    }

    @Override
    public boolean isBusy() {
        return front.isBusy();
    }

    @Override
    public boolean isAlive() {
        return front.isAlive() && backend.isAlive();
    }

    @Override
    public String obituary() {
        return backend.obituary();
    }

    @Override
    public void close() {
        front.close();
        if (directory != null) {
            directory.close();
        }
    }
}
