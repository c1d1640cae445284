/** Where the database of the tests comes from. */
@NullMarked
package io.github.timescale4j.test.server;

import org.jspecify.annotations.NullMarked;
