package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.backfill.AggregateBackfill;
import io.github.timescale4j.client.migration.backfill.BackfillRequest;
import io.github.timescale4j.client.migration.catalog.Location;
import io.github.timescale4j.client.migration.catalog.SessionSettings;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** A plan as one migration of Flyway: all its statements and the record of them in one transaction. */
final class PlanMigration implements JavaMigration {

    private static final int HEXADECIMAL = 16;
    private static final int DIGITS = 8;

    private final MigrationPlan plan;
    private final Batch batch;
    private final Location location;
    private final Duration lockTimeout;
    private final MigrationVersion version;
    private List<RelationName> created = List.of();
    private List<RelationName> changed = List.of();
    private boolean done;

    /**
     * Prepares the migration.
     *
     * @param batch what is done
     * @param extensionSchema where the functions of TimescaleDB are
     * @param version one more than the highest version in the history
     */
    PlanMigration(MigrationPlan plan, Batch batch, String extensionSchema, Duration lockTimeout, long version) {
        this.plan = plan;
        this.batch = batch;
        this.location = Location.real(extensionSchema);
        this.lockTimeout = lockTimeout;
        this.version = MigrationVersion.fromVersion(Long.toString(version));
    }

    @Override
    public MigrationVersion getVersion() {
        return version;
    }

    @Override
    public String getDescription() {
        return plan.description(batch);
    }

    @Override
    public Integer getChecksum() {
        return Integer.parseUnsignedInt(batch.plan().id().substring(0, DIGITS), HEXADECIMAL);
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    /** Runs under Flyway's lock, so that nobody else can apply a declaration between the look into the table and the commit. */
    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        AppliedDeclarations table = new AppliedDeclarations(plan.schema());
        DeferredWork waiting = new DeferredWork(plan.schema());
        if (!table.read(connection).equals(plan.applied())
                || !waiting.read(connection).containsAll(batch.before())) {
            return;
        }
        done = true;
        SessionSettings.apply(connection);
        change(connection, table);
        AggregateBackfill backfill = new AggregateBackfill(connection, plan.schema());
        for (RelationName aggregate : batch.filled()) {
            backfill.request(
                    new BackfillRequest(aggregate, plan.declared(aggregate).statements()));
        }
        waiting.remove(connection, batch.finished());
        waiting.add(connection, batch.added());
        if (!Renames.isOnly(batch.differences())) {
            record(connection, table);
        }
        protect(connection);
        changed = batch.differences().stream()
                .map(Difference::relation)
                .filter(relation -> plan.pending().stream()
                        .noneMatch(pending -> pending.relation().equals(relation)))
                .distinct()
                .toList();
    }

    private void change(Connection connection, AppliedDeclarations table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
            statement.execute(location.searchPath(plan.schema()));
            table.createIfMissing(connection);
            for (String schema : plan.schemas(false)) {
                if (!Relations.schemaExists(connection, schema)) {
                    statement.execute("CREATE SCHEMA " + Identifier.quote(schema));
                }
            }
            for (Difference difference : batch.differences()) {
                apply(statement, difference);
            }
            RefreshGuard.narrow(connection, refreshed());
            statement.execute(location.searchPath(plan.schema()));
        }
    }

    private void protect(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(OwnTables.protect(plan.schema()));
        }
    }

    private void record(Connection connection, AppliedDeclarations table) throws SQLException {
        for (DeclaredRelation relation : batch.recorded(plan)) {
            table.add(connection, relation);
        }
        for (DeclaredRelation relation : batch.changed(plan)) {
            table.update(connection, relation);
        }
        created = batch.created(plan).stream().map(DeclaredRelation::relation).toList();
    }

    /** Aggregates that get their refresh policies here. */
    private Set<RelationName> refreshed() {
        Set<RelationName> refreshed = new LinkedHashSet<>(aggregates(batch.created(plan)));
        batch.finished().stream()
                .filter(item -> item.difference().step() == Step.REFRESH_POLICY)
                .forEach(item -> refreshed.add(item.relation()));
        return refreshed;
    }

    private static List<RelationName> aggregates(List<DeclaredRelation> relations) {
        return relations.stream()
                .filter(relation -> relation.declaration().kind() == Kind.CONTINUOUS_AGGREGATE)
                .map(DeclaredRelation::relation)
                .toList();
    }

    /** Whether it ran: not, if another instance was faster. */
    boolean isDone() {
        return done;
    }

    /** What was created, once Flyway has committed; nothing if Flyway did not need this migration. */
    List<RelationName> created() {
        return created;
    }

    /** What was changed, under the same condition. */
    List<RelationName> changed() {
        return changed;
    }

    /** In which schema a difference's names are to be understood. */
    static String schema(MigrationPlan plan, Difference difference) {
        return difference.step() == Step.CREATE
                ? plan.schema()
                : String.valueOf(difference.relation().schema());
    }

    private void apply(Statement statement, Difference difference) throws SQLException {
        statement.execute(location.searchPath(schema(plan, difference)));
        for (String sql : difference.statements()) {
            try {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new StatementFailedException(difference.relation(), plan.type(difference.relation()), sql, e, "");
            }
        }
    }
}
