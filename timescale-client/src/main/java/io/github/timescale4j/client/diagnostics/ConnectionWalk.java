package io.github.timescale4j.client.diagnostics;

import static java.util.Objects.requireNonNullElse;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.github.timescale4j.client.Credentials;
import io.github.timescale4j.client.SecretFiles;
import io.github.timescale4j.client.SecretUnreadableException;
import io.github.timescale4j.client.diagnostics.LoginFailure.Account;
import io.github.timescale4j.client.diagnostics.Probe.Contact;
import io.github.timescale4j.client.diagnostics.Route.Address;
import io.github.timescale4j.schema.RelationName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** One walk along the way of a connection. What ends it is the last thing that is found. */
final class ConnectionWalk {

    private final ConnectionTarget target;
    private final Duration timeout;
    private final Thresholds.Connections limits;
    private final List<RelationName> relations;
    private final @Nullable HikariDataSource pool;
    private final Route route;
    private final @Nullable String applicationName;
    private final List<Issue> found = new ArrayList<>();

    ConnectionWalk(
            ConnectionTarget target,
            Duration timeout,
            Thresholds.Connections limits,
            List<RelationName> relations,
            @Nullable String applicationName,
            @Nullable HikariDataSource pool) {
        this.target = target;
        this.timeout = timeout;
        this.limits = limits;
        this.relations = relations;
        this.pool = pool;
        this.route = Route.of(target);
        this.applicationName = applicationName != null ? applicationName : route.parameter(PGProperty.APPLICATION_NAME);
    }

    List<Issue> walk() {
        pool();
        Account secret = secret();
        List<Contact> contacts = contacts();
        if (!contacts.isEmpty()) {
            login(contacts, account(secret), secret);
        }
        return found;
    }

    /** As whom the application logs in: the driver takes the name of the operating system's user where nothing is said. */
    private Account account(@Nullable Account secret) {
        String username = target.username() != null ? target.username() : route.parameter(PGProperty.USER);
        String password = target.password() != null ? target.password() : route.parameter(PGProperty.PASSWORD);
        if (username == null && secret != null) {
            return secret;
        }
        return new Account(requireNonNullElse(username, System.getProperty("user.name", "")), password);
    }

    /** Threads that wait while all connections are in use, at this very moment. */
    private void pool() {
        HikariPoolMXBean state = pool == null || !pool.isRunning() ? null : pool.getHikariPoolMXBean();
        if (pool != null && state != null && state.getThreadsAwaitingConnection() > 0) {
            found.add(ConnectionProblem.POOL_EXHAUSTED.issue(
                    Severity.WARNING,
                    "the pool " + pool.getPoolName(),
                    "Threads that wait for a connection: " + state.getThreadsAwaitingConnection()
                            + "; connections in use: "
                            + state.getActiveConnections() + " of at most " + pool.getMaximumPoolSize()
                            + "."));
        }
    }

    private @Nullable Account secret() {
        Path directory = target.secret();
        Path name = directory == null ? null : directory.getFileName();
        if (directory == null || name == null) {
            return null;
        }
        try {
            Credentials.Account account = SecretFiles.read(directory.resolveSibling(""), name.toString());
            return new Account(account.username(), account.password());
        } catch (SecretUnreadableException e) {
            found.add(ConnectionProblem.SECRET_MISSING.error(
                    "the secret " + name, "The file " + e.file() + " is missing, empty or cannot be read."));
        } catch (IllegalArgumentException e) {
            found.add(ConnectionProblem.SECRET_MISSING.error(
                    "the secret " + name, directory + " cannot be the directory of a mounted secret."));
        }
        return null;
    }

    /** The servers that answer. One that does not is no error where another one does. */
    private List<Contact> contacts() {
        if (route.hasSocketsOfItsOwn()) {
            return route.addresses().stream()
                    .map(address -> new Contact(address, null, false))
                    .toList();
        }
        Probe probe = new Probe(timeout);
        List<Contact> reached = new ArrayList<>();
        List<Issue> lost = new ArrayList<>();
        for (Address address : route.addresses()) {
            Contact contact = probe.contact(address);
            if (contact.issue() == null) {
                reached.add(contact);
            } else {
                lost.add(contact.issue());
            }
        }
        for (Issue issue : lost) {
            found.add(reached.isEmpty() ? issue : warning(issue));
        }
        return reached;
    }

    private static Issue warning(Issue issue) {
        return new Issue(
                issue.id(),
                Severity.WARNING,
                issue.subject(),
                issue.finding(),
                issue.why(),
                issue.advice(),
                issue.statements(),
                issue.documentation());
    }

    /** As an application does it: with the first server that takes the role, but rather one that may be written to. */
    private void login(List<Contact> contacts, Account account, @Nullable Account secret) {
        List<Issue> failures = new ArrayList<>();
        List<Issue> ofReplica = null;
        for (Contact contact : contacts) {
            try (Connection connection = connect(contact.address(), account)) {
                if (secret != null && !secret.username().equals(account.username())) {
                    failures.add(outdated(Severity.WARNING, "The pool logs in as another role than the secret names."));
                }
                Session session = Session.read(connection, applicationName);
                List<Issue> issues =
                        new ArrayList<>(new SessionFindings(route, session, limits).find(target.poolSize()));
                issues.addAll(MissingPrivileges.find(connection, relations));
                if (!session.recovering()) {
                    found.addAll(failures);
                    found.addAll(issues);
                    return;
                }
                ofReplica = ofReplica == null ? issues : ofReplica;
            } catch (LoginException e) {
                failures.add(failure(contact, account, secret, e.refusal));
            } catch (SQLException e) {
                failures.add(ConnectionProblem.LIMITS_UNKNOWN.issue(
                        Severity.UNCHECKED,
                        contact.address().toString(),
                        "The server refused the question with SQLSTATE " + e.getSQLState() + "."));
            }
        }
        found.addAll(failures);
        if (ofReplica != null) {
            found.addAll(ofReplica);
        }
    }

    private Issue failure(Contact contact, Account account, @Nullable Account secret, SQLException refusal) {
        boolean wrong = LoginFailure.INVALID_PASSWORD.equals(refusal.getSQLState());
        if (wrong && secret != null && !secret.equals(account) && isLetIn(contact.address(), secret)) {
            return outdated(
                    Severity.ERROR,
                    "The pool's role or password is refused, and what the secret holds now is accepted.");
        }
        return new LoginFailure(route, contact, account, timeout).issue(refusal);
    }

    private Issue outdated(Severity severity, String finding) {
        return ConnectionProblem.SECRET_OUTDATED.issue(severity, "the secret " + target.secret(), finding);
    }

    private boolean isLetIn(Address address, Account account) {
        try (Connection connection = connect(address, account)) {
            return !connection.isClosed();
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect(Address address, Account account) throws LoginException {
        Properties parameters = route.parameters(timeout);
        parameters.setProperty(PGProperty.USER.getName(), account.username());
        String password = account.password();
        if (password == null) {
            parameters.remove(PGProperty.PASSWORD.getName());
        } else {
            parameters.setProperty(PGProperty.PASSWORD.getName(), password);
        }
        try {
            Connection connection = new Driver().connect(route.jdbcUrl(address), parameters);
            return Objects.requireNonNull(connection, "the driver takes this URL");
        } catch (SQLException e) {
            throw new LoginException(e);
        }
    }

    /** The driver got no connection; whatever fails later is no failure of the login. */
    private static final class LoginException extends SQLException {

        private static final long serialVersionUID = 1L;

        private final SQLException refusal;

        LoginException(SQLException refusal) {
            super(refusal);
            this.refusal = refusal;
        }
    }
}
