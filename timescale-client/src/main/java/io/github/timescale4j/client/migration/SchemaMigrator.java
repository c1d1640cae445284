package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.SchemaDifferenceException.Reason;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.schema.RelationName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is declared on the class path into a database.
 *
 * <pre>{@code
 * SchemaMigrator.builder(dataSource).build().migrate();
 * }</pre>
 *
 * <p>Each run compares the declarations with the database and makes a plan. A safe plan runs, in one transaction together with the
 * rows of the table {@code timescale_schema_declaration} that say so: after a failure or a crash everything of it is there or
 * nothing. Any other plan has to be approved by its id. A lock makes instances that start at the same time wait for each other.
 * Tables, aggregates, columns and indexes that are not declared any more are left alone; what somebody else made is not touched.
 *
 * <p>It works with a pool of one connection. Through a proxy that gives each transaction another connection (PgBouncer in
 * transaction mode) it must not go: its lock belongs to a session.
 */
public final class SchemaMigrator {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigrator.class);
    private static final int ATTEMPTS = 4;

    private final DataSource dataSource;
    private final DeclarationCatalog catalog;
    private final MigrationMode mode;
    private final @Nullable String schema;
    private final Duration lockTimeout;
    private final DriftCheck driftCheck;
    private final @Nullable String approve;
    private final Path exportDirectory;

    SchemaMigrator(SchemaMigratorBuilder builder, DeclarationCatalog catalog) {
        this.dataSource = builder.dataSource;
        this.catalog = catalog;
        this.mode = builder.mode;
        this.schema = builder.schema;
        this.lockTimeout = builder.lockTimeout;
        this.driftCheck = builder.driftCheck;
        this.approve = builder.approve;
        this.exportDirectory =
                builder.exportDirectory != null ? builder.exportDirectory : Path.of("src/main/resources/db/migration");
    }

    /**
     * Begins to configure a migrator.
     *
     * @param dataSource where its connections come from; their role has to be allowed to create tables
     * @return a builder with the defaults
     */
    public static SchemaMigratorBuilder builder(DataSource dataSource) {
        return new SchemaMigratorBuilder(dataSource);
    }

    /**
     * Compares, and in the mode {@link MigrationMode#APPLY} creates what is new and changes what is different.
     *
     * @return what was found and done
     * @throws SchemaDifferenceException if the database is not as declared, and the mode is {@link MigrationMode#VALIDATE} or
     *     {@link MigrationMode#EXPORT}, or the plan is not safe and not approved, or impossible
     * @throws RelationConflictException if a relation exists that this library did not create, or one is gone that it did
     * @throws UnsupportedEditionException if the server's edition cannot keep a declaration
     * @throws UnsupportedServerException if the server is too old, or no PostgreSQL
     * @throws ExtensionMissingException if the database has no TimescaleDB
     * @throws InsufficientPrivilegeException if the role may not create what is missing
     * @throws InvalidDeclarationException if declarations contradict each other
     * @throws LockCapacityException if the plan takes more locks than the server keeps
     * @throws StatementFailedException if the server refuses a statement
     * @throws SchemaMigrationException if the database cannot be reached, or another instance holds the lock for too long
     */
    public MigrationResult migrate() {
        if (mode == MigrationMode.NONE || catalog.types().isEmpty()) {
            LOG.debug(
                    "No schema migration: mode {}, {} declarations",
                    mode,
                    catalog.types().size());
            return MigrationResult.nothing();
        }
        List<RelationName> created = new ArrayList<>();
        List<RelationName> changed = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            Situation situation = look();
            SchemaPlan changes = situation.changes();
            boolean done = changes.isEmpty() && (situation.plan().isRecorded() || mode != MigrationMode.APPLY);
            if (done) {
                return finished(created, changed, situation);
            }
            refuse(situation);
            if (attempt == ATTEMPTS) {
                throw new SchemaMigrationException(
                        "Other instances keep migrating the same database: start again", null);
            }
            LOG.info("{}", changes);
            run(situation, attempt).ifPresent(migration -> {
                created.addAll(migration.created());
                migration.changed().stream()
                        .filter(relation -> !changed.contains(relation))
                        .forEach(changed::add);
            });
        }
    }

    /**
     * Compares, and changes nothing whatever the mode is.
     *
     * @return what {@link #migrate()} would do in the mode {@link MigrationMode#APPLY}
     * @throws SchemaMigrationException under the conditions of {@link #migrate()}
     */
    public SchemaPlan plan() {
        if (catalog.types().isEmpty()) {
            return SchemaPlan.of(List.of(), List.of(), 0);
        }
        return look(false).changes();
    }

    private void refuse(Situation situation) {
        SchemaPlan changes = situation.changes();
        if (mode == MigrationMode.VALIDATE) {
            throw new SchemaDifferenceException(changes, Reason.VALIDATION, "");
        }
        if (changes.safety() == SafetyClass.IMPOSSIBLE) {
            throw new SchemaDifferenceException(changes, Reason.IMPOSSIBLE, "");
        }
        if (mode == MigrationMode.EXPORT) {
            Path file = new PlanExport(
                            situation.plan(),
                            changes,
                            String.valueOf(situation.server().extensionSchema()))
                    .write(exportDirectory, situation.missingSchemas(), situation.tableExists());
            throw new SchemaDifferenceException(changes, Reason.EXPORTED, " " + file);
        }
        if (changes.safety() != SafetyClass.SAFE && !changes.id().equals(approve)) {
            throw new SchemaDifferenceException(
                    changes,
                    Reason.UNAPPROVED,
                    " timescale.migration.approve=" + changes.id() + " approves exactly this plan, once.");
        }
    }

    private Situation look() {
        return look(mode == MigrationMode.APPLY);
    }

    private Situation look(boolean apply) {
        try (Connection connection = dataSource.getConnection()) {
            Server server = Server.read(connection);
            String target = schema != null ? schema : server.currentSchema();
            List<DeclaredRelation> declared = catalog.resolve(target);
            if (!server.hasExtension()) {
                if (!apply) {
                    throw ExtensionInstaller.missing(connection, server);
                }
                server = ExtensionInstaller.install(connection, server, declared);
            }
            server.check(declared);
            MigrationPlan plan = MigrationPlan.make(connection, target, declared);
            boolean firstTime = !PrivateFlyway.hasHistory(connection, target);
            long version = PrivateFlyway.nextVersion(connection, target);
            SchemaPlan changes = Planner.plan(connection, server, plan, driftCheck, version);
            // A role that changes nothing need not be allowed to.
            if (apply && !changes.isEmpty()) {
                Privileges.check(connection, plan.schemas(firstTime));
                LockBudget.check(connection, plan, changes);
            }
            return new Situation(
                    plan,
                    changes,
                    server,
                    missing(connection, plan),
                    new AppliedDeclarations(target).exists(connection),
                    version,
                    firstTime);
        } catch (SQLException e) {
            throw new SchemaMigrationException(
                    "Cannot read the state of the database: SQLSTATE " + e.getSQLState() + ", " + e.getMessage(), e);
        }
    }

    private static List<String> missing(Connection connection, MigrationPlan plan) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (String name : plan.schemas()) {
            if (!Relations.schemaExists(connection, name)) {
                missing.add(name);
            }
        }
        return missing;
    }

    /** Runs the plan; nothing if it has to be made anew. */
    private Optional<PlanMigration> run(Situation situation, int attempt) {
        MigrationPlan plan = situation.plan();
        PlanMigration migration = new PlanMigration(
                plan,
                situation.changes(),
                String.valueOf(situation.server().extensionSchema()),
                lockTimeout,
                situation.version());
        try {
            PrivateFlyway.migrate(dataSource, plan.schema(), situation.createSchema(), migration);
        } catch (FlywayException e) {
            SchemaMigrationException known = known(e);
            if (known instanceof StatementFailedException failed) {
                FailedStatements.retryOrThrow(dataSource, failed, attempt == ATTEMPTS - 1 ? 0 : attempt);
                return Optional.empty();
            }
            if (known != null) {
                throw known;
            }
            // Flyway makes its history without a lock: instances that do so at the same time stumble over each other.
            if (!situation.firstTime() || attempt == ATTEMPTS - 1 || !hasMoved(situation)) {
                throw new SchemaMigrationException("The schema migration failed: " + e.getMessage(), e);
            }
            LOG.debug("The history could not be begun, perhaps because another instance just did", e);
        }
        return Optional.of(migration);
    }

    /** Whether somebody else has begun what this instance was about to begin. */
    private boolean hasMoved(Situation before) {
        String target = before.plan().schema();
        try (Connection connection = dataSource.getConnection()) {
            return PrivateFlyway.hasHistory(connection, target)
                    || (before.createSchema() && Relations.schemaExists(connection, target));
        } catch (SQLException e) {
            return false;
        }
    }

    private static @Nullable SchemaMigrationException known(FlywayException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof SchemaMigrationException known) {
                return known;
            }
        }
        return null;
    }

    private static MigrationResult finished(
            List<RelationName> created, List<RelationName> changed, Situation situation) {
        MigrationPlan plan = situation.plan();
        warnAboutSearchPath(situation.server(), plan.schema());
        List<RelationName> unchanged = plan.known().stream()
                .map(DeclaredRelation::relation)
                .filter(relation -> !created.contains(relation) && !changed.contains(relation))
                .toList();
        if (created.isEmpty() && changed.isEmpty()) {
            LOG.debug("The schema is up to date: {}", unchanged);
        } else {
            LOG.info("Created {}; changed {}; unchanged {}", created, changed, unchanged);
        }
        if (!plan.undeclared().isEmpty()) {
            LOG.info("Applied earlier and not declared by this application, left alone: {}", plan.undeclared());
        }
        return new MigrationResult(created, changed, unchanged, plan.undeclared());
    }

    private static void warnAboutSearchPath(Server server, String target) {
        if (!server.searches(target)) {
            LOG.warn(
                    "The schema {} is not on the search_path of this data source: queries that name no schema will not find"
                            + " its tables. Add currentSchema={},public to the JDBC URL",
                    target,
                    target);
        }
    }

    /** What a look at the database says. */
    private record Situation(
            MigrationPlan plan,
            SchemaPlan changes,
            Server server,
            List<String> missingSchemas,
            boolean tableExists,
            long version,
            boolean firstTime) {

        boolean createSchema() {
            return missingSchemas.contains(plan.schema());
        }
    }
}
