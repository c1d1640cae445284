package io.github.timescale4j.client.event;

import io.github.timescale4j.client.event.StatementEvent.Operation;
import org.jspecify.annotations.Nullable;

/**
 * One statement that is about to run.
 *
 * @param operation what the client was asked to do
 * @param relation the table or view, where the client knows it without reading the SQL; otherwise {@code null}
 * @param name the name that the statement was given, with {@code Query.name} or {@code Update.name}; {@code null} without one
 * @param sql its text as it was written: with the names of the parameters, never with their values. What the text itself holds as
 *     literals is part of it
 */
public record StatementStart(
        Operation operation,
        @Nullable String relation,
        @Nullable String name,
        String sql) {}
