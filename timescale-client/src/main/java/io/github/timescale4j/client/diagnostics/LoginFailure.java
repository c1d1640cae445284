package io.github.timescale4j.client.diagnostics;

import static java.util.Objects.requireNonNullElse;

import io.github.timescale4j.client.diagnostics.Probe.Contact;
import io.github.timescale4j.schema.Identifier;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbc.SslMode;
import org.postgresql.util.PSQLException;

/** Tells apart why the driver got no connection: by the SQLSTATE, the classes of the causes and what the probe saw before. */
final class LoginFailure {

    static final String INVALID_PASSWORD = "28P01";

    private static final String CONNECTION_REJECTED = "08004";

    private final Route route;
    private final Contact contact;
    private final Account account;
    private final Duration timeout;

    LoginFailure(Route route, Contact contact, Account account, Duration timeout) {
        this.route = route;
        this.contact = contact;
        this.account = account;
        this.timeout = timeout;
    }

    /**
     * As whom somebody tried to log in.
     *
     * @param username the role
     * @param password its password; {@code null} without one
     */
    record Account(String username, @Nullable String password) {

        @Override
        public String toString() {
            return "Account[username=" + username + "]";
        }
    }

    Issue issue(SQLException failure) {
        String sqlState = requireNonNullElse(failure.getSQLState(), "");
        String server = contact.address().toString();
        String role = account.username();
        String where = "the database " + route.database() + " at " + server;
        return switch (sqlState) {
            case INVALID_PASSWORD ->
                ConnectionProblem.PASSWORD_WRONG.error(
                        where, "The role " + role + " was refused: wrong password, or no such role (SQLSTATE 28P01).");
            case "28000" ->
                ConnectionProblem.LOGIN_REFUSED.error(
                        where, "The server does not let the role " + role + " in (SQLSTATE 28000).");
            case "3D000" ->
                ConnectionProblem.DATABASE_MISSING.error(
                        where,
                        "There is no database " + route.database() + " (SQLSTATE 3D000).",
                        "CREATE DATABASE " + Identifier.quote(route.database()));
            case "42501" ->
                ConnectionProblem.CONNECT_DENIED.error(
                        where,
                        "The role " + role + " may not connect to this database (SQLSTATE 42501).",
                        "GRANT CONNECT ON DATABASE " + Identifier.quote(route.database()) + " TO "
                                + Identifier.quoteExisting(role));
            case "53300" ->
                ConnectionProblem.TOO_MANY_CONNECTIONS.error(
                        where, "The server has no connection left for the role " + role + " (SQLSTATE 53300).");
            case "57P03" ->
                ConnectionProblem.SERVER_STARTING.error(
                        server, "The server takes no connections now (SQLSTATE 57P03).");
            default -> sqlState.startsWith("08") ? connection(failure, sqlState) : other(server, role, sqlState);
        };
    }

    private static Issue other(String server, String role, String sqlState) {
        return ConnectionProblem.LOGIN_FAILED.error(
                server,
                "The login as " + role + " failed with "
                        + (sqlState.isEmpty() ? "no SQLSTATE" : "SQLSTATE " + sqlState)
                        + ".");
    }

    /** The class of errors that the driver gives itself, before the server knows who it is. */
    private Issue connection(SQLException failure, String sqlState) {
        String server = contact.address().toString();
        if (sqlState.equals(CONNECTION_REJECTED)) {
            return rejected(server);
        }
        if (contact.encrypts()) {
            Issue encryption = encryption(failure, server);
            if (encryption != null) {
                return encryption;
            }
        }
        if (has(failure, UnknownHostException.class)) {
            return ConnectionProblem.HOST_UNKNOWN.error(server, "The driver did not find the host.");
        }
        if (has(failure, SocketTimeoutException.class)) {
            return ConnectionProblem.SERVER_SILENT.error(
                    server,
                    "The server did not answer the login within " + timeout.toMillis() + " ms (SQLSTATE " + sqlState
                            + ").");
        }
        if (has(failure, ConnectException.class)) {
            return ConnectionProblem.PORT_REFUSED.error(server, "The connection was refused.");
        }
        return other(server, account.username(), sqlState);
    }

    /** What the driver does not accept: no encryption, or a way of login for which it has no password. */
    private Issue rejected(String server) {
        SslMode mode = mode();
        if (mode != null && mode.requireEncryption() && !contact.encrypts()) {
            return ConnectionProblem.TLS_NOT_OFFERED.error(
                    server, "The URL says sslmode=" + mode.value + ", and the server offers no encryption.");
        }
        String password = account.password();
        return password == null || password.isEmpty()
                ? ConnectionProblem.PASSWORD_WRONG.error(
                        server, "The server asks the role " + account.username() + " for a password, and none is set.")
                : other(server, account.username(), CONNECTION_REJECTED);
    }

    private @Nullable Issue encryption(SQLException failure, String server) {
        if (has(failure, FileNotFoundException.class) || has(failure, NoSuchFileException.class)) {
            return ConnectionProblem.TLS_UNTRUSTED.error(
                    server, "A file of certificates that the URL names, or the driver's default, cannot be read.");
        }
        Probe probe = new Probe(timeout);
        if (has(failure, CertificateException.class) || has(failure, CertPathBuilderException.class)) {
            ServerCertificate shown = ServerCertificate.of(contact.address(), probe);
            return ConnectionProblem.TLS_UNTRUSTED.error(
                    server, "The server's certificate was refused." + (shown == null ? "" : " " + shown));
        }
        SslMode mode = mode();
        ServerCertificate shown = mode == SslMode.VERIFY_FULL ? ServerCertificate.of(contact.address(), probe) : null;
        if (shown != null && !shown.isOfHost()) {
            return ConnectionProblem.TLS_WRONG_HOST.error(
                    server,
                    "The certificate does not name the host "
                            + contact.address().host() + ". " + shown);
        }
        return has(failure, SSLException.class)
                ? ConnectionProblem.TLS_FAILED.error(server, "The two did not agree on an encrypted connection.")
                : null;
    }

    private @Nullable SslMode mode() {
        try {
            Properties parameters = route.parameters(timeout);
            return SslMode.of(parameters);
        } catch (PSQLException e) {
            return null;
        }
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
