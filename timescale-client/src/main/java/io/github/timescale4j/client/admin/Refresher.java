package io.github.timescale4j.client.admin;

import io.github.timescale4j.client.execution.StatementRunner;
import java.time.Instant;
import java.util.List;

final class Refresher {
    Refresher(StatementRunner runner) {}

    RefreshedWindow refresh(Class<?> aggregate, Instant from, Instant to) {
        throw new UnsupportedOperationException();
    }

    RefreshedWindow refresh(String aggregate, Instant from, Instant to) {
        throw new UnsupportedOperationException();
    }

    List<RefreshedWindow> refreshAggregatesOf(Class<?> source, Instant from, Instant to) {
        throw new UnsupportedOperationException();
    }
}
