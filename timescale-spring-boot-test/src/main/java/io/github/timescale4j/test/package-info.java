/** Tests of applications that use the library: a test slice on a real database. */
@NullMarked
package io.github.timescale4j.test;

import org.jspecify.annotations.NullMarked;
