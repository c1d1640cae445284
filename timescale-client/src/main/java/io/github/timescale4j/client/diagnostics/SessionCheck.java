package io.github.timescale4j.client.diagnostics;

import java.util.List;

/**
 * Looks at other sessions, of which a role without a right to it is told only that they are there.
 *
 * @param <R> the rows
 */
abstract class SessionCheck<R> extends SqlCheck<R> {

    SessionCheck(String id, Class<R> row) {
        super(id, Topic.RESOURCES, row);
    }

    @Override
    public final List<Issue> run(CheckContext context) {
        return context.seesAll() ? super.run(context) : List.of(Diagnosis.forbidden(id(), "pg_stat_activity", context));
    }
}
