package io.github.timescale4j.client.diagnostics;

/** How urgent a finding is, the most urgent first. */
public enum Severity {
    /** Something does not work, or data is being lost. */
    ERROR,
    /** Something will not work, or is far slower than it could be. */
    WARNING,
    /** Something that could be better. */
    HINT,
    /** It could not be looked at: the finding says what was missing. */
    UNCHECKED
}
