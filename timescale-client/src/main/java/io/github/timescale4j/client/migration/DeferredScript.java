package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.DeferredWork.Item;
import io.github.timescale4j.client.migration.backfill.AggregateBackfill;
import io.github.timescale4j.client.migration.backfill.BackfillRequest;
import io.github.timescale4j.client.migration.catalog.Location;
import io.github.timescale4j.client.migration.difference.RefreshBatches;
import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What waits, in the file of a plan. The file may run on another database than the one that it was written for: on a new one, where
 * nothing has rows yet, all files run at once, and the next one may need what this one asks for. So it is done at once there.
 */
final class DeferredScript {

    private static final String BLOCK = """
            -- What no transaction can do waits in a table, and the next start with timescale.migration.mode=export does it.
            -- Who runs this file has approved it, with what it says above about data that goes.
            -- Where there are no rows yet nothing waits.
            DO %1$s
            DECLARE
                waits boolean :=
                    %2$s;
            BEGIN
                IF NOT waits THEN
                    BEGIN
            %3$s
                    EXCEPTION WHEN dependent_objects_still_exist THEN
                        waits := true;
                    END;
                END IF;
                IF waits THEN
            %4$s
                END IF;
            END
            %1$s""";

    private final MigrationPlan plan;
    private final Location location;

    DeferredScript(MigrationPlan plan, Location location) {
        this.plan = plan;
        this.location = location;
    }

    /**
     * One statement for all of it, since one part may need another.
     *
     * @param items what waits
     * @param filled the new aggregates
     */
    String block(List<Item> items, List<RelationName> filled) {
        String atOnce = atOnce(items).stream()
                .map(sql -> "            EXECUTE " + Literal.quote(sql) + ";")
                .collect(Collectors.joining("\n"));
        List<BackfillRequest> requests = filled.stream()
                .map(aggregate ->
                        new BackfillRequest(aggregate, plan.declared(aggregate).statements()))
                .toList();
        String later = Stream.concat(
                        AggregateBackfill.requestScript(plan.schema(), requests).stream(),
                        new DeferredWork(plan.schema()).script(items).stream())
                .map(sql -> "        " + sql + ";")
                .collect(Collectors.joining("\n"));
        String condition = String.join("\n        OR ", conditions(items, filled));
        String tag = "$timescale$";
        for (int number = 1; (condition + atOnce + later).contains(tag); number++) {
            tag = "$timescale" + number + "$";
        }
        return BLOCK.formatted(tag, condition, atOnce, later);
    }

    /**
     * Rows, in what is changed and in what it is made of, which is asked first: an aggregate that has nothing materialized may
     * compute all its buckets for an answer, unless there is nothing to compute them from. What is new holds nothing of its own. And
     * what would go with an aggregate, rights and comments.
     */
    private Set<String> conditions(List<Item> items, List<RelationName> filled) {
        Set<String> conditions = new LinkedHashSet<>();
        Stream.concat(items.stream().map(Item::relation), filled.stream()).forEach(relation -> {
            List<RelationName> sourcesFirst = new ArrayList<>();
            for (RelationName read = relation; read != null; read = plan.source(read)) {
                if (!plan.isNew(read)) {
                    sourcesFirst.add(0, read);
                }
            }
            sourcesFirst.forEach(read -> conditions.add("EXISTS (SELECT FROM " + read.quoted() + ")"));
        });
        for (Item item : items) {
            if (item.isRebuild()) {
                conditions.add(
                        "EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = "
                                + item.relation().regclass()
                                + "::regclass AND (relacl IS NOT NULL OR pg_catalog.obj_description(oid, 'pg_class') IS NOT NULL))");
            }
        }
        return conditions;
    }

    private List<String> atOnce(List<Item> items) {
        List<DeclaredRelation> rebuilt = plan.inOrder().stream()
                .filter(relation -> items.stream()
                        .anyMatch(item -> item.isRebuild() && item.relation().equals(relation.relation())))
                .toList();
        List<DeclaredRelation> readersFirst = new ArrayList<>(rebuilt);
        Collections.reverse(readersFirst);
        List<String> statements = new ArrayList<>();
        readersFirst.forEach(relation ->
                statements.add("DROP MATERIALIZED VIEW " + relation.relation().quoted()));
        for (Item item : items) {
            // As in the second phase, which runs what is declared as it was written.
            statements.add(location.searchPath(
                    item.isRebuild() ? plan.schema() : PlanMigration.schema(plan, item.difference())));
            item.difference().statements().stream()
                    .map(RefreshBatches::portable)
                    .forEach(statements::add);
        }
        statements.addAll(new AppliedDeclarations(plan.schema()).script(List.of(), rebuilt));
        return statements;
    }
}
