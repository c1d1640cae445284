package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;

/**
 * A check that asks the same question whatever the limits are.
 *
 * @param <R> the rows
 */
abstract class PlainCheck<R> extends SqlCheck<R> {

    private final String sql;

    PlainCheck(String id, Topic topic, String sql, Class<R> row) {
        super(id, topic, row);
        this.sql = sql;
    }

    @Override
    final Query query(CheckContext context) {
        return context.query(sql);
    }
}
