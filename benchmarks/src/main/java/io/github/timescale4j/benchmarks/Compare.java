package io.github.timescale4j.benchmarks;

import io.github.timescale4j.benchmarks.compare.Groups;

/**
 * Runs this library and others in turn against the server to which {@code TIMESCALE_TEST_URL} leads: the groups that the system
 * property {@code compare} names, separated by commas.
 */
public final class Compare {

    private Compare() {}

    /**
     * Measures and prints.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws Exception {
        Groups.run(System.getProperty("compare", "ingest,writer,read,small,memory"), System.out);
    }
}
