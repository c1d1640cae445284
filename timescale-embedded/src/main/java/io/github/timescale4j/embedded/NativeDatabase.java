package io.github.timescale4j.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A private cluster of an installed PostgreSQL: several sessions, background workers, nothing kept unless asked for. */
final class NativeDatabase implements Database {

    private static final Logger log = LoggerFactory.getLogger(NativeDatabase.class);
    private static final String USERNAME = "postgres";
    private static final Duration INITDB_TIMEOUT = Duration.ofMinutes(2);
    private static final int PORT_ATTEMPTS = 3;

    private final NativeServer server;
    private final DataDirectory directory;
    private final boolean temporary;
    private final int port;
    private final String password;
    private String versions = "";

    private NativeDatabase(NativeServer server, DataDirectory directory, boolean temporary, int port, String password) {
        this.server = server;
        this.directory = directory;
        this.temporary = temporary;
        this.port = port;
        this.password = password;
    }

    static NativeDatabase start(Machine machine, Options options, NativeInstallation installation) {
        return start(machine, options, installation, "timescaledb");
    }

    /** Starts a cluster with this library preloaded and created as an extension; with none if that is empty, for tests. */
    static NativeDatabase start(Machine machine, Options options, NativeInstallation installation, String library) {
        Path wanted = options.dataDirectory();
        boolean temporary = wanted == null;
        DataDirectory directory = null;
        boolean started = false;
        try {
            Path path = wanted == null ? Files.createTempDirectory("timescale-embedded") : wanted;
            directory = DataDirectory.open(path, Provider.NATIVE + " " + majorVersion(installation));
            List<String> prefix = asServerUser(machine, directory.root());
            String password = password(installation, directory, prefix);
            NativeDatabase database =
                    launch(options, installation, library, new Cluster(directory, temporary, prefix, password));
            started = true;
            return database;
        } catch (IOException | SQLException e) {
            throw new EmbeddedTimescaleException(
                    "The PostgreSQL in " + installation.bin() + " does not start: " + e.getMessage()
                            + "\nRepair it, or choose another with builder().provider(...).",
                    e);
        } finally {
            if (!started && directory != null) {
                release(directory, temporary);
            }
        }
    }

    /**
     * A cluster that is ready to be started.
     *
     * @param directory where it is
     * @param temporary whether it goes when it is closed
     * @param prefix what runs a command as its user
     * @param password the superuser's password
     */
    private record Cluster(DataDirectory directory, boolean temporary, List<String> prefix, String password) {

        @Override
        public String toString() {
            return "Cluster[" + directory.root() + "]";
        }
    }

    private static NativeDatabase launch(
            Options options, NativeInstallation installation, String library, Cluster cluster)
            throws IOException, SQLException {
        NativeServer server = null;
        int port = options.port();
        for (int attempt = 1; server == null; attempt++) {
            port = options.port() == 0 ? freePort() : options.port();
            try {
                List<String> command =
                        command(installation, cluster.directory().data(), cluster.temporary(), port, library);
                Path remains = cluster.temporary() ? cluster.directory().root() : null;
                server = NativeServer.start(cluster.prefix(), command, remains, options.startTimeout());
            } catch (IOException e) {
                if (options.port() != 0
                        || attempt == PORT_ATTEMPTS
                        || !String.valueOf(e.getMessage()).contains("Address already in use")) {
                    throw e;
                }
            }
        }
        NativeDatabase database =
                new NativeDatabase(server, cluster.directory(), cluster.temporary(), port, cluster.password());
        boolean complete = false;
        try {
            cluster.directory().usedBy(server.pid());
            database.prepare(library);
            complete = true;
            return database;
        } finally {
            if (!complete) {
                server.close();
            }
        }
    }

    private void prepare(String library) throws SQLException {
        try (Connection connection = Jdbc.connect(jdbcUrl(), USERNAME, password);
                Statement statement = connection.createStatement()) {
            if (!library.isEmpty()) {
                statement.execute("CREATE EXTENSION IF NOT EXISTS " + library);
            }
            versions = Jdbc.versions(connection);
        }
        if (!directory.isComplete()) {
            directory.complete();
        }
    }

