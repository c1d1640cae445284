package io.github.timescale4j.processor;

import io.github.timescale4j.schema.TableModel;

/**
 * A type annotated with {@code @TimeSeries}: what it says, and where it says so.
 *
 * @param declared the type
 * @param model what it says
 * @param time the component that is the time column
 * @param axis on what its intervals are measured
 */
record TableDeclaration(DeclaredElement declared, TableModel model, Component time, TimeAxis axis) {}
