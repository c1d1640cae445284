/** Nothing that was acknowledged is lost, whatever breaks. */
@NullMarked
package io.github.timescale4j.client.ingest.loss;

import org.jspecify.annotations.NullMarked;
