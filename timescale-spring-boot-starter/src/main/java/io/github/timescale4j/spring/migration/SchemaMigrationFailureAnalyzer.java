package io.github.timescale4j.spring.migration;

import io.github.timescale4j.client.migration.ExtensionMissingException;
import io.github.timescale4j.client.migration.InsufficientPrivilegeException;
import io.github.timescale4j.client.migration.InsufficientPrivilegeException.Right;
import io.github.timescale4j.client.migration.InvalidDeclarationException;
import io.github.timescale4j.client.migration.LibraryNotPreloadedException;
import io.github.timescale4j.client.migration.LockCapacityException;
import io.github.timescale4j.client.migration.RelationConflictException;
import io.github.timescale4j.client.migration.SchemaDifferenceException;
import io.github.timescale4j.client.migration.SchemaMigrationException;
import io.github.timescale4j.client.migration.StatementFailedException;
import io.github.timescale4j.client.migration.UnsupportedFeatureException;
import io.github.timescale4j.client.migration.UnsupportedServerException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the declared schema could not be brought into the database, and what to do. */
final class SchemaMigrationFailureAnalyzer extends AbstractFailureAnalyzer<SchemaMigrationException> {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** No connection, no login, no such database, or not even a code. */
    private static final Pattern NO_CONNECTION = Pattern.compile("((08|28|3D).*)?");

    private static final String OTHER_ROLE =
            "Or give a role that has the right as timescale.migration.username, with its"
                    + " password, so that it migrates instead; with timescale.migration.mode=validate this one only looks.";
    private static final String UPDATE =
            " or update the one that is there: the packages on the server, then ALTER EXTENSION"
                    + " timescaledb UPDATE in the database.";
    private static final String START_ANYWAY =
            "With timescale.migration.mode=none the application starts in spite of the difference.";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SchemaMigrationException cause) {
        return new FailureAnalysis(cause.getMessage(), action(cause), cause);
    }

    private static @Nullable String action(SchemaMigrationException cause) {
        if (cause instanceof UnsupportedFeatureException unsupported) {
            return action(unsupported);
        }
        if (cause instanceof ExtensionMissingException missing) {
            return missing.available()
                    ? "Run CREATE EXTENSION timescaledb in the database " + missing.database()
                            + " as a role that may, or give timescale.url another database."
                    : "Install TimescaleDB, add it to shared_preload_libraries and run CREATE EXTENSION timescaledb in the"
                            + " database " + missing.database() + ", or give timescale.url another database.";
        }
        if (cause instanceof LibraryNotPreloadedException) {
            return "In postgresql.conf set shared_preload_libraries = 'timescaledb' (with others, separated by commas;"
                    + " pg_stat_statements is no obstacle, Citus is), restart the server, and start again.";
        }
        if (cause instanceof SchemaDifferenceException difference) {
            return action(difference);
        }
        if (cause instanceof InvalidDeclarationException) {
            return "Correct the declarations and compile their modules once more.";
        }
        if (cause instanceof UnsupportedServerException) {
            return "Point timescale.url (or the application's DataSource) to PostgreSQL with a TimescaleDB that is new enough,"
                    + UPDATE;
        }
        if (cause instanceof RelationConflictException) {
            return "Do what the message says for each relation. " + START_ANYWAY;
        }
        if (cause instanceof LockCapacityException locks) {
            return "Set max_locks_per_transaction = " + locks.setting()
                    + " in the server's settings (or more, if others"
                    + " need locks at the same time), restart the server, and start again. " + START_ANYWAY;
        }
        return cause instanceof InsufficientPrivilegeException missing ? grant(missing) : refused(cause);
    }

    private static String grant(InsufficientPrivilegeException missing) {
        return "As a role that may, run " + String.join("; ", missing.statements()) + ". "
                + (missing.right() == Right.CREATE ? OTHER_ROLE : START_ANYWAY);
    }

    /** For what the server said no to: not every refusal has to do with the address or the password. */
    private static @Nullable String refused(SchemaMigrationException cause) {
        String sqlState = sqlState(cause);
        if (INSUFFICIENT_PRIVILEGE.equals(sqlState)) {
            return "The role lacks the right that the message names. As a role that may, GRANT it: CONNECT and CREATE on the"
                    + " database, USAGE and CREATE on the schema, SELECT and INSERT on the library's own tables. "
                    + OTHER_ROLE;
        }
        if (LOCK_NOT_AVAILABLE.equals(sqlState)) {
            return "Start again when nobody holds the lock, or raise timescale.migration.lock-timeout.";
        }
        if (cause instanceof StatementFailedException failed) {
            return "Correct the declaration " + failed.type() + ", or change what the server finds wrong.";
        }
        return sqlState != null && NO_CONNECTION.matcher(sqlState).matches()
                ? "Check timescale.url, timescale.username and timescale.password, or the application's DataSource."
                : null;
    }

    /** The first that is known; the empty text if nobody gave one, {@code null} if it was no error of the database. */
    private static @Nullable String sqlState(SchemaMigrationException exception) {
        String found = null;
        for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal) {
                found = refusal.getSQLState();
                if (found != null) {
                    return found;
                }
                found = "";
            }
        }
        return found;
    }

    private static String action(UnsupportedFeatureException unsupported) {
        String release = unsupported
                .neededRelease()
                .map(needed -> "Point timescale.url (or the application's DataSource) to a server with TimescaleDB "
                        + needed + " or later," + UPDATE)
                .orElse("");
        String edition = unsupported.needsCommunity()
                ? "Point timescale.url (or the application's DataSource) to a server with the Community edition of"
                        + " TimescaleDB: timescaledb.license = 'timescale' in its settings, and packages that contain it. Where"
                        + " only hypertables are wanted, take the aggregates and the retention out of the declarations."
                : "";
        return (edition + " " + release).strip();
    }

    private static String action(SchemaDifferenceException difference) {
        return switch (difference.reason()) {
            case VALIDATION ->
                "Start once with timescale.migration.mode=apply, under a role that may change the schema, or with"
                        + " mode=export to get the statements as a file.";
            case UNAPPROVED ->
                "Read the plan. If it may cost what it says, start once with timescale.migration.approve="
                        + difference.plan().id() + "; otherwise take the change of the declaration back.";
            case IMPOSSIBLE ->
                "Do what the plan says where it is impossible, or take the change of the declaration back. With"
                        + " timescale.migration.mode=none the application starts in spite of the difference.";
            case EXPORTED ->
                "Review the file and let the application's own Flyway run it; the next start then finds nothing to"
                        + " do.";
        };
    }
}
