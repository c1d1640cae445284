/** Looks for what is wrong, or will be: between the application and its database, and within it. */
@NullMarked
package io.github.timescale4j.client.diagnostics;

import org.jspecify.annotations.NullMarked;
