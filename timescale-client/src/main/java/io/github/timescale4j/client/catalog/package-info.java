/** What is asked of TimescaleDB's catalog in several packages. Made for the client's own packages, not for users. */
@NullMarked
package io.github.timescale4j.client.catalog;

import org.jspecify.annotations.NullMarked;
