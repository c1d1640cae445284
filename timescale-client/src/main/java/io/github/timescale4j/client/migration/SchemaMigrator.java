package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * <p>Each run compares the declarations with the table {@code timescale_schema_declaration}, which says what was applied before.
 * What is new runs in one transaction together with the rows that say so: after a failure or a crash everything of it is there or
 * nothing. A lock makes instances that start at the same time wait for each other. What has changed is refused; what is not
 * declared any more is left alone; nothing is ever dropped.
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

    SchemaMigrator(SchemaMigratorBuilder builder, DeclarationCatalog catalog) {
        this.dataSource = builder.dataSource;
        this.catalog = catalog;
        this.mode = builder.mode;
        this.schema = builder.schema;
        this.lockTimeout = builder.lockTimeout;
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
     * Compares, and in the mode {@link MigrationMode#APPLY} creates what is new.
     *
     * @return what was found and done
     * @throws SchemaChangedException if a declaration is not what was applied
     * @throws SchemaMissingException in the mode {@link MigrationMode#VALIDATE}, if a declaration was not applied
     * @throws RelationConflictException if a relation exists that this library did not create, or one is gone that it did
     * @throws UnsupportedEditionException if the server's edition cannot keep a declaration
     * @throws UnsupportedServerException if the server is too old, or no PostgreSQL
     * @throws ExtensionMissingException if the database has no TimescaleDB
     * @throws InsufficientPrivilegeException if the role may not create what is missing
     * @throws InvalidDeclarationException if declarations contradict each other
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
        for (int attempt = 1; ; attempt++) {
            Situation situation = look();
            MigrationPlan plan = situation.plan();
            if (plan.pending().isEmpty()) {
                return finished(created, situation);
            }
            if (mode == MigrationMode.VALIDATE) {
                throw new SchemaMissingException(plan.pending());
            }
            if (attempt == ATTEMPTS) {
                throw new SchemaMigrationException(
                        "Other instances keep migrating the same database: start again", null);
            }
            created.addAll(run(situation, attempt));
        }
    }

    private Situation look() {
        try (Connection connection = dataSource.getConnection()) {
            Server server = Server.read(connection);
            String target = schema != null ? schema : server.currentSchema();
            List<DeclaredRelation> declared = catalog.resolve(target);
            if (!server.hasExtension()) {
                if (mode != MigrationMode.APPLY) {
                    throw ExtensionInstaller.missing(connection, server);
                }
                server = ExtensionInstaller.install(connection, server, declared);
            }
            server.check(declared);
            MigrationPlan plan = MigrationPlan.make(connection, target, declared);
            // A role that creates nothing need not be allowed to read the history.
            boolean creates = mode == MigrationMode.APPLY && !plan.pending().isEmpty();
            boolean firstTime = creates && !PrivateFlyway.hasHistory(connection, target);
            if (creates) {
                Privileges.check(connection, plan.schemas(firstTime));
            }
            return new Situation(
                    plan,
                    server,
                    !Relations.schemaExists(connection, target),
                    creates ? PrivateFlyway.nextVersion(connection, target) : 0,
                    firstTime);
        } catch (SQLException e) {
            throw new SchemaMigrationException(
                    "Cannot read the state of the database: SQLSTATE " + e.getSQLState() + ", " + e.getMessage(), e);
        }
    }

    private List<RelationName> run(Situation situation, int attempt) {
        MigrationPlan plan = situation.plan();
        PlanMigration migration = new PlanMigration(
                plan, String.valueOf(situation.server().extensionSchema()), lockTimeout, situation.version());
        try {
            PrivateFlyway.migrate(dataSource, plan.schema(), situation.createSchema(), migration);
        } catch (FlywayException e) {
            SchemaMigrationException known = known(e);
            if (known != null) {
                throw known;
            }
            // Flyway makes its history without a lock: instances that do so at the same time stumble over each other.
            if (!situation.firstTime() || attempt == ATTEMPTS - 1 || !hasMoved(situation)) {
                throw new SchemaMigrationException("The schema migration failed: " + e.getMessage(), e);
            }
            LOG.debug("The history could not be begun, perhaps because another instance just did", e);
        }
        return migration.created();
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

    private static MigrationResult finished(List<RelationName> created, Situation situation) {
        MigrationPlan plan = situation.plan();
        warnAboutSearchPath(situation.server(), plan.schema());
        List<RelationName> unchanged = plan.unchanged().stream()
                .filter(relation -> !created.contains(relation))
                .toList();
        if (created.isEmpty()) {
            LOG.debug("The schema is up to date: {}", unchanged);
        } else {
            LOG.info("Created {}; unchanged {}", created, unchanged);
        }
        if (!plan.undeclared().isEmpty()) {
            LOG.info("Applied earlier and not declared by this application, left alone: {}", plan.undeclared());
        }
        return new MigrationResult(created, unchanged, plan.undeclared());
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
            MigrationPlan plan, Server server, boolean createSchema, long version, boolean firstTime) {}
}
