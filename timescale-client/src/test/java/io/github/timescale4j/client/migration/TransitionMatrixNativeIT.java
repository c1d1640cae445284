package io.github.timescale4j.client.migration;

import org.junit.jupiter.api.Tag;

/** The same matrix on the server to which {@code TIMESCALE_TEST_URL} points: those lines for which it has what they need. */
@Tag("native")
class TransitionMatrixNativeIT extends TransitionMatrixIT {}
