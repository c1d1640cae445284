package io.github.timescale4j.benchmarks.compare;

/**
 * What is run, from system properties.
 *
 * @param rows how many rows each contender gets that is not too slow for it
 * @param rounds how often each contender runs
 * @param memoryRows how many rows go through the writer in little memory
 */
record Settings(int rows, int rounds, long memoryRows) {

    /** Warm-ups of a contender, each with a fifth of the rows. */
    static final int WARM_UPS = 2;

    static final int WARM_UP_DIVISOR = 5;

    static Settings read() {
        return new Settings(
                Integer.getInteger("compare.rows", 1_000_000),
                Integer.getInteger("compare.rounds", 5),
                Long.getLong("compare.memory.rows", 10_000_000));
    }
}
