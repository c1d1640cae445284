package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.DeferredWork.Item;
import io.github.timescale4j.client.migration.SchemaDifferenceException.Reason;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.schema.RelationName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    /** How often somebody else may be faster, or hold a lock. */
    private static final int ATTEMPTS = 3;

    /** A plan is followed by few others: changes, what waits. */
    private static final int MOST_ROUNDS = 25;

    private final DataSource dataSource;
    private final SituationReader reader;
    private final boolean hasDeclarations;
    private final MigrationMode mode;
    private final Duration lockTimeout;
    private final @Nullable String approve;
    private final Path exportDirectory;

    SchemaMigrator(SchemaMigratorBuilder builder, DeclarationCatalog catalog) {
        this.dataSource = builder.dataSource;
        this.reader = new SituationReader(
                builder.dataSource, catalog, builder.schema, builder.driftCheck, builder.lockTimeout);
        this.hasDeclarations = !catalog.types().isEmpty();
        this.mode = builder.mode;
        this.lockTimeout = builder.lockTimeout;
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
     * @throws UnsupportedFeatureException if the server's release or edition cannot keep a declaration
     * @throws UnsupportedServerException if the server is too old, or no PostgreSQL
     * @throws ExtensionMissingException if the database has no TimescaleDB
     * @throws InsufficientPrivilegeException if the role may not create what is missing
     * @throws InvalidDeclarationException if declarations contradict each other
     * @throws LockCapacityException if the plan takes more locks than the server keeps
     * @throws StatementFailedException if the server refuses a statement
     * @throws SchemaMigrationException if the database cannot be reached, or another instance holds the lock for too long
     */
    public MigrationResult migrate() {
        if (mode == MigrationMode.NONE || !hasDeclarations) {
            LOG.debug("No schema migration: mode {}, declarations: {}", mode, hasDeclarations);
            return MigrationResult.nothing();
        }
        Set<RelationName> created = new LinkedHashSet<>();
        Set<RelationName> changed = new LinkedHashSet<>();
        int attempt = 1;
        boolean hasWaited = false;
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            Situation situation = reader.look(mode, hasWaited);
            hasWaited |= !situation.waiting().isEmpty() || !situation.stale().isEmpty();
            if (situation.isFinished(mode)) {
                return finished(created, changed, situation);
            }
            Optional<PlanMigration> migration = step(situation, attempt, changed);
            if (migration.isPresent() && migration.get().isDone()) {
                created.addAll(migration.get().created());
                changed.addAll(migration.get().changed());
                attempt = 1;
            } else if (situation.isNextTransaction(mode) && ++attempt > ATTEMPTS) {
                throw new SchemaMigrationException(
                        "Other instances keep migrating the same database: start again", null);
            }
        }
        throw new SchemaMigrationException(
                "The database is not as declared after " + MOST_ROUNDS + " plans. What is left:\n\n" + plan(), null);
    }

    /** Does what comes next; a migration if it was a transaction. */
    private Optional<PlanMigration> step(Situation situation, int attempt, Set<RelationName> changed) {
        SecondPhase second = new SecondPhase(dataSource, situation.plan(), lockTimeout);
        if (!situation.stale().isEmpty()) {
            second.abandon(situation.stale());
            return Optional.empty();
        }
        // What a file has asked for comes before the next file, which may need it.
        if (mode == MigrationMode.EXPORT && follow(second, situation, changed)) {
            return Optional.empty();
        }
        refuse(situation);
        if (mode == MigrationMode.APPLY && situation.needsTransaction()) {
            LOG.info("{}", situation.changes());
            return run(situation, Batch.changes(situation), attempt);
        }
        if (follow(second, situation, changed)) {
            return Optional.empty();
        }
        return run(
                situation,
                Batch.released(situation, Phases.released(situation.plan(), situation.waiting(), List.of())),
                attempt);
    }

    /** Does one thing of what no transaction can do, if there is any. */
    private static boolean follow(SecondPhase second, Situation situation, Set<RelationName> changed) {
        if (!situation.unfilled().isEmpty()) {
            second.fill(situation.unfilled());
            return true;
        }
        List<RelationName> indexed = second.index(situation.waiting());
        if (!indexed.isEmpty()) {
            changed.addAll(indexed);
            return true;
        }
        if (situation.waiting().stream().anyMatch(Item::isRebuild)) {
            changed.addAll(second.rebuild(situation.waiting()));
            return true;
        }
        return false;
    }

    /**
     * Compares, and changes nothing whatever the mode is.
     *
     * @return what {@link #migrate()} would do in the mode {@link MigrationMode#APPLY}
     * @throws SchemaMigrationException under the conditions of {@link #migrate()}
     */
    public SchemaPlan plan() {
        return hasDeclarations ? reader.look(MigrationMode.VALIDATE).changes() : SchemaPlan.of(List.of(), List.of(), 0);
    }

    private void refuse(Situation situation) {
        SchemaPlan changes = situation.changes();
        if (mode == MigrationMode.VALIDATE) {
            throw new SchemaDifferenceException(changes, Reason.VALIDATION, "");
        }
        if (changes.safety() == SafetyClass.IMPOSSIBLE) {
            throw new SchemaDifferenceException(changes, Reason.IMPOSSIBLE, "");
        }
        if (mode == MigrationMode.EXPORT && !changes.isEmpty()) {
            throw exported(situation);
        }
        if (changes.safety() != SafetyClass.SAFE && !changes.id().equals(approve)) {
            throw new SchemaDifferenceException(
                    changes,
                    Reason.UNAPPROVED,
                    " timescale.migration.approve=" + changes.id() + " approves exactly this plan, once.");
        }
    }

    private SchemaDifferenceException exported(Situation situation) {
        Phases phases = situation.phases();
        Path file = new PlanExport(situation).write(exportDirectory);
        String rest = phases.later().isEmpty() && phases.filled().isEmpty()
                ? ""
                : " What no transaction can do is written down there: where there are rows, the start after it does that.";
        String again =
                phases.postponed().isEmpty() ? "" : " What reads aggregates that are made anew is exported then.";
        return new SchemaDifferenceException(situation.changes(), Reason.EXPORTED, " " + file + "." + rest + again);
    }

    /** Runs the plan; nothing if it has to be made anew. */
    private Optional<PlanMigration> run(Situation situation, Batch batch, int attempt) {
        MigrationPlan plan = situation.plan();
        PlanMigration migration =
                new PlanMigration(plan, batch, situation.extensionSchema(), lockTimeout, situation.version());
        try {
            PrivateFlyway.migrate(dataSource, plan.schema(), situation.createSchema(), migration);
        } catch (FlywayException e) {
            SchemaMigrationException known = known(e);
            if (known instanceof StatementFailedException failed) {
                FailedStatements.retryOrThrow(dataSource, failed, attempt == ATTEMPTS ? 0 : attempt);
                return Optional.empty();
            }
            if (known != null) {
                throw known;
            }
            // Flyway makes its history without a lock: instances that do so at the same time stumble over each other.
            if (!situation.firstTime() || attempt == ATTEMPTS || !reader.hasMoved(situation)) {
                throw new SchemaMigrationException("The schema migration failed: " + e.getMessage(), e);
            }
            LOG.debug("The history could not be begun, perhaps because another instance just did", e);
        }
        return Optional.of(migration);
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
            Collection<RelationName> created, Collection<RelationName> changed, Situation situation) {
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
        return new MigrationResult(List.copyOf(created), List.copyOf(changed), unchanged, plan.undeclared());
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
}
