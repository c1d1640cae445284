/** Asks the database now and then what operators want to know, and keeps the answer. */
@NullMarked
package io.github.timescale4j.spring.statistics;

import org.jspecify.annotations.NullMarked;
