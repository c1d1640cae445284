package io.github.timescale4j.operations.drill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * What a drill needs: a server with a hypertable, pgBackRest with an encrypted repository in S3 over TLS, and the scripts' instances file.
 * Everything is in one work directory, which the commands see at {@code /mnt}.
 */
final class Drill implements AutoCloseable {

    /** The line that has pgBackRest trust the stand-in for S3. */
    static final String TRUST = "repo1-storage-ca-file=/mnt/s3.crt";

    private static final String INSTANCES = "/mnt/instances.conf";
    private static final String EXTENSIONS = "/usr/share/postgresql/17/extension";

    private final String stanza;
    private final int port = S3.freePort();
    private final String password = UUID.randomUUID().toString();
    private final Path work;
    private final NativeFolder folder;
    private final int owner;
    private final int group;
    private Server source;

    /** Makes it all, with some rows; the name is that of the instance, of the stanza and of the path in the repository. */
    Drill(String stanza) throws IOException, SQLException {
        Assumptions.assumeTrue(
                System.getenv("NATIVE_SERVER_COMMAND") != null,
                "there is no folder of .ci/native-server to run commands in");
        this.stanza = stanza;
        Path parent = Files.createDirectories(Path.of("target/drill").toAbsolutePath());
        this.work = Files.createTempDirectory(parent, stanza);
        Files.createDirectory(work.resolve("outputs"));
        this.folder = new NativeFolder(work);
        this.owner = Integer.parseInt(folder.succeed("id", "-u"));
        this.group = Integer.parseInt(folder.succeed("id", "-g"));
        give(work, "rwxr-xr-x");
        for (String directory : List.of("socket", "lock", "log")) {
            give(Files.createDirectory(work.resolve(directory)), "rwx------");
        }
        give(Files.copy(Shared.STAND_IN.certificate(), work.resolve("s3.crt")), "rw-r--r--");
        write("password", password + "\n");
        write("instances.conf", "# of the drill\n");
        makeSource();
    }

    private void makeSource() throws IOException, SQLException {
        folder.succeed(
                Server.BIN + "initdb",
                "-D",
                "/mnt/" + stanza,
                "-U",
                "postgres",
                "-k",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--auth-local=peer",
                "--auth-host=scram-sha-256",
                "--pwfile=/mnt/password",
                "--no-sync");
        Files.writeString(
                work.resolve(stanza).resolve("postgresql.conf"), """
                listen_addresses = '127.0.0.1'
                max_connections = 30
                shared_buffers = 32MB
                shared_preload_libraries = 'timescaledb'
                timescaledb.telemetry_level = off
                fsync = off
                timezone = 'UTC'
                archive_mode = on
                archive_command = 'pgbackrest --config=/mnt/pgbackrest.conf --stanza=%s --log-level-console=off archive-push %%p'
                """.formatted(stanza), StandardOpenOption.APPEND);
        write("pgbackrest.conf", configuration("the right passphrase", TRUST));
        startSource();
        source.executeIn("postgres", "CREATE DATABASE metrics");
        source.execute("CREATE EXTENSION timescaledb");
        source.execute("CREATE EXTENSION amcheck");
        source.execute(
                "CREATE TABLE readings (time timestamptz NOT NULL, device text NOT NULL, id bigint NOT NULL, value float8)");
        source.execute("SELECT create_hypertable('readings', 'time', chunk_time_interval => interval '1 day')");
        source.execute("""
                INSERT INTO readings
                SELECT timestamptz '2026-01-01 00:00:00+00' + n * interval '10 seconds', 'device ' || n % 7, n, sin(n)
                  FROM generate_series(1, 60000) AS n
                """);
        instance(stanza);
        folder.succeed("pgbackrest", "--config=/mnt/pgbackrest.conf", "--stanza=" + stanza, "stanza-create");
    }

    /** What pgBackRest is told. */
    String configuration(String passphrase, String trust) {
        return """
                [global]
                repo1-type=s3
                repo1-path=/%s
                repo1-s3-bucket=%s
                repo1-s3-region=us-east-1
                repo1-s3-endpoint=localhost
                repo1-s3-key=drill
                repo1-s3-key-secret=drill
                repo1-s3-uri-style=path
                repo1-storage-host=localhost
                repo1-storage-port=%d
                repo1-storage-verify-tls=y
                %s
                repo1-cipher-type=aes-256-cbc
                repo1-cipher-pass=%s
                repo1-retention-full-type=time
                repo1-retention-full=7
                repo1-bundle=y
                compress-type=zst
                start-fast=y
                process-max=2
                io-timeout=3
                lock-path=/mnt/lock
                log-path=/mnt/log
                log-level-file=off
                [%s]
                pg1-path=/mnt/%s
                pg1-socket-path=/mnt/socket
                pg1-port=%d
                """.formatted(
                        work.getFileName(), S3.BUCKET, Shared.STAND_IN.port(), trust, passphrase, stanza, stanza, port);
    }

