/**
 * The buffered writer: rows from many threads, one at a time, become batches that are stored by a few connections, retried,
 * and accounted for.
 */
@NullMarked
package io.github.timescale4j.client.ingest.writer;

import org.jspecify.annotations.NullMarked;
