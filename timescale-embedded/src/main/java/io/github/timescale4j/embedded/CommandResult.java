package io.github.timescale4j.embedded;

import java.util.List;

/**
 * What a program did.
 *
 * @param exitCode its exit code, -1 if it was stopped because it took too long
 * @param output what it wrote to both its outputs
 */
record CommandResult(int exitCode, String output) {

    boolean succeeded() {
        return exitCode == 0;
    }

    /** Returns the last lines of the output, on one line. */
    String tail(int lines) {
        List<String> all = output.lines().filter(line -> !line.isBlank()).toList();
        return String.join(" | ", all.subList(Math.max(0, all.size() - lines), all.size()));
    }
}
