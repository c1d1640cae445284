package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.client.catalog.JobZone;
import io.github.timescale4j.client.migration.catalog.ObjectKind;
import io.github.timescale4j.client.migration.catalog.RelationSnapshot;
import io.github.timescale4j.client.migration.catalog.SchemaObject;
import io.github.timescale4j.client.migration.difference.Subject.Change;
import io.github.timescale4j.schema.Literal;
import io.github.timescale4j.schema.RelationName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares policies. A policy that changes keeps its job with its history. One that the library made and nobody declares any more
 * is removed; one that somebody else made is left alone.
 */
final class PolicyRules {

    static final String REFRESH = "policy_refresh_continuous_aggregate";
    private static final String RETENTION = "policy_retention";
    private static final String COLUMNSTORE = "policy_compression";
    private static final String REORDER = "policy_reorder";
    private static final String SCHEDULE = "schedule_interval";
    private static final List<String> ARGUMENTS = List.of(
            "drop_after",
            "drop_created_before",
            "compress_after",
            "compress_created_before",
            "start_offset",
            "end_offset",
            SCHEDULE);

    private PolicyRules() {}

    static void compare(Subject subject) {
        compare(subject, RETENTION);
        RefreshRules.compare(subject);
        compare(subject, COLUMNSTORE);
        compare(subject, REORDER);
    }

    /** A relation has one of these policies at most. */
    private static void compare(Subject subject, String procedure) {
        List<SchemaObject> declared = of(subject.declared.all(ObjectKind.POLICY), procedure);
        List<SchemaObject> found = of(subject.found.all(ObjectKind.POLICY), procedure);
        List<SchemaObject> applied = of(subject.applied.all(ObjectKind.POLICY), procedure);
        declared.removeIf(found::remove);
        for (SchemaObject policy : declared) {
            if (found.isEmpty()) {
                add(subject, policy);
            } else {
                change(subject, policy, found.remove(0));
            }
        }
        if (!applied.isEmpty()) {
            found.forEach(policy -> remove(subject, policy));
        }
    }

