/** Asks the database now and then, and the pool at once, what operators want to know, and keeps the database's answer. */
@NullMarked
package io.github.timescale4j.spring.statistics;

import org.jspecify.annotations.NullMarked;