    /** Adds an instance with the same backups, whose data is at a place of its own; more keys may follow. */
    void instance(String name, String... keys) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("[" + name + "]", "stanza=" + stanza, "bindir=" + Server.BIN, "port=" + port));
        lines.addAll(List.of(keys));
        for (String standard :
                List.of("config=/mnt/pgbackrest.conf", "host=/mnt/socket", "database=metrics", "pgdata=/mnt/" + name)) {
            String key = standard.substring(0, standard.indexOf('=') + 1);
            if (Arrays.stream(keys).noneMatch(line -> line.startsWith(key))) {
                lines.add(standard);
            }
        }
        Files.write(work.resolve("instances.conf"), lines, StandardOpenOption.APPEND);
    }

    /** Writes a file that only the server's user can read. */
    void write(String name, String text) throws IOException {
        give(Files.writeString(work.resolve(name), text), "rw-------");
    }

    private void give(Path path, String permissions) throws IOException {
        Files.setAttribute(path, "unix:uid", owner);
        Files.setAttribute(path, "unix:gid", group);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    // ---- The scripts ----

    Result backup(String... options) {
        return folder.run(script("backup", "--instance", stanza, options));
    }

    NativeFolder.Started startBackup(String... options) {
        return folder.start(script("backup", "--instance", stanza, options));
    }

    Result restore(String target, String... options) {
        return folder.run(script("restore", "--target-instance", target, options));
    }

    NativeFolder.Started startRestore(String target, String... options) {
        return folder.start(script("restore", "--target-instance", target, options));
    }

    /** Restores to a place with a small disk, and lists what is there at the end. */
    Result restoreToSmallDisk(int mebibytes, String target, String place, String... options) {
        List<String> words = new ArrayList<>(
                List.of("sh", "-c", "\"$@\"; code=$?; echo \"left: $(ls -A " + place + ")\"; exit $code", "sh"));
        words.addAll(List.of(script("restore", "--target-instance", target, options)));
        return folder.runWithDisk(mebibytes, place, words.toArray(String[]::new));
    }

    Result verify(String instance, String... options) {
        return folder.run(script("verify", "--instance", instance, options));
    }

    NativeFolder.Started startVerify(String instance, String... options) {
        return folder.start(script("verify", "--instance", instance, options));
    }

    private static String[] script(String name, String key, String instance, String... options) {
        List<String> words =
                new ArrayList<>(List.of("/opt/" + name + "-timescale.sh", "--instances", INSTANCES, key, instance));
        words.addAll(List.of(options));
        return words.toArray(String[]::new);
    }

    // ---- What is there ----

    Server source() {
        return source;
    }

    S3 s3() {
        return Shared.STAND_IN;
    }

    NativeFolder folder() {
        return folder;
    }

    /** A directory or file of the work directory. */
    Path path(String name) {
        return work.resolve(name);
    }

    /** The file of a relation of the source. */
    Path fileOf(String database, String relation) throws SQLException {
        return path(stanza).resolve(source.askIn(database, "SELECT pg_relation_filepath('" + relation + "')"));
    }

    /** One of pgBackRest's commands for the files of the repository. */
    String repo(String command, String path) {
        return folder.succeed("pgbackrest", "--config=/mnt/pgbackrest.conf", "--stanza=" + stanza, command, path);
    }

    /** The part of the keys in S3 that is this drill's own. */
    String repository() {
        return work.getFileName().toString();
    }

    /** Names in the work directory that begin with a text. */
    Set<String> names(String prefix) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(work)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .forEach(names::add);
        }
        return names;
    }

    /** Starts a server on the data of an instance, on a port of its own. */
    Server server(String instance) {
        return new Server(folder, List.of(), "/mnt/" + instance, "/mnt/socket", S3.freePort(), password);
    }

    /** The ids of the rows that the load wrote, in a restored copy. */
    Set<Long> loaded(String instance) throws SQLException {
        Set<Long> ids = new TreeSet<>();
        try (Server server = server(instance);
                Connection connection = server.connect("metrics");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM readings WHERE device = 'load'")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    /** Kills the source and deletes its data. */
    void destroySource() {
        source.kill();
        folder.succeed("rm", "-rf", "/mnt/" + stanza);
    }

    /** Starts it, for the first time or again. */
    void startSource() {
        startSource(List.of());
    }

    private void startSource(List<String> mounts) {
        source = new Server(folder, mounts, "/mnt/" + stanza, "/mnt/socket", port, password);
    }

    /** Stops it, changes something, and starts it again. */
    void whileSourceIsStopped(Change change) throws IOException {
        source.close();
        change.make();
        startSource();
    }

    /** What is changed while the source is stopped. */
    interface Change {
        void make() throws IOException;
    }

    /** Starts the source, which is stopped, where a newer version of the extension is installed than its databases have. */
    void startSourceWithNewerExtension() throws IOException {
        folder.succeed("cp", "-r", EXTENSIONS, "/mnt/extension");
        Path control = work.resolve("extension/timescaledb.control");
        Files.writeString(
                control,
                Files.readString(control).replaceFirst("default_version = '[^']*'", "default_version = '99.0.0'"));
        startSource(List.of("--bind", work.resolve("extension") + ":" + EXTENSIONS));
    }

    /** A copy of the database, with an instance of its name, that a test may spoil. */
    void copyDatabase(String name) throws IOException, SQLException {
        if (source.askIn("postgres", "SELECT count(*) FROM pg_database WHERE datname = 'pattern'")
                .equals("0")) {
            // Nobody can be in this one: to be copied, a database must be without sessions and workers.
            await("a copy of the database")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .until(() -> {
                        source.executeIn(
                                "postgres", "CREATE DATABASE pattern TEMPLATE metrics ALLOW_CONNECTIONS false");
                        return true;
                    });
        }
        source.executeIn("postgres", "CREATE DATABASE \"" + name + "\" TEMPLATE pattern");
        instance(name, "database=" + name, "pgdata=/mnt/" + stanza);
    }

    /** Stops the source, and deletes all of it: the copies that were restored take room. */
    @Override
    public void close() {
        source.close();
        delete(work);
    }

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for all classes: it takes long to start. */
    private static final class Shared {
        static final S3 STAND_IN = make();

        private static S3 make() {
            try {
                Path parent = Files.createDirectories(Path.of("target/drill").toAbsolutePath());
                return new S3(Files.createTempDirectory(parent, "s3"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
