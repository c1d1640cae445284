/** Objects become rows. */
@NullMarked
package io.github.timescale4j.client.ingest;

import org.jspecify.annotations.NullMarked;