    static List<SchemaObject> of(List<SchemaObject> policies, String procedure) {
        return policies.stream()
                .filter(policy -> policy.name().equals(procedure))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String object(SchemaObject policy) {
        return switch (policy.name()) {
            case RETENTION -> "retention policy";
            case REFRESH -> "refresh policy";
            case COLUMNSTORE -> "columnstore policy";
            default -> "reorder policy";
        };
    }

    static String describe(SchemaObject policy) {
        return policy.properties().entrySet().stream()
                .map(property -> property.getKey() + " " + property.getValue())
                .collect(Collectors.joining(", "));
    }

    static void add(Subject subject, SchemaObject policy) {
        boolean loses = policy.name().equals(RETENTION);
        subject.add(
                step(policy, loses),
                object(policy),
                "existence",
                describe(policy),
                null,
                Change.of(
                        loses && !subject.facts.isEmpty() ? SafetyClass.LOSSY : SafetyClass.SAFE,
                        loses ? "Its first run drops every chunk that is older" : "It only adds a job",
                        creation(subject.relation(), policy)));
    }

    /** The retention policy that a relation has, as a statement; nothing if it has none. */
    static Optional<String> retention(RelationSnapshot relation) {
        return relation.find(ObjectKind.POLICY, RETENTION).map(policy -> creation(relation.relation(), policy));
    }

    private static String creation(RelationName relation, SchemaObject policy) {
        String function = switch (policy.name()) {
            case RETENTION -> "add_retention_policy";
            case REFRESH -> "add_continuous_aggregate_policy";
            case COLUMNSTORE -> "add_compression_policy";
            default -> "add_reorder_policy";
        };
        List<String> arguments = new ArrayList<>();
        arguments.add(relation.regclass());
        for (String key : ARGUMENTS) {
            if (policy.get(key) != null) {
                arguments.add(key + " => " + policy.get(key));
            }
        }
        for (String key : RefreshBatches.OPTIONS) {
            if (policy.get(key) != null) {
                arguments.add(key + " => " + Offsets.json(policy.text(key)));
            }
        }
        if (policy.get("index_name") != null) {
            arguments.add("index_name => " + Literal.quote(policy.text("index_name")));
        }
        return "SELECT " + function + "(" + String.join(", ", arguments) + ")";
    }

    static void remove(Subject subject, SchemaObject policy) {
        boolean only = of(subject.found.all(ObjectKind.POLICY), policy.name()).size() == 1;
        String function = switch (policy.name()) {
            case RETENTION -> "remove_retention_policy";
            case REFRESH -> "remove_continuous_aggregate_policy";
            case COLUMNSTORE -> "remove_compression_policy";
            default -> "remove_reorder_policy";
        };
        subject.add(
                policy.name().equals(RETENTION) ? Step.LONGER_RETENTION : Step.REMOVE_POLICY,
                object(policy),
                "existence",
                null,
                describe(policy),
                Change.safe(
                        policy.name().equals(RETENTION) ? "Rows are kept from now on" : "No data goes",
                        only
                                ? "SELECT " + function + "("
                                        + subject.relation().regclass() + ")"
                                : "SELECT delete_job(j.job_id)" + job(subject, policy)));
    }

    private static void change(Subject subject, SchemaObject declared, SchemaObject found) {
        boolean sameKeys =
                declared.properties().keySet().equals(found.properties().keySet());
        if (declared.name().equals(REORDER) || !sameKeys) {
            remove(subject, found);
            add(subject, declared);
        } else {
            alter(subject, declared, found, List.of());
        }
    }

    /**
     * Lets a job do what is declared.
     *
     * @param dropped what its settings hold and shall not hold any more
     */
    static void alter(Subject subject, SchemaObject declared, SchemaObject found, List<String> dropped) {
        Map<String, String> config = new LinkedHashMap<>();
        List<String> to = new ArrayList<>();
        List<String> from = new ArrayList<>();
        for (Map.Entry<String, String> property : declared.properties().entrySet()) {
            String before = found.get(property.getKey());
            if (!property.getValue().equals(before)) {
                to.add(property.getKey() + " " + property.getValue());
                from.add(property.getKey() + " " + (before == null ? "(none)" : before));
                config.put(property.getKey(), property.getValue());
            }
        }
        dropped.forEach(key -> to.add(key + " (none)"));
        dropped.forEach(key -> from.add(key + " " + found.get(key)));
        if (to.isEmpty()) {
            return;
        }
        boolean loses = declared.name().equals(RETENTION) && isShorter(declared, found);
        subject.add(
                step(declared, loses),
                object(declared),
                "settings",
                String.join(", ", to),
                String.join(", ", from),
                Change.of(
                        loses && !subject.facts.isEmpty() ? SafetyClass.LOSSY : SafetyClass.SAFE,
                        loses
                                ? "The next run of the policy drops every chunk that is older"
                                : "The job keeps its number and its history",
                        alteration(subject, config, dropped) + job(subject, found)));
    }

    private static Step step(SchemaObject policy, boolean loses) {
        return switch (policy.name()) {
            case RETENTION -> loses ? Step.SHORTER_RETENTION : Step.LONGER_RETENTION;
            case REFRESH -> Step.REFRESH_POLICY;
            default -> Step.POLICY;
        };
    }

    private static boolean isShorter(SchemaObject declared, SchemaObject found) {
        for (String key : List.of("drop_after", "drop_created_before")) {
            BigDecimal to = Offsets.size(declared.get(key));
            @Nullable BigDecimal from = Offsets.size(found.get(key));
            if (to != null && (from == null || to.compareTo(from) < 0)) {
                return true;
            }
        }
        return false;
    }

    private static String alteration(Subject subject, Map<String, String> changes, List<String> dropped) {
        List<String> arguments = new ArrayList<>();
        arguments.add("j.job_id");
        if (subject.version.isAtLeast(2, 12)) {
            arguments.add(JobZone.argument("j.job_id"));
        }
        String schedule = changes.remove(SCHEDULE);
        if (schedule != null) {
            arguments.add(SCHEDULE + " => " + schedule);
        }
        if (!changes.isEmpty() || !dropped.isEmpty()) {
            StringBuilder config = new StringBuilder("config => j.config");
            dropped.forEach(key -> config.append(" - ").append(Literal.quote(key)));
            if (!changes.isEmpty()) {
                config.append(" || ")
                        .append(Literal.quote(changes.entrySet().stream()
                                .map(change -> '"' + change.getKey() + "\": " + Offsets.json(change.getValue()))
                                .collect(Collectors.joining(", ", "{", "}"))));
            }
            arguments.add(config.toString());
        }
        return "SELECT alter_job(" + String.join(", ", arguments) + ")";
    }

    /** Finds the job by what it does, so that the statement is good for another database, too. */
    private static String job(Subject subject, SchemaObject found) {
        String schema = Literal.quote(String.valueOf(subject.relation().schema()));
        String name = Literal.quote(subject.relation().name());
        StringBuilder sql = new StringBuilder("\nFROM timescaledb_information.jobs j");
        if (subject.declared.aggregate()) {
            sql.append(
                            "\nJOIN timescaledb_information.continuous_aggregates a ON (j.hypertable_schema, j.hypertable_name) IN")
                    .append(" ((a.view_schema, a.view_name),")
                    .append(" (a.materialization_hypertable_schema, a.materialization_hypertable_name))")
                    .append("\nWHERE a.view_schema = ")
                    .append(schema)
                    .append(" AND a.view_name = ")
                    .append(name);
        } else {
            sql.append("\nWHERE j.hypertable_schema = ")
                    .append(schema)
                    .append(" AND j.hypertable_name = ")
                    .append(name);
        }
        sql.append(" AND j.proc_name = ").append(Literal.quote(found.name()));
        if (of(subject.found.all(ObjectKind.POLICY), found.name()).size() > 1) {
            sql.append(window(found));
        }
        return sql.toString();
    }

    /** Tells the job from others of the same kind. The server may look at those of other relations first, with other types. */
    private static String window(SchemaObject policy) {
        StringBuilder sql = new StringBuilder();
        for (String key : List.of("start_offset", "end_offset")) {
            String literal = Objects.requireNonNullElse(policy.get(key), "NULL");
            String text = "j.config->>'" + key + "'";
            sql.append("\nAND ");
            if (literal.equals("NULL")) {
                sql.append("(").append(text).append(") IS NULL");
            } else if (literal.startsWith("INTERVAL")) {
                sql.append("CASE pg_catalog.jsonb_typeof(j.config->'")
                        .append(key)
                        .append("') WHEN 'string' THEN (");
                sql.append(text).append(")::interval END = ").append(literal);
            } else {
                sql.append("j.config->'").append(key).append("' = ").append(Literal.quote(Offsets.json(literal)));
            }
        }
        return sql.toString();
    }
}
