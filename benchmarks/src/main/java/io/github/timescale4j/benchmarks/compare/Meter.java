package io.github.timescale4j.benchmarks.compare;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.Map;
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
        Map<String, Long> client = clientCpu(program);
        long bytes = allocated();
        long start = System.nanoTime();
        long rows = run.run();
        double seconds = (System.nanoTime() - start) / NANOSECONDS;
        // Before the others, which allocate and take time themselves.
        long allocated = allocated() - bytes;
        double clientCpu = since(client, clientCpu(program));
        return new Cost(rows, seconds, serverCpu() - server, clientCpu, program == null ? allocated : Double.NaN);
    }

    private double serverCpu() throws IOException {
        return postmaster == null ? Double.NaN : LocalProcesses.childrenCpuSeconds(postmaster);
    }

    /** By thread where the system tells it, because that counts nanoseconds; the process as a whole, hundredths of a second. */
    private Map<String, Long> clientCpu(@Nullable Process program) throws IOException {
        long id = program == null ? ProcessHandle.current().pid() : program.pid();
        Map<String, Long> times = LocalProcesses.threadNanoseconds(id);
        return times.isEmpty() && program == null ? Map.of("all", process.getProcessCpuTime()) : times;
    }

    private static double since(Map<String, Long> before, Map<String, Long> after) {
        long sum = 0;
        for (Map.Entry<String, Long> thread : after.entrySet()) {
            sum += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
        }
        return after.isEmpty() ? Double.NaN : sum / NANOSECONDS;
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
