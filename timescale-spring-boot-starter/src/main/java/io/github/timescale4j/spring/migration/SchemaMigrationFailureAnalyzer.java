package io.github.timescale4j.spring.migration;

import io.github.timescale4j.client.migration.ExtensionMissingException;
import io.github.timescale4j.client.migration.InsufficientPrivilegeException;
import io.github.timescale4j.client.migration.InvalidDeclarationException;
import io.github.timescale4j.client.migration.SchemaDifferenceException;
import io.github.timescale4j.client.migration.SchemaMigrationException;
import io.github.timescale4j.client.migration.StatementFailedException;
import io.github.timescale4j.client.migration.UnsupportedEditionException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the declared schema could not be brought into the database, and what to do. */
final class SchemaMigrationFailureAnalyzer extends AbstractFailureAnalyzer<SchemaMigrationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SchemaMigrationException cause) {
        return new FailureAnalysis(cause.getMessage(), action(cause), cause);
    }

    private static @Nullable String action(SchemaMigrationException cause) {
        if (cause instanceof UnsupportedEditionException) {
            return "Point timescale.url (or the application's DataSource) to a server with the Community edition of"
                    + " TimescaleDB: timescale.license = 'timescale' in its settings, and packages that contain it. Where only"
                    + " hypertables are wanted, take the aggregates and the retention out of the declarations.";
        }
        if (cause instanceof ExtensionMissingException missing) {
            return missing.available()
                    ? "Run CREATE EXTENSION timescaledb in the database " + missing.database()
                            + " as a role that may, or give timescale.url another database."
                    : "Install TimescaleDB, add it to shared_preload_libraries and run CREATE EXTENSION timescaledb in the"
                            + " database " + missing.database() + ", or give timescale.url another database.";
        }
        if (cause instanceof SchemaDifferenceException difference) {
            return action(difference);
        }
        if (cause instanceof InvalidDeclarationException) {
            return "Correct the declarations and compile their modules once more.";
        }
        if (cause instanceof InsufficientPrivilegeException || cause instanceof StatementFailedException) {
            return "If the role lacks a right, grant it, or let a role that has it start the application once; with"
                    + " timescale.migration.mode=validate the others then only look.";
        }
        if (cause.getCause() instanceof SQLException) {
            return "Check timescale.url, timescale.username and timescale.password, or the application's DataSource.";
        }
        return null;
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
