package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.migration.difference.Step;

/** The statements that give an aggregate its policies, by how they begin. */
enum PolicyStatement {
    REFRESH("SELECT add_continuous_aggregate_policy(", Step.REFRESH_POLICY, "refresh policy"),
    COLUMNSTORE("SELECT add_compression_policy(", Step.POLICY, "columnstore policy"),
    RETENTION("SELECT add_retention_policy(", Step.SHORTER_RETENTION, "retention policy");

    private final String start;
    private final Step step;
    private final String object;

    PolicyStatement(String start, Step step, String object) {
        this.start = start;
        this.step = step;
        this.object = object;
    }

    boolean matches(String sql) {
        return sql.startsWith(start);
    }

    /** Whether a statement gives any of them. */
    static boolean isAny(String sql) {
        for (PolicyStatement policy : values()) {
            if (policy.matches(sql)) {
                return true;
            }
        }
        return false;
    }

    /** When it is done if it is done for itself. */
    Step step() {
        return step;
    }

    /** What it is called in a plan. */
    String object() {
        return object;
    }
}
