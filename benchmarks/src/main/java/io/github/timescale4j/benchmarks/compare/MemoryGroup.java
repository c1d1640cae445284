package io.github.timescale4j.benchmarks.compare;

import java.io.PrintStream;
import java.util.List;

/** Many rows through a writer in a JVM with little memory. */
final class MemoryGroup implements Groups.Group {

    private static final String HEAP = "-Xmx64m";

    private final Server server;
    private final Settings settings;

    MemoryGroup(Server server, Settings settings) {
        this.server = server;
        this.settings = settings;
    }

    @Override
    public void run(PrintStream out) throws Exception {
        server.freshTable();
        out.flush();
        String java = ProcessHandle.current().info().command().orElse("java");
        Process child = new ProcessBuilder(List.of(
                        java,
                        HEAP,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dcompare.memory.rows=" + settings.memoryRows(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        MemoryLoad.class.getName()))
                .inheritIO()
                .start();
        int code = child.waitFor();
        long stored = server.count();
        if (code != 0 || stored != settings.memoryRows()) {
            throw new IllegalStateException("the JVM with " + HEAP + " ended with " + code + ", and " + stored
                    + " rows are stored instead of " + settings.memoryRows());
        }
        out.println();
    }
}
