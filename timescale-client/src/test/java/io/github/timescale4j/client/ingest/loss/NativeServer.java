package io.github.timescale4j.client.ingest.loss;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The server of {@code .ci/native-server}, which tests may kill. */
public final class NativeServer {

    private final String command;
    private final String directory;

    private NativeServer(String command, String directory) {
        this.command = command;
        this.directory = directory;
    }

    public static NativeServer require() {
        String command = System.getenv("NATIVE_SERVER_COMMAND");
        String directory = System.getenv("NATIVE_SERVER_DIR");
        Assumptions.assumeTrue(
                command != null && directory != null,
                "the server was not started by .ci/native-server: it is not killed");
        return new NativeServer(command, directory);
    }

    /** Kills all of its processes with signal 9. */
    void crash() throws IOException, InterruptedException {
        run("crash");
    }

    /** Starts it again, and returns when it takes connections. */
    public void restart() throws IOException, InterruptedException {
        run("restart");
    }

    /** Gives it a folder of a few MiB, until it is started again. */
    void smallDisk() throws IOException, InterruptedException {
        run("small-disk");
    }

    private void run(String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", command, what, directory)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("native-server " + what + " failed");
        }
    }
}
