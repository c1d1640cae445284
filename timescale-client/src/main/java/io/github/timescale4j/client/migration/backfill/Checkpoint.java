package io.github.timescale4j.client.migration.backfill;

/** Is told of each step that is done for good. A test that throws here is a process that ends here. */
@FunctionalInterface
interface Checkpoint {

    Checkpoint NONE = step -> {};

    void reached(String step);
}
