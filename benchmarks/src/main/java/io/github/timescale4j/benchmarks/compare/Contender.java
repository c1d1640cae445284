package io.github.timescale4j.benchmarks.compare;

import java.util.List;

/**
 * One way of doing something.
 *
 * @param name what the table calls it
 * @param ours whether it is this library's
 * @param connections how many connections it uses
 * @param divisor it gets every so-and-so-many-th row only, because it is slow
 * @param opening brings it to the start line
 */
record Contender(String name, boolean ours, int connections, int divisor, Opening opening) {

    /** Brings a contender to the start line. */
    @FunctionalInterface
    interface Opening {
        Run open(List<MetricData> rows) throws Exception;
    }

    boolean is(String otherName, int otherConnections) {
        return name.replace("*", "").equals(otherName) && connections == otherConnections;
    }

    static Contender ours(String name, int connections, Opening opening) {
        return new Contender("**" + name + "**", true, connections, 1, opening);
    }

    static Contender other(String name, Opening opening) {
        return new Contender(name, false, 1, 1, opening);
    }

    Contender withConnections(int count) {
        return new Contender(name, ours, count, divisor, opening);
    }

    /** With fewer rows. */
    Contender slow(int fraction) {
        return new Contender(name, ours, connections, fraction, opening);
    }
}
