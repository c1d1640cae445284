package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.DeferredWork.Item;
import io.github.timescale4j.client.migration.backfill.AggregateBackfill;
import io.github.timescale4j.client.migration.backfill.AggregateRebuild;
import io.github.timescale4j.client.migration.backfill.BackfillException;
import io.github.timescale4j.client.migration.backfill.ChunkwiseIndex;
import io.github.timescale4j.client.migration.backfill.RebuildRefusedException;
import io.github.timescale4j.client.migration.backfill.RebuildRequest;
import io.github.timescale4j.client.migration.backfill.RebuildRequest.History;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.SqlScript;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What cannot be done in the schema's transaction: aggregates are filled and made anew in autocommit, in slices. Each slice says
 * in the database how far it came, so that the next start goes on there.
 */
final class SecondPhase {

    private static final Logger LOG = LoggerFactory.getLogger(SecondPhase.class);

    private final DataSource dataSource;
    private final MigrationPlan plan;
    private final Duration lockTimeout;

    SecondPhase(DataSource dataSource, MigrationPlan plan, Duration lockTimeout) {
        this.dataSource = dataSource;
        this.plan = plan;
        this.lockTimeout = lockTimeout;
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Fills aggregates, after another instance that may be at it. */
    void fill(List<RelationName> aggregates) {
        run(connection -> new AggregateBackfill(connection, plan.schema()).run(aggregates::contains));
    }

    /**
     * Makes aggregates anew.
     *
     * @param waiting what waits; what is no rebuild is left alone
     * @return what was made anew; nothing if another instance was at it
     */
    List<RelationName> rebuild(List<Item> waiting) {
        List<RelationName> rebuilt = new ArrayList<>();
        for (List<Item> chain : chains(waiting)) {
            boolean done = run(connection -> rebuild(connection, chain));
            if (!done) {
                return List.of();
            }
            chain.forEach(item -> rebuilt.add(item.relation()));
        }
        return rebuilt;
    }

    private boolean rebuild(Connection connection, List<Item> chain) throws SQLException {
        AggregateRebuild rebuild = new AggregateRebuild(connection, plan.schema(), lockTimeout);
        DeferredWork waiting = new DeferredWork(plan.schema());
        try {
            List<RebuildRequest> requests = chain.stream().map(this::request).toList();
            return rebuild.run(requests, looking -> waiting.read(looking).containsAll(chain), swapped -> {
                RefreshGuard.narrow(swapped, chain.stream().map(Item::relation).toList());
                AppliedDeclarations applied = new AppliedDeclarations(plan.schema());
                for (Item item : chain) {
                    applied.update(swapped, plan.declared(item.relation()));
                }
                waiting.remove(swapped, chain);
            });
        } catch (RebuildRefusedException e) {
            // The forecast was another one. Where rows went since, the next look makes a plan of it that can be
            // approved.
            boolean abandoned =
                    rebuild.abandon(chain.stream().map(Item::relation).toList());
            if (abandoned) {
                waiting.remove(connection, chain);
            }
            if (abandoned && e.isLoss()) {
                LOG.warn("What was planned would cost more now: {}", e.getMessage());
                return false;
            }
            throw e;
        }
    }

    /**
     * Builds indexes chunk by chunk.
     *
     * @param waiting what waits; what is no such index is left alone
     * @return the tables that have new indexes
     */
    List<RelationName> index(List<Item> waiting) {
        List<RelationName> indexed = new ArrayList<>();
        DeferredWork work = new DeferredWork(plan.schema());
        for (Item item : waiting) {
            if (item.difference().step() == Step.INDEX_BY_CHUNK) {
                run(connection -> {
                    for (String statement : item.difference().statements()) {
                        new ChunkwiseIndex(connection, plan.schema(), lockTimeout).build(statement);
                    }
                    work.remove(connection, List.of(item));
                    return true;
                });
                indexed.add(item.relation());
            }
        }
        return indexed;
    }

    /** Drops what was begun for declarations that are not there any more, or is not to be done any more. */
    void abandon(List<Item> stale) {
        List<RelationName> rebuilds =
                stale.stream().filter(Item::isRebuild).map(Item::relation).toList();
        run(connection -> {
            if (!rebuilds.isEmpty()) {
                LOG.info("{} need not be made anew any more, or otherwise: what was begun is dropped", rebuilds);
            }
            boolean done = rebuilds.isEmpty()
                    || new AggregateRebuild(connection, plan.schema(), lockTimeout).abandon(rebuilds);
            if (done) {
                new DeferredWork(plan.schema()).remove(connection, stale);
            }
            return done;
        });
    }

    private RebuildRequest request(Item item) {
        AppliedDeclarations.Applied before = plan.applied().get(item.relation());
        return new RebuildRequest(
                item.relation(),
                item.difference().statements(),
                before == null ? List.of() : SqlScript.statements(before.sql()),
                history(item.difference()));
    }

    /** What may go was in the plan, and approved. */
    private static History history(Difference rebuild) {
        if (rebuild.step() != Step.REBUILD) {
            return History.DISCARD;
        }
        return rebuild.safety() == SafetyClass.LOSSY ? History.KEEP_DECLARED : History.KEEP;
    }

    /** Those that read each other are made anew together, each after the one that it reads. */
    private List<List<Item>> chains(List<Item> waiting) {
        List<List<Item>> chains = new ArrayList<>();
        for (DeclaredRelation relation : plan.inOrder()) {
            for (Item item : waiting) {
                if (item.isRebuild() && item.relation().equals(relation.relation())) {
                    List<Item> chain = chains.stream()
                            .filter(each -> names(each).contains(relation.source()))
                            .findFirst()
                            .orElseGet(() -> {
                                List<Item> begun = new ArrayList<>();
                                chains.add(begun);
                                return begun;
                            });
                    chain.add(item);
                }
            }
        }
        return chains;
    }

    private static Set<RelationName> names(List<Item> chain) {
        Set<RelationName> names = new LinkedHashSet<>();
        chain.forEach(item -> names.add(item.relation()));
        return names;
    }

    /** A refresh may take longer than what a pool allows a query. */
    private <T> T run(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            int patience = connection.getNetworkTimeout();
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, 0);
            String timeout = timeout(connection, "current_setting('statement_timeout')");
            timeout(connection, "set_config('statement_timeout', '0', false)");
            try {
                return work.with(connection);
            } finally {
                if (!connection.isClosed()) {
                    timeout(connection, "set_config('statement_timeout', " + Literal.quote(timeout) + ", false)");
                    connection.setNetworkTimeout(Runnable::run, patience);
                    connection.setAutoCommit(autoCommit);
                }
            }
        } catch (BackfillException e) {
            throw new SchemaMigrationException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        } catch (SQLException e) {
            throw new SchemaMigrationException(
                    "The aggregates could not be filled: SQLSTATE " + e.getSQLState() + ", " + e.getMessage()
                            + ". What was done is kept: the next start continues there",
                    e);
        }
    }

    private static String timeout(Connection connection, String call) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog." + call)) {
            row.next();
            return row.getString(1);
        }
    }
}
