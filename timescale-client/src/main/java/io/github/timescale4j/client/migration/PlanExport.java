package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.catalog.Location;
import io.github.timescale4j.client.migration.catalog.SessionSettings;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.RefreshBatches;
import io.github.timescale4j.schema.Identifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a plan as the next versioned SQL file of the application's own Flyway, with the rows that say it was applied. */
final class PlanExport {

    private static final Pattern VERSIONED = Pattern.compile("V(\\d{1,18})(?:[._].*)?__.*\\.sql");

    private static final Pattern REMOVES = Pattern.compile(
            "SELECT remove_(?:retention|continuous_aggregate|compression|reorder)_policy\\(E?'(?:[^']|'')*'\\)");

    private final MigrationPlan plan;
    private final Situation situation;
    private final Batch batch;
    private final Location location;

    PlanExport(Situation situation) {
        this.plan = situation.plan();
        this.situation = situation;
        this.batch = Batch.changes(situation);
        this.location = Location.real(situation.extensionSchema());
    }

    /**
     * Writes the file, unless this plan was written before.
     */
    Path write(Path directory) {
        try {
            Files.createDirectories(directory);
            List<String> names;
            try (Stream<Path> files = Files.list(directory)) {
                names = files.map(file -> file.getFileName().toString()).toList();
            }
            String suffix = "__timescale_" + batch.plan().id() + ".sql";
            for (String name : names) {
                Path before = directory.resolve(name);
                // A file that does not say that it ran was written by an earlier version, and may have run long ago.
                if (name.endsWith(suffix) && Files.readString(before).contains(ExportedPlans.TABLE)) {
                    return before;
                }
            }
            long version = names.stream()
                            .map(VERSIONED::matcher)
                            .filter(Matcher::matches)
                            .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
                            .max()
                            .orElse(0)
                    + 1;
            return Files.writeString(directory.resolve("V" + version + suffix), script());
        } catch (IOException e) {
            throw new SchemaMigrationException("Cannot write the plan into " + directory, e);
        }
    }

    /** A policy that an earlier file gave to an aggregate may wait until that is filled, and not be there yet. */
    private static String removesIfThere(String sql) {
        return REMOVES.matcher(sql).matches() ? sql.substring(0, sql.length() - 1) + ", if_exists => true)" : sql;
    }

    /** What changes of a relation, here or later. */
    private Set<String> objects(DeclaredRelation relation) {
        return batch.plan().differences().stream()
                .filter(difference -> difference.relation().equals(relation.relation()))
                .map(Difference::object)
                .collect(Collectors.toSet());
    }

    private String script() {
        List<String> statements = new ArrayList<>(SessionSettings.statements());
        situation.missingSchemas().forEach(schema -> statements.add("CREATE SCHEMA " + Identifier.quote(schema)));
        AppliedDeclarations table = new AppliedDeclarations(plan.schema());
        DeferredWork waiting = new DeferredWork(plan.schema());
        if (!situation.tableExists()) {
            statements.add(table.creationScript());
        }
        AfterEarlierFiles earlier = new AfterEarlierFiles(plan, location);
        for (Difference difference : batch.differences()) {
            if (earlier.concerns(difference)) {
                statements.add(earlier.block(difference));
                continue;
            }
            statements.add(location.searchPath(PlanMigration.schema(plan, difference)));
            difference.statements().stream()
                    .map(RefreshBatches::portable)
                    .map(PlanExport::removesIfThere)
                    .forEach(statements::add);
        }
        if (!Renames.isOnly(batch.differences())) {
            statements.addAll(table.script(batch.recorded(plan), batch.changed(plan)));
            batch.changed(plan).forEach(relation -> statements.add(waiting.goesOn(relation, objects(relation))));
        }
        if (!batch.added().isEmpty() || !batch.filled().isEmpty()) {
            statements.add(new DeferredScript(plan, location).block(batch.added(), batch.filled()));
        }
        statements.add(new ExportedPlans(plan.schema()).script(batch.plan().id()));
        statements.add(OwnTables.protect(plan.schema()));
        String review = batch.plan()
                .toString()
                .lines()
                .map(line -> ("-- " + line).stripTrailing())
                .collect(Collectors.joining("\n"));
        return review + "\n\n" + String.join(";\n\n", statements) + ";\n";
    }
}
