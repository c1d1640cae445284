package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.catalog.Count;
import io.github.timescale4j.schema.Identifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/** What is wrong, or will be, although the role was let in. */
final class SessionFindings {

    private final Route route;
    private final Session session;
    private final Thresholds.Connections limits;
    private final String database;
    private final String role;

    SessionFindings(Route route, Session session, Thresholds.Connections limits) {
        this.route = route;
        this.session = session;
        this.limits = limits;
        this.database = "the database " + session.database();
        this.role = "the role " + session.role();
    }

    List<Issue> find(@Nullable Integer poolSize) {
        List<Issue> found = new ArrayList<>();
        extension(found);
        readOnly(found);
        expiry(found);
        nearLimit(found);
        if (poolSize != null) {
            pools(found, poolSize);
        }
        return found;
    }

    private void extension(List<Issue> found) {
        if (session.extension() == null) {
            String finding = session.installed()
                    ? "The server has TimescaleDB, but this database does not."
                    : "Neither this database nor the server has TimescaleDB: it has to be installed there first.";
            found.add(
                    session.installed()
                            ? ConnectionProblem.EXTENSION_MISSING.error(
                                    database, finding, "CREATE EXTENSION timescaledb")
                            : ConnectionProblem.EXTENSION_MISSING.error(database, finding));
        } else if (!session.loaded()) {
            found.add(ConnectionProblem.LIBRARY_NOT_PRELOADED.error(
                    database,
                    "TimescaleDB " + session.extension()
                            + " is created here, but the server has not loaded its library."));
        }
    }

    /** Whoever asks for a server that follows another one does not want to write. */
    private void readOnly(List<Issue> found) {
        String wanted = route.parameter(PGProperty.TARGET_SERVER_TYPE);
        if (wanted != null && (wanted.contains("econdary") || wanted.contains("slave"))) {
            return;
        }
        if (session.recovering()) {
            found.add(ConnectionProblem.READ_ONLY.error(
                    database, "The server follows another one (it is a replica), and takes no changes."));
        } else if (session.readOnly()) {
            found.add(ConnectionProblem.READ_ONLY.error(
                    role,
                    "Transactions of the role are read-only from the start (default_transaction_read_only).",
                    "ALTER ROLE " + Identifier.quoteExisting(session.role()) + " RESET default_transaction_read_only"));
        }
    }

    private void expiry(List<Issue> found) {
        Long seconds = session.secondsValid();
        if (seconds == null || seconds > limits.expiry().toSeconds()) {
            return;
        }
        String finding = seconds <= 0
                ? "The role's password has not been valid any more for " + length(-seconds) + "."
                : "The role's password is valid for another " + length(seconds) + ".";
        found.add(ConnectionProblem.ROLE_EXPIRES.issue(
                seconds <= 0 ? Severity.ERROR : Severity.WARNING,
                role,
                finding,
                "ALTER ROLE " + Identifier.quoteExisting(session.role()) + " VALID UNTIL 'infinity'"));
    }

    private static String length(long seconds) {
        Duration length = Duration.ofSeconds(seconds);
        return length.toDays() > 1 ? length.toDays() + " days" : Count.of(length.toHours(), "hour");
    }

    private void nearLimit(List<Issue> found) {
        near(found, "the server", session.used(), session.available());
        near(found, role, session.ofRole(), session.roleLimit());
        near(found, database, session.ofDatabase(), session.databaseLimit());
    }

    private void near(List<Issue> found, String subject, int used, int limit) {
        double share = limit > 0 ? (double) used / limit : 0;
        if (limit > 0 && share >= limits.warning()) {
            found.add(ConnectionProblem.CONNECTIONS_NEAR_LIMIT.issue(
                    share >= limits.error() ? Severity.ERROR : Severity.WARNING,
                    subject,
                    "Connections in use: " + used + " of " + limit + "."));
        }
    }

    /** How many there are of this application is known by the name that its connections bear. */
    private void pools(List<Issue> found, int poolSize) {
        int instances = Math.max(1, session.instances());
        long wanted = (long) poolSize * instances;
        if (wanted > session.available()) {
            found.add(ConnectionProblem.POOLS_EXCEED_SERVER.issue(
                    Severity.WARNING,
                    "the server",
                    (instances == 1 ? "The pool" : instances + " instances with a pool each")
                            + " may open " + Count.of(wanted, "connection") + ", and the server has "
                            + session.available()
                            + " for everybody."));
        }
    }
}
