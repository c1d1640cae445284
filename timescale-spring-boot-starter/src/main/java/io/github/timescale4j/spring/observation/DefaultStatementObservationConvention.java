package io.github.timescale4j.spring.observation;

import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.event.StatementStart;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names of the library's own. No value that was bound to a statement is in any of them. */
final class DefaultStatementObservationConvention implements StatementObservationConvention {

    static final String NAME = "timescale.statement";

    private final boolean queryText;

    DefaultStatementObservationConvention(boolean queryText) {
        this.queryText = queryText;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getContextualName(StatementObservationContext context) {
        StatementStart statement = context.statement();
        String about = statement.name() != null ? statement.name() : statement.relation();
        return about == null ? operation(statement) : operation(statement) + " " + about;
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(StatementObservationContext context) {
        StatementStart statement = context.statement();
        return KeyValues.of(
                KeyValue.of("operation", operation(statement)),
                KeyValue.of("table", orNone(statement.relation())),
                KeyValue.of("statement", orNone(statement.name())),
                KeyValue.of("outcome", outcome(context.event())));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(StatementObservationContext context) {
        KeyValues values = KeyValues.empty();
        StatementEvent event = context.event();
        if (event != null) {
            values = values.and("rows", Long.toString(event.rows()));
        }
        if (event != null && event.sqlState() != null) {
            values = values.and("sqlstate", event.sqlState());
        }
        return queryText ? values.and("db.query.text", context.statement().sql()) : values;
    }

    private static String operation(StatementStart statement) {
        return statement.operation().name().toLowerCase(Locale.ROOT);
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "none" : value;
    }

    private static String outcome(@Nullable StatementEvent event) {
        if (event == null) {
            return "unknown";
        }
        return event.failed() ? "error" : "success";
    }
}
