package io.github.timescale4j.processor;

import io.github.timescale4j.schema.AggregateModel;

/**
 * A type annotated with {@code @ContinuousAggregate}: what it says, and where it says so.
 *
 * @param declared the type
 * @param model what it says
 * @param source what it reads
 */
record AggregateDeclaration(DeclaredElement declared, AggregateModel model, Source source) {}
