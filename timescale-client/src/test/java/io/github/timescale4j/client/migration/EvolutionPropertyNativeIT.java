package io.github.timescale4j.client.migration;

import net.jqwik.api.Tag;

/** The same lives on the server to which {@code TIMESCALE_TEST_URL} points, with what it can do. */
@Tag("native")
class EvolutionPropertyNativeIT extends EvolutionPropertyIT {}
