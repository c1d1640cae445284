package io.github.timescale4j.client.migration.difference;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.migration.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In how many parts a refresh policy does its work where no declaration says it: in one. From TimescaleDB 2.21 on the server would
 * list all batches of the window each time that it runs. No release before 2.19 takes the argument; so it is not in what the
 * processor writes, which runs on every release, and comes here, where the release is known.
 */
public final class RefreshBatches {

    /** The end of a statement that adds a policy and says that it works in one part. No declaration says so: they begin at 1. */
    private static final String IN_ONE_PART = ", buckets_per_batch => 0)";

    private static final String PORTABLE = """
            DO $batches$
            BEGIN
                IF EXISTS (SELECT FROM pg_catalog.pg_proc
                           WHERE proname = 'add_continuous_aggregate_policy' AND 'buckets_per_batch' = ANY (proargnames)) THEN
                    %s;
                ELSE
                    %s;
                END IF;
            END
            $batches$""";

    private static final String ADDS = "SELECT add_continuous_aggregate_policy(";
    private static final String BUCKETS = "buckets_per_batch";
    private static final String NONE = "INTEGER '0'";

    /** What a declaration need not say, and what is not compared then unless the library once set it. */
    static final List<String> OPTIONS = List.of(BUCKETS, "max_batches_per_execution", "refresh_newest_first");

    private RefreshBatches() {}

    /** Completes declared statements. */
    static List<String> explicit(List<String> statements, ServerVersion version) {
        return isKnown(version)
                ? statements.stream().map(RefreshBatches::explicit).toList()
                : statements;
    }

    private static String explicit(String sql) {
        boolean open = sql.startsWith(ADDS) && OPTIONS.stream().noneMatch(option -> sql.contains(option + " => "));
        return open && sql.endsWith(")") ? sql.substring(0, sql.length() - 1) + IN_ONE_PART : sql;
    }

    /**
     * Says a statement as it is declared.
     *
     * @param sql a statement
     * @return the same, without what was completed
     */
    public static String declared(String sql) {
        return sql.replace(IN_ONE_PART, ")");
    }

    /**
     * Says a statement so that it runs on a release that does not know the argument, too, as a file may have to.
     *
     * @param sql a statement
     * @return a statement that asks what the server knows, where that matters
     */
    public static String portable(String sql) {
        return sql.startsWith(ADDS) && sql.endsWith(IN_ONE_PART)
                ? PORTABLE.formatted(perform(sql), perform(declared(sql)))
                : sql;
    }

    /**
     * Whether a statement asks for batches and leaves their size to the server.
     *
     * @param sql a statement
     * @return whether it does
     */
    public static boolean leavesSizeOpen(String sql) {
        return !sql.contains(BUCKETS + " => ") && OPTIONS.stream().anyMatch(option -> sql.contains(option + " => "));
    }

    private static String perform(String sql) {
        return "PERFORM" + sql.substring("SELECT".length());
    }

    /** A policy as it is added. */
    static SchemaObject explicit(SchemaObject policy, ServerVersion version) {
        return isOpen(policy) && isKnown(version) ? inOnePart(policy) : policy;
    }

    private static SchemaObject inOnePart(SchemaObject policy) {
        Map<String, String> properties = new HashMap<>(policy.properties());
        properties.put(BUCKETS, NONE);
        return policy.with(properties);
    }

    /**
     * How a job is to be.
     *
     * @param policy what it does
     * @param dropped which options it has and shall not have any more
     */
    record Change(SchemaObject policy, List<String> dropped) {

        /** The same, if the job has to be made anew: with what somebody has set on it and nobody declares. */
        SchemaObject anew(SchemaObject found) {
            Map<String, String> properties = new HashMap<>(policy.properties());
            OPTIONS.stream()
                    .filter(option -> found.get(option) != null && !dropped.contains(option))
                    .forEach(option -> properties.putIfAbsent(option, found.text(option)));
            return policy.with(properties);
        }
    }

    /**
     * Completes the change of a job: where nothing says in how many parts it works, it gets one; where a declaration begins to speak
     * of batches without saying how large they are, the one part does not stay.
     */
    static Change complete(SchemaObject declared, SchemaObject found, List<String> dropped, ServerVersion version) {
        boolean isSet = OPTIONS.stream().anyMatch(option -> found.get(option) != null && !dropped.contains(option));
        List<String> others = new ArrayList<>(dropped);
        if (isOpen(declared) && !isSet && isKnown(version)) {
            others.remove(BUCKETS);
            return new Change(inOnePart(declared), others);
        }
        if (!isOpen(declared)
                && declared.get(BUCKETS) == null
                && !dropped.contains(BUCKETS)
                && NONE.equals(found.get(BUCKETS))) {
            others.add(BUCKETS);
        }
        return new Change(declared, others);
    }

    /** Whether a declaration leaves it to the server in which parts a policy works. */
    private static boolean isOpen(SchemaObject policy) {
        return OPTIONS.stream().allMatch(option -> policy.get(option) == null);
    }

    /** What is set on a release that works in one part by itself stays when the server is upgraded. */
    private static boolean isKnown(ServerVersion version) {
        return version.isAtLeast(2, 19);
    }
}
