package io.github.timescale4j.test;

import io.github.timescale4j.client.Query;

/**
 * Assertions about queries. Beside AssertJ's own they are imported by their name:
 *
 * <pre>{@code
 * import static io.github.timescale4j.test.TimescaleAssertions.assertThat;
 * }</pre>
 */
public final class TimescaleAssertions {

    private TimescaleAssertions() {}

    /**
     * Begins assertions about the plan of a query with the values that are bound to it. The query does not run.
     *
     * @param query the query, with all its parameters
     * @return the assertions
     */
    public static QueryAssert assertThat(Query query) {
        return new QueryAssert(query);
    }
}
