package io.github.timescale4j.test.statement;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.TimeScaleClient;

/** A query that is put together in several statements, between numbers that take two places each. */
final class Longest {

    static final int LINE = 21;

    private Longest() {}

    static long longest(TimeScaleClient client, double weight) {
        String sql = "SELECT 1 AS one";
        long sum = 0;
        double product = weight;
        for (long i = 0; i < 3; i++) {
            sum = sum * i + (long) product;
            product *= sum;
        }
        Query query = client.query(sql);
        if (sum > 3) {
            query = query.maxRows(1);
        }
        return sum + query.single(Long.class);
    }
}