    private static List<String> command(
            NativeInstallation installation, Path data, boolean temporary, int port, String library) {
        List<String> command = new ArrayList<>(List.of(installation.postgres().toString(), "-D", data.toString()));
        List<String> settings = new ArrayList<>(List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "logging_collector=off",
                "log_destination=stderr",
                "synchronous_commit=off",
                "timezone=UTC",
                "timescaledb.telemetry_level=off"));
        if (temporary) { // nobody will look at it after a crash of the machine
            settings.addAll(List.of("fsync=off", "full_page_writes=off"));
        }
        if (!library.isEmpty()) {
            settings.add("shared_preload_libraries=" + library);
        }
        for (String setting : settings) {
            command.add("-c");
            command.add(setting);
        }
        return command;
    }

    /** Returns the superuser's password, after making the cluster if there is none yet. */
    private static String password(NativeInstallation installation, DataDirectory directory, List<String> prefix)
            throws IOException {
        Path file = directory.root().resolve("password");
        if (directory.isComplete()) {
            return Files.readString(file).strip();
        }
        String password = Passwords.random();
        Files.deleteIfExists(file);
        Files.writeString(file, password);
        restrict(file);
        if (!prefix.isEmpty()) {
            Files.setOwner(file, user(file));
        }
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                installation.initdb().toString(),
                "-D",
                directory.data().toString(),
                "-U",
                USERNAME,
                "-A",
                "scram-sha-256",
                "--pwfile=" + file,
                "--no-sync",
                "-E",
                "UTF8",
                "--locale=C"));
        CommandResult result = Commands.run(command, directory.root(), INITDB_TIMEOUT);
        if (!result.succeeded()) {
            throw new IOException("initdb failed: " + result.tail(5));
        }
        return password;
    }

    private static void restrict(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** PostgreSQL refuses to run as root; then it runs as its packages' own user, who must own the directory. */
    private static List<String> asServerUser(Machine machine, Path directory) throws IOException {
        if (!"root".equals(machine.setting("user.name").orElse("")) || machine.isWindows()) {
            return List.of();
        }
        String setpriv = machine.program("setpriv")
                .orElseThrow(() ->
                        new IOException("it refuses to run as root, and there is no setpriv to run it as another user"))
                .toString();
        try (Stream<Path> files = Files.walk(directory, 1)) {
            UserPrincipal user = user(directory);
            for (Path file : files.toList()) {
                Files.setOwner(file, user);
            }
        }
        return List.of(setpriv, "--reuid=" + USERNAME, "--regid=" + USERNAME, "--clear-groups");
    }

    private static UserPrincipal user(Path path) throws IOException {
        return path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USERNAME);
    }

    private static String majorVersion(NativeInstallation installation) throws IOException {
        CommandResult result =
                Commands.run(List.of(installation.postgres().toString(), "--version"), null, Duration.ofSeconds(20));
        String version = result.output().replaceFirst("(?s)^\\D*(\\d+).*$", "$1");
        return "PostgreSQL " + version.strip();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private static void release(DataDirectory directory, boolean temporary) {
        directory.close();
        if (temporary) {
            try {
                Trees.delete(directory.root());
            } catch (IOException e) {
                log.warn("The temporary directory {} could not be deleted", directory.root(), e);
            }
        }
    }

    @Override
    public Provider provider() {
        return Provider.NATIVE;
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public String username() {
        return USERNAME;
    }

    @Override
    public String password() {
        return password;
    }

    long pid() {
        return server.pid();
    }

    @Override
    public String describe() {
        return "Native TimescaleDB: " + versions + ", " + (temporary ? "temporary data" : "data in " + directory.root())
                + ", port " + port + ", process " + server.pid();
    }

    @Override
    public boolean isAlive() {
        return server.isAlive();
    }

    @Override
    public String obituary() {
        return "its last words: " + server.lastWords();
    }

    @Override
    public void close() {
        server.close();
        try {
            release(directory, temporary);
        } catch (UncheckedIOException e) {
            log.warn("The data directory {} could not be released", directory.root(), e);
        }
    }
}
