package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.DeferredWork.Item;
import io.github.timescale4j.client.migration.Phases.Unfilled;
import io.github.timescale4j.client.migration.backfill.AggregateBackfill;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Looks at the database: what is declared, what was applied, what is there, and what is not finished. */
final class SituationReader {

    /** How often somebody else may hold a lock, or rename a column first. */
    private static final int ATTEMPTS = 3;

    private final DataSource dataSource;
    private final DeclarationCatalog catalog;
    private final @Nullable String schema;
    private final DriftCheck driftCheck;
    private final Duration lockTimeout;

    SituationReader(
            DataSource dataSource,
            DeclarationCatalog catalog,
            @Nullable String schema,
            DriftCheck driftCheck,
            Duration lockTimeout) {
        this.dataSource = dataSource;
        this.catalog = catalog;
        this.schema = schema;
        this.driftCheck = driftCheck;
        this.lockTimeout = lockTimeout;
    }

    /**
     * Looks.
     *
     * @param mode what will follow: only before applying a plan the extension is installed and the role's rights are looked at, and
     *     who validates wants to see what waits as well
     */
    Situation look(MigrationMode mode) {
        return look(mode, false);
    }

    /**
     * Looks once more.
     *
     * @param compares whether what is declared as it was applied is compared as well: after what waited was done or given up, it
     *     shows what is left
     */
    Situation look(MigrationMode mode, boolean compares) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = dataSource.getConnection()) {
                return look(connection, mode, compares || driftCheck == DriftCheck.ALWAYS);
            } catch (StatementFailedException e) {
                boolean last = attempt == ATTEMPTS;
                if (last || !Renames.isDoneMeanwhile(e)) {
                    FailedStatements.retryOrThrow(dataSource, e, last ? 0 : attempt);
                }
            } catch (SQLException e) {
                throw new SchemaMigrationException(
                        "Cannot read the state of the database: SQLSTATE " + e.getSQLState() + ", " + e.getMessage(),
                        e);
            }
        }
    }

    private Situation look(Connection connection, MigrationMode mode, boolean always) throws SQLException {
        boolean apply = mode == MigrationMode.APPLY;
        boolean continues = apply || mode == MigrationMode.EXPORT;
        Server found = Server.read(connection);
        String target = schema != null ? schema : found.currentSchema();
        List<DeclaredRelation> declared = catalog.resolve(target);
        Server server = withExtension(connection, found, declared, apply);
        server.check(declared);
        List<RelationName> pending = continues ? new AggregateBackfill(connection, target).pending() : List.of();
        // A file runs on databases that nobody has seen.
        boolean elsewhere = mode == MigrationMode.EXPORT;
        MigrationPlan plan = MigrationPlan.make(connection, target, declared, pending, elsewhere);
        boolean firstTime = !PrivateFlyway.hasHistory(connection, target);
        long version = firstTime ? 1 : PrivateFlyway.nextVersion(connection, target);
        List<Item> ours =
                continues || driftCheck == DriftCheck.ON_CHANGE ? ours(connection, target, declared) : List.of();
        List<Item> current = continues
                ? ours.stream().filter(item -> item.isCurrent(declared)).toList()
                : List.of();
        boolean compares = always || !plan.different().isEmpty() || !ours.isEmpty();
        long plans = version + new ExportedPlans(target).count(connection);
        Planner.Outcome outcome = Planner.plan(connection, server, plan, compares, plans, current, lockTimeout);
        SchemaPlan changes = outcome.changes();
        List<Item> waiting = current.stream()
                .filter(item -> !outcome.obsolete().contains(item))
                .toList();
        List<Item> stale = continues
                ? ours.stream().filter(item -> !waiting.contains(item)).toList()
                : List.of();
        Unfilled unfilled = unfilled(connection, plan, pending, changes, waiting);
        // A role that changes nothing need not be allowed to.
        if (apply && !changes.isEmpty()) {
            Privileges.check(connection, plan.schemas(firstTime));
            LockBudget.check(connection, plan, changes);
        }
        return new Situation(
                plan,
                changes,
                Phases.of(changes.differences(), plan, waiting, unfilled),
                waiting,
                stale,
                unfilled.aggregates(),
                server,
                missing(connection, plan),
                !plan.applied().isEmpty() || new AppliedDeclarations(target).exists(connection),
                version,
                firstTime);
    }

    private static Server withExtension(
            Connection connection, Server server, List<DeclaredRelation> declared, boolean apply) throws SQLException {
        if (server.hasExtension()) {
            return server;
        }
        if (!apply) {
            throw ExtensionInstaller.missing(connection, server);
        }
        return ExtensionInstaller.install(connection, server, declared);
    }

    /** What waits for others, who declare other relations in the same schema, is theirs. */
    private static List<Item> ours(Connection connection, String target, List<DeclaredRelation> declared)
            throws SQLException {
        return new DeferredWork(target)
                .read(connection).stream()
                        .filter(item -> item.isDeclared(declared))
                        .toList();
    }

    /** Ours, and those of others which read what is about to be kept for a shorter time. */
    private static Unfilled unfilled(
            Connection connection,
            MigrationPlan plan,
            List<RelationName> pending,
            SchemaPlan changes,
            List<Item> waiting)
            throws SQLException {
        Set<RelationName> unfilled = new LinkedHashSet<>();
        Set<RelationName> read = new LinkedHashSet<>();
        // What is made anew need not be filled before, which may be what cannot be done. If it is not made anew after
        // all, its request is there still.
        Set<RelationName> rebuilt = Stream.concat(
                        changes.differences().stream(), waiting.stream().map(Item::difference))
                .filter(difference -> difference.step().isRebuild())
                .map(Difference::relation)
                .collect(Collectors.toSet());
        pending.stream()
                .filter(plan::isDeclared)
                .filter(name -> !rebuilt.contains(name))
                .forEach(unfilled::add);
        if (unfilled.size() < pending.size()) {
            AggregateBackfill backfill = new AggregateBackfill(connection, plan.schema());
            List<Difference> retentions = Stream.concat(
                            changes.differences().stream(), waiting.stream().map(Item::difference))
                    .filter(difference -> difference.step() == Step.SHORTER_RETENTION)
                    .toList();
            for (Difference retention : retentions) {
                List<RelationName> over = backfill.pendingOver(retention.relation()).stream()
                        .filter(name -> !rebuilt.contains(name))
                        .toList();
                unfilled.addAll(over);
                if (!over.isEmpty()) {
                    read.add(retention.relation());
                }
            }
        }
        return new Unfilled(List.copyOf(unfilled), read);
    }

    private static List<String> missing(Connection connection, MigrationPlan plan) throws SQLException {
        List<String> missing = new ArrayList<>();
        // Where something known is, there is a schema.
        Set<String> there = plan.known().stream()
                .map(relation -> String.valueOf(relation.relation().schema()))
                .collect(Collectors.toSet());
        for (String name : plan.schemas()) {
            if (!there.contains(name) && !Relations.schemaExists(connection, name)) {
                missing.add(name);
            }
        }
        return missing;
    }

    /** Whether somebody else has begun what this instance was about to begin. */
    boolean hasMoved(Situation before) {
        String target = before.plan().schema();
        try (Connection connection = dataSource.getConnection()) {
            return PrivateFlyway.hasHistory(connection, target)
                    || (before.createSchema() && Relations.schemaExists(connection, target));
        } catch (SQLException e) {
            return false;
        }
    }
}
