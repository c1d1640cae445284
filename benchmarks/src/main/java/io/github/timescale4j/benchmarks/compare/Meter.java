package io.github.timescale4j.benchmarks.compare;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Measures runs: the clock, the CPU of both sides, and what is allocated here. */
final class Meter {

    private static final double NANOSECONDS = 1e9;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final @Nullable Long postmaster;

    Meter(Server server) throws SQLException {
        postmaster = server.isLocal()
                ? LocalProcesses.parent(Long.parseLong(server.ask("SELECT pg_backend_pid()")), "postgres")
                : null;
    }

    Cost measure(Run run) throws Exception {
        System.gc();
        Process program = run.program();
        double server = serverCpu();
        double client = clientCpu(program);
        long bytes = allocated();
        long start = System.nanoTime();
        long rows = run.run();
        double seconds = (System.nanoTime() - start) / NANOSECONDS;
        return new Cost(
                rows,
                seconds,
                serverCpu() - server,
                clientCpu(program) - client,
                program == null ? allocated() - bytes : Double.NaN);
    }

    private double serverCpu() throws IOException {
        return postmaster == null ? Double.NaN : LocalProcesses.childrenCpuSeconds(postmaster);
    }

    private double clientCpu(@Nullable Process program) throws IOException {
        return program == null ? process.getProcessCpuTime() / NANOSECONDS : LocalProcesses.cpuSeconds(program.pid());
    }

    /** Of the threads that live: no contender ends one during its run. */
    private long allocated() {
        long sum = 0;
        for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            sum += Math.max(bytes, 0);
        }
        return sum;
    }
}
