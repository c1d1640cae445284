/**
 * What a change of the schema cannot do inside its transaction: fills new aggregates over rows that exist, rebuilds changed ones
 * with their history, and builds indexes chunk by chunk. Everything here runs on one connection in autocommit, slice by slice, and
 * continues after a crash where it was. Made for the migrator, which is why it knows nothing of it.
 */
@NullMarked
package io.github.timescale4j.client.migration.backfill;

import org.jspecify.annotations.NullMarked;
