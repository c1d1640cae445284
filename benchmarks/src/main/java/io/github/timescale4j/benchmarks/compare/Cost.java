package io.github.timescale4j.benchmarks.compare;

/**
 * What one run took.
 *
 * @param rows how many rows were moved
 * @param seconds how long it took
 * @param serverCpu CPU seconds of the server; NaN if it is on another machine
 * @param clientCpu CPU seconds of the client
 * @param bytes bytes that were allocated in this process; NaN for other programs
 */
record Cost(long rows, double seconds, double serverCpu, double clientCpu, double bytes) {

    double rowsPerSecond() {
        return rows / seconds;
    }

    double perMillion(double amount) {
        return amount / rows * 1_000_000;
    }
}
