package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.AppliedDeclarations.Applied;
import io.github.timescale4j.client.migration.catalog.FactsReader;
import io.github.timescale4j.client.migration.catalog.Location;
import io.github.timescale4j.client.migration.catalog.RelationSnapshot;
import io.github.timescale4j.client.migration.catalog.SessionSettings;
import io.github.timescale4j.client.migration.catalog.SnapshotReader;
import io.github.timescale4j.client.migration.difference.Comparison;
import io.github.timescale4j.client.migration.difference.SourceRetention;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the server itself tell the difference. In one transaction, which is rolled back, the declarations are run in schemas of
 * their own and read back beside the real ones. Both sides went through the same parser in the same session, so equal means equal.
 */
final class ShadowRun {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowRun.class);

    private final Connection connection;
    private final Server server;
    private final MigrationPlan plan;
    private final Duration lockTimeout;
    private final SnapshotReader reader;
    private final String extensionSchema;
    private final SourceCopies sources;

    ShadowRun(Connection connection, Server server, MigrationPlan plan, Duration lockTimeout) {
        this.connection = connection;
        this.server = server;
        this.plan = plan;
        this.lockTimeout = lockTimeout;
        this.reader = new SnapshotReader(connection, server.version());
        this.extensionSchema = String.valueOf(server.extensionSchema());
        this.sources = new SourceCopies(connection, plan, extensionSchema);
    }

    /**
     * Adds what is different in the relations that were applied before, once their columns have their new names.
     *
     * @param renames what gives them these
     * @return whether it was compared: not, where this role may not rename columns
     */
    boolean compare(Comparison comparison, Renames renames) throws SQLException {
        long start = System.nanoTime();
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            SessionSettings.apply(connection);
            if (!renames.tryOut(connection, plan, lockTimeout)) {
                return false;
            }
            Shadow shadow = Shadow.create(connection, "declared", sources.schemas(), extensionSchema);
            Map<RelationName, RelationSnapshot> declared = declared(shadow);
            Map<RelationName, RelationSnapshot> applied =
                    new LinkedHashMap<>(plan.changed().isEmpty() ? declared : applied());
            // Nothing of what is adopted was made by this library, however much of it is declared.
            plan.adopted().forEach(relation -> applied.remove(relation.relation()));
            compare(comparison, shadow.location(), declared, applied);
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
        LOG.debug(
                "Compared {} relations with their declarations in {} ms",
                plan.known().size(),
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        return true;
    }

    private void compare(
            Comparison comparison,
            Location shadow,
            Map<RelationName, RelationSnapshot> declared,
            Map<RelationName, RelationSnapshot> applied)
            throws SQLException {
        Map<RelationName, RelationSnapshot> found = reader.read(withSources(), Location.real(extensionSchema));
        Rebuilds rebuilds = new Rebuilds(connection, plan, shadow, declared, found);
        for (DeclaredRelation relation : plan.known()) {
            RelationName name = relation.relation();
            RelationSnapshot asDeclared = declared.get(name);
            RelationSnapshot there = found.get(name);
            if (asDeclared == null || there == null) {
                throw new SchemaMigrationException(
                        "The declaration of " + relation.label() + " does not make a relation of that name", null);
            }
            RelationName source = relation.source();
            RelationSnapshot wanted = source == null
                    ? asDeclared
                    : SourceRetention.bound(
                            asDeclared,
                            SourceRetention.undeclared(found.get(source), declared.get(source), applied.get(source)));
            RelationSnapshot before = Optional.ofNullable(applied.get(name))
                    .orElseGet(() -> new RelationSnapshot(name, wanted.aggregate(), List.of()));
            if (rebuilds.contains(name)) {
                rebuilds.differences(relation, before, comparison).forEach(comparison::add);
                continue;
            }
            comparison.add(
                    wanted,
                    there,
                    before,
                    new Comparison.Wishes(
                            relation.statements().stream()
                                    .anyMatch(sql ->
                                            sql.contains("chunk_time_interval") || sql.contains("chunk_interval")),
                            relation.adoption() == Adoption.WITH_ROWS),
                    each -> FactsReader.read(connection, each));
            Applied row = plan.applied().get(name);
            if (row != null) {
                comparison.addStatements(name, relation.statements(), SqlScript.statements(row.sql()));
            }
        }
    }

    /** An aggregate's source may be declared by another application. */
    private List<RelationName> withSources() {
        return plan.known().stream()
                .flatMap(relation -> Stream.of(relation.relation(), relation.source()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Map<RelationName, RelationSnapshot> declared(Shadow shadow) throws SQLException {
        Set<RelationName> made = new HashSet<>();
        for (DeclaredRelation relation : plan.inOrder()) {
            copySource(shadow, relation, made);
            for (String sql : relation.statements()) {
                try {
                    shadow.execute(sql, relation, plan.schema());
                } catch (SQLException e) {
                    throw new StatementFailedException(relation, sql, e);
                }
            }
            made.add(relation.relation());
        }
        return read(shadow);
    }

    private void copySource(Shadow shadow, DeclaredRelation relation, Set<RelationName> made) throws SQLException {
        RelationName source = relation.source();
        if (source != null && !made.contains(source)) {
            sources.copy(shadow, source, relation);
        }
    }

    /** What was applied last; nothing if this server does not accept it any more. */
    private Map<RelationName, RelationSnapshot> applied() throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        try {
            Shadow shadow = Shadow.create(connection, "applied", sources.schemas(), extensionSchema);
            Set<RelationName> made = new HashSet<>();
            for (DeclaredRelation relation : plan.known()) {
                copySource(shadow, relation, made);
                Applied before = plan.applied().get(relation.relation());
                if (before == null) {
                    continue;
                }
                for (String sql : SqlScript.statements(before.sql())) {
                    shadow.execute(sql, relation, plan.schema());
                }
                made.add(relation.relation());
            }
            return read(shadow);
        } catch (SQLException e) {
            connection.rollback(savepoint);
            LOG.warn(
                    "What was applied earlier cannot be run any more, so policies that are no longer declared stay", e);
            return Map.of();
        }
    }

    private Map<RelationName, RelationSnapshot> read(Shadow shadow) throws SQLException {
        List<RelationName> names = new ArrayList<>();
        plan.known().forEach(relation -> names.add(relation.relation()));
        return reader.read(names, shadow.location());
    }

    /** Whether the role may make shadows. */
    static boolean isPossible(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                java.sql.ResultSet row = statement.executeQuery(
                        "SELECT has_database_privilege(current_database(), 'CREATE')"
                                + " AND current_setting('transaction_read_only') = 'off' AND NOT pg_catalog.pg_is_in_recovery()")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Override
    public String toString() {
        return "ShadowRun[" + server.database() + "]";
    }
}
