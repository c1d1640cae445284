/**
 * Brings declared time series into the database when an application starts: reads what the processor wrote, compares it with
 * what was applied before, and runs what is new in one transaction.
 */
@NullMarked
package io.github.timescale4j.client.migration;

import org.jspecify.annotations.NullMarked;
