package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.diagnostics.Check;
import io.github.timescale4j.client.diagnostics.CheckContext;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.diagnostics.Topic;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import java.util.List;

/**
 * A check of whether the database is what is declared, for
 * {@link io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter.Builder#checks(java.util.Collection)}. It compares as
 * {@link SchemaMigrator#plan()} does, in a transaction that is rolled back: make the migrator with {@link DriftCheck#ALWAYS}, or else it
 * looks only at what was declared differently before.
 */
public final class DeclaredSchemaCheck implements Check {

    private static final String ID = "schema-drift";

    private final SchemaMigrator migrator;

    private DeclaredSchemaCheck(SchemaMigrator migrator) {
        this.migrator = migrator;
    }

    /**
     * Makes the check.
     *
     * @param migrator what compares; it changes nothing
     * @return the check
     */
    public static DeclaredSchemaCheck of(SchemaMigrator migrator) {
        return new DeclaredSchemaCheck(migrator);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Topic topic() {
        return Topic.SCHEMA;
    }

    /**
     * Compares.
     *
     * @param context not used: the migrator has a data source of its own
     * @return a finding for each difference
     * @throws SchemaMigrationException under the conditions of {@link SchemaMigrator#plan()}
     */
    @Override
    public List<Issue> run(CheckContext context) {
        SchemaPlan plan = migrator.plan();
        return plan.differences().stream()
                .map(difference -> issue(plan.id(), difference))
                .toList();
    }

    private static Issue issue(String plan, Difference difference) {
        return Issue.of(
                ID,
                isLoss(difference.safety()) ? Severity.ERROR : Severity.WARNING,
                difference.relation().toString(),
                "The " + difference.object() + " is not as declared in its " + difference.property()
                        + ". The change is " + difference.safety() + ".",
                "The application may not find what it expects, and the next migration may change the database.",
                difference.why() + ". " + advice(plan, difference.safety()),
                difference.statements().toArray(String[]::new));
    }

    private static boolean isLoss(SafetyClass safety) {
        return safety == SafetyClass.LOSSY || safety == SafetyClass.IMPOSSIBLE;
    }

    private static String advice(String plan, SafetyClass safety) {
        return switch (safety) {
            case SAFE -> "The next migration changes it, or change the declaration.";
            case COSTLY, LOSSY ->
                "Change the declaration, or let the next migration do it: timescale.migration.approve=" + plan
                        + " approves everything that differs now.";
            case IMPOSSIBLE -> "Change the declaration, or the database by hand: no migration can do it.";
        };
    }
}
