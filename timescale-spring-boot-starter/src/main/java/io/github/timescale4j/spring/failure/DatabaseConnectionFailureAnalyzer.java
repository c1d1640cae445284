package io.github.timescale4j.spring.failure;

import io.github.timescale4j.client.diagnostics.ConnectionTroubleshooter;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.migration.SchemaMigrationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Goes the way to the database once more, step by step, and says where it ends and which property leads there. */
final class DatabaseConnectionFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    /** No connection, no login, no such database, no room, not ready. */
    private static final Pattern NO_CONNECTION = Pattern.compile("08...|28...|3D000|53300|57P03");

    private static final Duration STEP = Duration.ofMillis(1_500);
    private static final String OURS = "io.github.timescale4j.";

    /** Whatever is not here is found only where there is a connection. */
    private static final Map<String, Part> PARTS = Map.ofEntries(
            Map.entry("host-unknown", Part.ADDRESS),
            Map.entry("port-refused", Part.ADDRESS),
            Map.entry("port-swallowed", Part.ADDRESS),
            Map.entry("server-silent", Part.ADDRESS),
            Map.entry("not-postgres", Part.ADDRESS),
            Map.entry("server-starting", Part.ADDRESS),
            Map.entry("tls-not-offered", Part.ADDRESS),
            Map.entry("tls-untrusted", Part.ADDRESS),
            Map.entry("tls-wrong-host", Part.ADDRESS),
            Map.entry("tls-failed", Part.ADDRESS),
            Map.entry("login-failed", Part.CREDENTIALS),
            Map.entry("password-wrong", Part.CREDENTIALS),
            Map.entry("login-refused", Part.CREDENTIALS),
            Map.entry("secret-missing", Part.CREDENTIALS),
            Map.entry("connect-denied", Part.CREDENTIALS),
            Map.entry("too-many-connections", Part.CREDENTIALS),
            Map.entry("database-missing", Part.DATABASE));

    private final Environment environment;

    /** Creates the analyzer. */
    DatabaseConnectionFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    /** Which of the properties is to be looked at. */
    private enum Part {
        ADDRESS,
        DATABASE,
        CREDENTIALS
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        boolean migration = findCause(rootFailure, SchemaMigrationException.class) != null;
        boolean postgres = findCause(rootFailure, PSQLException.class) != null;
        boolean ours = migration || isOurs(rootFailure) || (postgres && ConfiguredTarget.isOnlyOne(environment));
        if (!ours || !isConnectionFailure(cause)) {
            return null;
        }
        ConfiguredTarget configured =
                migration ? ConfiguredTarget.ofMigration(environment) : ConfiguredTarget.ofSeries(environment);
        Issue issue = configured == null ? null : look(configured);
        return configured == null || issue == null ? null : analysis(configured, issue, cause);
    }

    private static boolean isConnectionFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal
                    && refusal.getSQLState() != null
                    && NO_CONNECTION.matcher(refusal.getSQLState()).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Who asked for the connection is seen by the classes on the stack. */
    private static boolean isOurs(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (frame.getClassName().startsWith(OURS)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static @Nullable Issue look(ConfiguredTarget configured) {
        return ConnectionTroubleshooter.builder(configured.target()).timeout(STEP).build().diagnose().stream()
                .filter(issue -> issue.severity() == Severity.ERROR && PARTS.containsKey(issue.id()))
                .findFirst()
                .orElse(null);
    }

    private static FailureAnalysis analysis(ConfiguredTarget configured, Issue issue, SQLException cause) {
        String description =
                "There is no connection to " + issue.subject() + ". " + issue.finding() + " " + issue.why();
        String properties = switch (PARTS.getOrDefault(issue.id(), Part.ADDRESS)) {
            case ADDRESS -> "The address comes from " + configured.address() + ".";
            case DATABASE -> "The database's name comes from " + configured.database() + ".";
            case CREDENTIALS -> "The role and its password come from " + configured.credentials() + ".";
        };
        String statements = issue.statements().isEmpty()
                ? ""
                : System.lineSeparator() + "SQL: " + String.join("; ", issue.statements());
        return new FailureAnalysis(
                description, issue.advice() + System.lineSeparator() + properties + statements, cause);
    }
}
