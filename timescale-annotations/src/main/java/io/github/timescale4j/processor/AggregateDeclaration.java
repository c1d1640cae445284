package io.github.timescale4j.processor;

import io.github.timescale4j.schema.AggregateModel;
import java.util.List;

/**
 * A type annotated with {@code @ContinuousAggregate}: what it says, and where it says so.
 *
 * @param declared the type
 * @param model what it says
 * @param source what it reads
 * @param refreshes its refresh policies, in order, and where they are said
 */
record AggregateDeclaration(
        DeclaredElement declared, AggregateModel model, Source source, List<DeclaredRefresh> refreshes) {}
