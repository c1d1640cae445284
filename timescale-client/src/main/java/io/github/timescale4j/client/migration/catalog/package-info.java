/** Reads back from the server's catalog how relations really are, in a form that can be compared. */
@NullMarked
package io.github.timescale4j.client.migration.catalog;

import org.jspecify.annotations.NullMarked;
