@NullMarked
package io.github.timescale4j.client.series;

import org.jspecify.annotations.NullMarked;
