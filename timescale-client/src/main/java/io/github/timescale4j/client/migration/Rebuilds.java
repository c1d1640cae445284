package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.catalog.Count;
import io.github.timescale4j.client.migration.backfill.BackfillException;
import io.github.timescale4j.client.migration.backfill.RebuildForecast;
import io.github.timescale4j.client.migration.backfill.RebuildForecast.Version;
import io.github.timescale4j.client.migration.catalog.FactsReader;
import io.github.timescale4j.client.migration.catalog.Location;
import io.github.timescale4j.client.migration.catalog.ObjectKind;
import io.github.timescale4j.client.migration.catalog.RelationFacts;
import io.github.timescale4j.client.migration.catalog.RelationSnapshot;
import io.github.timescale4j.client.migration.difference.Comparison;
import io.github.timescale4j.client.migration.difference.Difference;
import io.github.timescale4j.client.migration.difference.SafetyClass;
import io.github.timescale4j.client.migration.difference.Step;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates that have to be made anew, since an aggregate keeps its query for life: those whose query is another one, and those
 * that read them.
 */
final class Rebuilds {

    /** Below this much to read, nobody notices that an aggregate is made anew. */
    private static final long SMALL = 64L * 1024 * 1024;

    private final Connection connection;
    private final MigrationPlan plan;
    private final Location shadow;
    private final Map<RelationName, RelationSnapshot> declared;
    private final Map<RelationName, RelationSnapshot> found;
    private final Set<RelationName> names;
    private final Set<RelationName> shortened = new LinkedHashSet<>();

    /**
     * Finds them.
     *
     * @param connection the connection, which still sees the shadow
     * @param shadow where the declared aggregates were made
     * @param declared the relations as declared
     * @param found the relations as they are
     */
    Rebuilds(
            Connection connection,
            MigrationPlan plan,
            Location shadow,
            Map<RelationName, RelationSnapshot> declared,
            Map<RelationName, RelationSnapshot> found) {
        this.connection = connection;
        this.plan = plan;
        this.shadow = shadow;
        this.declared = declared;
        this.found = found;
        this.names = find();
    }

    private Set<RelationName> find() {
        Set<RelationName> rebuilt = new LinkedHashSet<>();
        for (DeclaredRelation relation : plan.known()) {
            RelationName name = relation.relation();
            String wanted = query(declared.get(name));
            String there = query(found.get(name));
            boolean differs = wanted != null && there != null && !RebuildForecast.isSame(wanted, there);
            if (differs || (relation.source() != null && rebuilt.contains(relation.source()))) {
                rebuilt.add(name);
            }
        }
        return rebuilt;
    }

    private static @Nullable String query(@Nullable RelationSnapshot snapshot) {
        return snapshot == null
                ? null
                : snapshot.only(ObjectKind.AGGREGATE)
                        .map(aggregate -> aggregate.get("query"))
                        .orElse(null);
    }

    boolean contains(RelationName relation) {
        return names.contains(relation);
    }

    /**
     * What is said about one of them, after those that it reads. A retention that costs buckets is a difference of its own, which
     * waits until what reads them has them. Until then the new aggregate has the retention of the old one, if that can be altered.
     */
    List<Difference> differences(DeclaredRelation relation, RelationSnapshot applied, Comparison comparison)
            throws SQLException {
        RelationName name = relation.relation();
        RelationSnapshot wanted = Objects.requireNonNull(declared.get(name));
        RelationSnapshot there = Objects.requireNonNull(found.get(name));
        String to = Objects.requireNonNullElse(query(wanted), "");
        String from = Objects.requireNonNullElse(query(there), "");
        boolean follows = RebuildForecast.isSame(to, from);
        List<Difference> losses = comparison.losses(wanted, there, applied, FactsReader.read(connection, name));
        Verdict verdict = verdict(relation, new Version(name, from), new Version(shadow.actual(name), to));
        List<String> statements = new ArrayList<>(comparison.explicit(relation.statements()));
        if (!losses.isEmpty()) {
            statements.removeIf(PolicyStatement.RETENTION::matches);
            if (losses.stream().allMatch(Rebuilds::isAlteration)) {
                Comparison.retention(there).ifPresent(statements::add);
            }
        }
        List<Difference> differences = new ArrayList<>();
        differences.add(new Difference(
                name,
                verdict.step,
                "aggregate",
                follows ? "source" : "query",
                follows ? relation.source() + ", made anew" : to,
                follows ? relation.source() + ", as it was" : from,
                verdict.safety,
                verdict.why,
                verdict.safety == SafetyClass.IMPOSSIBLE ? List.of() : statements));
        losses.forEach(loss -> differences.add(isAlteration(loss) ? loss : retention(relation, loss)));
        return differences;
    }

