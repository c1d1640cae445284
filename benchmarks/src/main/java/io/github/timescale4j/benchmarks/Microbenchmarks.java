package io.github.timescale4j.benchmarks;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What the client itself costs for a row, without a server on the way: time, and bytes that are allocated. The system property
 * {@code microbenchmarks} is a regular expression of those that run.
 */
public final class Microbenchmarks {

    private Microbenchmarks() {}

    /**
     * Measures and prints.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(System.getProperty("microbenchmarks", ".*"))
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
