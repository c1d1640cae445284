package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.DeferredWork.Item;
import io.github.timescale4j.client.migration.backfill.AggregateBackfill;
import io.github.timescale4j.client.migration.catalog.Location;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.RefreshBatches;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Policies, in the file of a plan, which have to wait where an earlier file has asked for an aggregate to be filled or made anew and
 * no start has done so yet. Where the file was written all of that was done, but several files may run at once elsewhere.
 */
final class AfterEarlierFiles {

    private static final String BLOCK = """
            -- It waits where an aggregate is to be filled or made anew first.
            DO %1$s
            DECLARE
                waits boolean := false;
            BEGIN
                IF pg_catalog.to_regclass(%2$s) IS NOT NULL THEN
                    waits := EXISTS (SELECT FROM %3$s
                        WHERE task = 'FILL' AND finished_at IS NULL AND (relation_schema, relation_name) IN (%4$s));
                END IF;
                IF NOT waits AND pg_catalog.to_regclass(%5$s) IS NOT NULL THEN
                    waits := EXISTS (SELECT FROM %6$s
                        WHERE step IN ('REBUILD', 'REBUILD_WITHOUT_HISTORY') AND (relation_schema, relation_name) IN (%4$s));
                END IF;
                IF waits THEN
            %7$s
                ELSE
            %8$s
                END IF;
            END
            %1$s""";

    private final MigrationPlan plan;
    private final Location location;

    AfterEarlierFiles(MigrationPlan plan, Location location) {
        this.plan = plan;
        this.location = location;
    }

    /** What of a plan may have to wait: a policy of an aggregate, and a retention of what aggregates read. */
    boolean concerns(Difference difference) {
        return difference.step().isPolicy() && !before(difference).isEmpty();
    }

    /** What has to be filled and made anew before. */
    private List<RelationName> before(Difference difference) {
        RelationName relation = difference.relation();
        return plan.known().stream()
                .map(DeclaredRelation::relation)
                .filter(name -> plan.source(name) != null)
                .filter(name -> name.equals(relation)
                        || (difference.step() == Step.SHORTER_RETENTION && plan.reads(name, relation)))
                .toList();
    }

    String block(Difference difference) {
        Item item = new Item(plan.declared(difference.relation()).declaration().sha256(), difference);
        String later = new DeferredWork(plan.schema())
                .script(List.of(item)).stream()
                        .map(sql -> "        " + sql + ";")
                        .collect(Collectors.joining("\n"));
        List<String> statements = new ArrayList<>();
        statements.add(location.searchPath(PlanMigration.schema(plan, difference)));
        difference.statements().stream().map(RefreshBatches::portable).forEach(statements::add);
        String now = statements.stream()
                .map(sql -> "        EXECUTE " + Literal.quote(sql) + ";")
                .collect(Collectors.joining("\n"));
        String names = before(difference).stream()
                .map(name -> Stream.of(String.valueOf(name.schema()), name.name())
                        .map(Literal::quote)
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        String filled = new RelationName(plan.schema(), AggregateBackfill.TABLE).quoted();
        String deferred = new RelationName(plan.schema(), DeferredWork.TABLE).quoted();
        String tag = "$timescale$";
        for (int number = 1; (later + now + names + filled).contains(tag); number++) {
            tag = "$timescale" + number + "$";
        }
        return BLOCK.formatted(
                tag, Literal.quote(filled), filled, names, Literal.quote(deferred), deferred, later, now);
    }
}
