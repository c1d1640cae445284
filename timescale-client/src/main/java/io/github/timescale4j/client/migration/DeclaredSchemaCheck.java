package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.diagnostics.Check;
import io.github.timescale4j.client.diagnostics.CheckContext;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.diagnostics.Topic;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A check of whether the database is what is declared, for
 * {@link io.github.timescale4j.client.diagnostics.PerformanceTroubleshooter.Builder#checks(java.util.Collection)}. It compares as
 * {@link SchemaMigrator#plan()} does, in a transaction that is rolled back: make the migrator with {@link DriftCheck#ALWAYS}, or else it
 * looks only at what was declared differently before.
 */
public final class DeclaredSchemaCheck implements Check {

    private static final String ID = "schema-drift";

    /** Remarks that say what could not be looked at; the others say what is left alone. */
    private static final Set<String> NOT_COMPARED = Set.of(Planner.TEXTS_ONLY, Renames.NOT_COMPARED);

    private final Supplier<SchemaPlan> comparison;

    private DeclaredSchemaCheck(Supplier<SchemaPlan> comparison) {
        this.comparison = comparison;
    }

    /**
     * Makes the check.
     *
     * @param migrator what compares; it changes nothing
     * @return the check
     */
    public static DeclaredSchemaCheck of(SchemaMigrator migrator) {
        return comparing(migrator::plan);
    }

    /**
     * Makes the check where a migrator is made only for as long as it compares, such as one with connections of its own.
     *
     * @param comparison asked once for each diagnosis; it changes nothing
     * @return the check
     */
    public static DeclaredSchemaCheck comparing(Supplier<SchemaPlan> comparison) {
        return new DeclaredSchemaCheck(comparison);
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
     * @param context not used: what compares has a data source of its own
     * @return a finding for each difference
     * @throws SchemaMigrationException under the conditions of {@link SchemaMigrator#plan()}
     */
    @Override
    public List<Issue> run(CheckContext context) {
        SchemaPlan plan = comparison.get();
        List<Issue> issues = new ArrayList<>();
        plan.differences().forEach(difference -> issues.add(issue(plan.id(), difference)));
        plan.remarks().stream().filter(NOT_COMPARED::contains).forEach(remark -> issues.add(unchecked(remark)));
        return issues;
    }

    private static Issue unchecked(String remark) {
        return Issue.of(
                ID,
                Severity.UNCHECKED,
                "the declared schema",
                remark + ".",
                "What somebody has changed by hand is not seen.",
                "Compare as the role that migrates: with the starter timescale.migration.username and its password name it.");
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
