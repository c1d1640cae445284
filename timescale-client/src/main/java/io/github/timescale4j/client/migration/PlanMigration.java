package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.AppliedDeclarations.Applied;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** A plan as one migration of Flyway: all its statements and the record of them in one transaction. */
final class PlanMigration implements JavaMigration {

    private final MigrationPlan plan;
    private final List<String> searchPath;
    private final Duration lockTimeout;
    private final MigrationVersion version;
    private List<RelationName> created = List.of();

    /**
     * Prepares the migration.
     *
     * @param extensionSchema where the functions of TimescaleDB are
     * @param version one more than the highest version in the history
     */
    PlanMigration(MigrationPlan plan, String extensionSchema, Duration lockTimeout, long version) {
        this.plan = plan;
        this.searchPath =
                Stream.of(plan.schema(), extensionSchema, "public").distinct().toList();
        this.lockTimeout = lockTimeout;
        this.version = MigrationVersion.fromVersion(Long.toString(version));
    }

    @Override
    public MigrationVersion getVersion() {
        return version;
    }

    @Override
    public String getDescription() {
        return plan.description();
    }

    @Override
    public Integer getChecksum() {
        return plan.checksum();
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
        Map<RelationName, Applied> applied = table.read(connection);
        List<DeclaredRelation> pending = plan.pending().stream()
                .filter(relation -> !applied.containsKey(relation.relation()))
                .toList();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET LOCAL lock_timeout = " + lockTimeout.toMillis());
            statement.execute("SET LOCAL search_path = "
                    + searchPath.stream().map(Identifier::quote).collect(Collectors.joining(", ")));
            table.createIfMissing(connection);
            createSchemas(connection, statement);
            for (DeclaredRelation relation : pending) {
                apply(statement, relation);
                table.add(connection, relation);
            }
            RefreshGuard.narrow(connection, aggregates(pending));
        }
        created = pending.stream().map(DeclaredRelation::relation).toList();
    }

    private static List<RelationName> aggregates(List<DeclaredRelation> relations) {
        return relations.stream()
                .filter(relation -> relation.declaration().kind() == Kind.CONTINUOUS_AGGREGATE)
                .map(DeclaredRelation::relation)
                .toList();
    }

    /** What was created, once Flyway has committed; nothing if Flyway did not need this migration. */
    List<RelationName> created() {
        return created;
    }

    private void createSchemas(Connection connection, Statement statement) throws SQLException {
        for (String schema : plan.schemas(false)) {
            if (!Relations.schemaExists(connection, schema)) {
                statement.execute("CREATE SCHEMA " + Identifier.quote(schema));
            }
        }
    }

    private static void apply(Statement statement, DeclaredRelation relation) {
        for (String sql : relation.statements()) {
            try {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new StatementFailedException(relation, sql, e);
            }
        }
    }
}
