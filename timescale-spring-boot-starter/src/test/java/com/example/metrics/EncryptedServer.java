package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The server of {@code .ci/native-server}, which gets certificates as the manual says. */
final class EncryptedServer implements AutoCloseable {

    private final Path data;
    private final Path folder;
    private final String rules;

    private EncryptedServer(Path data, Path folder) throws IOException {
        this.data = data;
        this.folder = folder;
        this.rules = Files.readString(data.resolve("pg_hba.conf"));
    }

    static EncryptedServer require(Path folder) throws IOException {
        String directory = System.getenv("NATIVE_SERVER_DIR");
        Assumptions.assumeTrue(
                NativeServer.isThere() && directory != null,
                "the server was not started by .ci/native-server: it keeps its files");
        return new EncryptedServer(Path.of(directory, "cluster", "data"), folder);
    }

    /** Runs commands of the manual, with another host's name and in another folder. */
    void run(String block, String host, String folderName) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(folder.resolve(folderName));
        String commands = OperationsManual.run("tls.md", block).replace("db.example.com", host);
        Process process = new ProcessBuilder("bash", "-euc", commands)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("log")))
                .isZero();
    }

    /** Makes an authority and a certificate of it. */
    Path certificates(String host, String folderName) throws IOException, InterruptedException {
        run("authority", host, folderName);
        run("server", host, folderName);
        return folder.resolve(folderName);
    }

    /** Puts the server's files in their place, where none but the server may read them. */
    void install(Path certificates) throws IOException {
        put(certificates.resolve("server.key"), "tls-server.key");
        put(certificates.resolve("server.crt"), "tls-server.crt");
    }

    /** Makes the server look at the certificates of clients. */
    void installAuthority(Path authority) throws IOException, SQLException {
        put(authority, "tls-ca.crt");
        NativeServer.execute("ALTER SYSTEM SET ssl_ca_file = 'tls-ca.crt'");
        reload();
        await("SHOW ssl_ca_file", "tls-ca.crt");
    }

    private void put(Path source, String name) throws IOException {
        Path file = data.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, Files.readAllBytes(source));
        Files.setOwner(file, Files.getOwner(data));
    }

    /** The statements of the manual, one by one: the server runs none of them in a transaction. */
    void enable() throws SQLException {
        String sql = OperationsManual.run("tls.md", "enable").replace("/etc/timescale/tls/", "tls-");
        for (String statement : sql.split(";")) {
            if (!statement.isBlank()) {
                NativeServer.execute(statement);
            }
        }
        awaitEncryption("on");
    }

    void disable() throws SQLException {
        NativeServer.execute("ALTER SYSTEM SET ssl = off");
        reload();
        awaitEncryption("off");
    }

    void reload() throws SQLException {
        NativeServer.execute(OperationsManual.run("tls.md", "reload"));
    }

    /** Puts rules before those of the server. */
    void rules(String lines) throws IOException, SQLException {
        Files.writeString(data.resolve("pg_hba.conf"), lines + "\n" + rules);
        reload();
        awaitRules(lines.lines().filter(line -> !line.isBlank()).count());
    }

    private void awaitRules(long more) throws SQLException {
        long wanted = more
                + rules.lines().filter(line -> line.matches("(local|host).*")).count();
        await("SELECT count(*) FROM pg_hba_file_rules WHERE error IS NULL", Long.toString(wanted));
    }

    private void awaitEncryption(String wanted) throws SQLException {
        await("SHOW ssl", wanted);
    }

    /** A reload reaches new connections within a moment. */
    private void await(String sql, String wanted) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        String found = scalar(sql);
        while (!found.equals(wanted) && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            found = scalar(sql);
        }
        assertThat(found).as(sql).isEqualTo(wanted);
    }

    Path folder() {
        return folder;
    }

    /** The server's address by another name, with parameters. */
    static String url(String host, String parameters) {
        return NativeServer.URL.replace("127.0.0.1", host) + "?" + parameters;
    }

    private static String scalar(String sql) throws SQLException {
        try (Connection connection = NativeServer.connect(NativeServer.URL)) {
            return NativeServer.scalar(connection, sql);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        Files.writeString(data.resolve("pg_hba.conf"), rules);
        for (String name :
                new String[] {"ssl", "ssl_cert_file", "ssl_key_file", "ssl_min_protocol_version", "ssl_ca_file"}) {
            NativeServer.execute("ALTER SYSTEM RESET " + name);
        }
        reload();
        awaitEncryption("off");
    }
}
