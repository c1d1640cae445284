/** Files of comma-separated values become rows. */
@NullMarked
package io.github.timescale4j.client.ingest.csv;

import org.jspecify.annotations.NullMarked;
