/** What is done to tables and aggregates rather than with their rows: indexes, retention, refreshing. */
@NullMarked
package io.github.timescale4j.client.admin;

import org.jspecify.annotations.NullMarked;
