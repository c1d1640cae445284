package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.DeferredWork.Item;
import io.github.timescale4j.client.migration.difference.Comparison;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the plan from what the table of applied declarations says and what the shadows show. */
final class Planner {

    /** A remark of a plan that was made without looking at what is in the database. */
    static final String TEXTS_ONLY =
            "This role may not create schemas here, in which declarations are compared with the database:"
                    + " only their texts were compared with what was applied";

    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    private Planner() {}

    /**
     * What there is to do.
     *
     * @param changes what is different, without what waits
     * @param obsolete what waits and is not to be done any more, or not as it was planned
     */
    record Outcome(SchemaPlan changes, List<Item> obsolete) {}

    /**
     * Plans.
     *
     * @param compares whether what was applied is compared with the database
     * @param version a number that grows with every plan that runs
     * @param waiting what was planned earlier
     * @param lockTimeout how long to wait for the lock that renaming a column takes, be it only to compare what is left
     */
    static Outcome plan(
            Connection connection,
            Server server,
            MigrationPlan plan,
            boolean compares,
            long version,
            Collection<Item> waiting,
            Duration lockTimeout)
            throws SQLException {
        Renames renames = Renames.find(connection, plan);
        boolean compared = false;
        List<String> remarks = new ArrayList<>();
        Comparison comparison = new Comparison(server.version());
        renames.differences().forEach(comparison::add);
        for (DeclaredRelation relation : plan.pending()) {
            creation(plan, relation, comparison).forEach(comparison::add);
        }
        plan.adopted().forEach(relation -> comparison.add(Adoption.difference(relation)));
        if (!plan.known().isEmpty() && compares) {
            if (ShadowRun.isPossible(connection)) {
                compared = new ShadowRun(connection, server, plan, lockTimeout).compare(comparison, renames);
                if (!compared) {
                    return new Outcome(
                            SchemaPlan.of(renames.differences(), List.of(Renames.NOT_COMPARED), version), List.of());
                }
            } else {
                LOG.info(TEXTS_ONLY);
                remarks.add(TEXTS_ONLY);
                plan.different().forEach(relation -> comparison.add(unknown(plan, relation)));
            }
        }
        SchemaPlan all = comparison.plan(version);
        List<Difference> fresh = all.differences().stream()
                .filter(difference -> waiting.stream().noneMatch(item -> item.covers(difference)))
                .toList();
        List<Item> obsolete = compared
                ? waiting.stream()
                        .filter(item -> all.differences().stream().noneMatch(item::isStillFor))
                        .toList()
                : List.of();
        remarks.addAll(all.remarks());
        return new Outcome(SchemaPlan.of(fresh, remarks, version), obsolete);
    }

    /**
     * The policies of an aggregate over rows wait until these are in it: a job that refreshes would get into the way of the
     * back-fill, and one that drops would take what the aggregates over it are to read.
     */
    private static List<Difference> creation(MigrationPlan plan, DeclaredRelation relation, Comparison comparison) {
        boolean filled = plan.overRows().contains(relation.relation());
        List<Difference> differences = new ArrayList<>();
        differences.add(new Difference(
                relation.relation(),
                Step.CREATE,
                relation.declaration().kind().label(),
                "existence",
                relation.type(),
                null,
                SafetyClass.SAFE,
                filled ? "It is new, and filled from the rows that are there" : "It is new",
                comparison.explicit(relation.statements().stream()
                        .filter(sql -> !filled || !PolicyStatement.isAny(sql))
                        .toList())));
        for (PolicyStatement policy : PolicyStatement.values()) {
            List<String> statements = relation.statements().stream()
                    .filter(sql -> filled && policy.matches(sql))
                    .toList();
            if (!statements.isEmpty()) {
                differences.add(later(relation, policy, comparison.explicit(statements)));
            }
        }
        return differences;
    }

    private static Difference later(DeclaredRelation relation, PolicyStatement policy, List<String> statements) {
        return new Difference(
                relation.relation(),
                policy.step(),
                policy.object(),
                "existence",
                "with the aggregate",
                null,
                SafetyClass.SAFE,
                policy.step() == Step.SHORTER_RETENTION
                        ? "It comes when the aggregate is filled, and what reads it"
                        : "It comes when the aggregate is filled",
                statements);
    }

    private static Difference unknown(MigrationPlan plan, DeclaredRelation relation) {
        AppliedDeclarations.Applied before = plan.applied().get(relation.relation());
        List<String> old = before == null ? List.of() : SqlScript.statements(before.sql());
        return new Difference(
                relation.relation(),
                Step.COLUMN,
                "declaration",
                "text",
                LineDifference.between(old, relation.statements()).stripTrailing(),
                before == null ? "not known" : "what was applied earlier",
                SafetyClass.IMPOSSIBLE,
                "This role may not create the schemas in which declarations are compared: start once under a role that has"
                        + " CREATE on the database",
                List.of());
    }
}