    private static boolean isAlteration(Difference loss) {
        return loss.found() != null;
    }

    /** The new aggregate has none, or the one that somebody had given the old one at run time. */
    private static Difference retention(DeclaredRelation relation, Difference loss) {
        List<String> statements = new ArrayList<>();
        statements.add("SELECT remove_retention_policy(" + relation.relation().regclass() + ", if_exists => true)");
        relation.statements().stream()
                .filter(PolicyStatement.RETENTION::matches)
                .forEach(statements::add);
        return new Difference(
                loss.relation(),
                Step.SHORTER_RETENTION,
                loss.object(),
                loss.property(),
                loss.declared(),
                loss.found(),
                loss.safety(),
                loss.why(),
                statements);
    }

    private record Verdict(Step step, SafetyClass safety, String why) {}

    private Verdict verdict(DeclaredRelation relation, Version old, Version wanted) throws SQLException {
        RelationName source = Objects.requireNonNull(relation.source());
        RelationName rows = existing(source);
        RebuildForecast forecast;
        try {
            forecast = RebuildForecast.of(connection, old, wanted, rows.equals(source) ? source : null, names);
        } catch (BackfillException e) {
            return new Verdict(Step.REBUILD, SafetyClass.IMPOSSIBLE, String.valueOf(e.getMessage()));
        }
        if (!forecast.strangers().isEmpty()) {
            return new Verdict(
                    Step.REBUILD,
                    SafetyClass.IMPOSSIBLE,
                    "It has to be made anew, and these read it and are not declared here: " + forecast.strangers()
                            + ". Drop them, or declare them");
        }
        // Where the source gives up old buckets, these cannot be computed from it any more.
        boolean above = shortened.contains(source);
        boolean loses = !forecast.obstacles().isEmpty() && (forecast.history() || above);
        if (loses || above) {
            shortened.add(relation.relation());
        }
        boolean costs = !loses && !forecast.gone().isEmpty() && (forecast.history() || above);
        RelationFacts facts = FactsReader.read(connection, rows);
        boolean small = facts.bytes() < SMALL && !plan.adopted().contains(relation);
        SafetyClass safety = loses || costs ? SafetyClass.LOSSY : small ? SafetyClass.SAFE : SafetyClass.COSTLY;
        return new Verdict(
                loses ? Step.REBUILD_WITHOUT_HISTORY : Step.REBUILD,
                safety,
                String.join(". ", reasons(forecast, source, rows, loses, costs)) + " ("
                        + Count.of(facts.chunks(), "chunk") + ", " + facts.bytes() / (1024 * 1024) + " MiB to read)");
    }

    private static List<String> reasons(
            RebuildForecast forecast, RelationName source, RelationName rows, boolean loses, boolean costs) {
        List<String> reasons = new ArrayList<>();
        if (loses) {
            reasons.add("It is made anew, and its buckets from before the first rows of " + rows
                    + " go with the old one. They can neither be computed again nor be copied: "
                    + String.join("; ", forecast.obstacles()));
        } else {
            reasons.add("It is made anew beside the old one, filled from " + source
                    + ", and takes its place. Buckets whose rows are gone are copied");
        }
        if (costs) {
            reasons.add(forecast.gone().stream()
                    .map(Identifier::quote)
                    .collect(Collectors.joining(
                            ", ",
                            "What the buckets whose rows are gone hold in ",
                            " goes: declare these columns, or give it up")));
        }
        return reasons;
    }

    /** What a source that is new itself is filled from. */
    private RelationName existing(RelationName source) {
        RelationName read = plan.source(source);
        boolean isNew =
                plan.pending().stream().anyMatch(pending -> pending.relation().equals(source));
        return isNew && read != null ? existing(read) : source;
    }
}
