package io.github.timescale4j.client.diagnostics;

import java.util.List;

/**
 * Something that was found. It never holds a value of a row or a password.
 *
 * @param id which kind of finding it is, such as {@code job-failing}: stable from release to release
 * @param severity how urgent it is
 * @param subject what it is about: the name of a relation, a job, a host
 * @param finding what was found, with its numbers
 * @param why why that matters
 * @param advice what to do about it
 * @param statements the SQL that would do it, in order; empty if SQL cannot
 * @param documentation where the manual tells more
 */
public record Issue(
        String id,
        Severity severity,
        String subject,
        String finding,
        String why,
        String advice,
        List<String> statements,
        String documentation) {

    private static final String MANUAL = "docs/troubleshooting.md#";

    /**
     * Keeps the statements as they are.
     *
     * @param id see {@link #id()}
     * @param severity see {@link #severity()}
     * @param subject see {@link #subject()}
     * @param finding see {@link #finding()}
     * @param why see {@link #why()}
     * @param advice see {@link #advice()}
     * @param statements see {@link #statements()}
     * @param documentation see {@link #documentation()}
     */
    public Issue {
        statements = List.copyOf(statements);
    }

    /**
     * Makes a finding whose page in the manual has its id for a heading.
     *
     * @param id see {@link #id()}
     * @param severity see {@link #severity()}
     * @param subject see {@link #subject()}
     * @param finding see {@link #finding()}
     * @param why see {@link #why()}
     * @param advice see {@link #advice()}
     * @param statements see {@link #statements()}
     * @return the finding
     */
    public static Issue of(
            String id,
            Severity severity,
            String subject,
            String finding,
            String why,
            String advice,
            String... statements) {
        return new Issue(id, severity, subject, finding, why, advice, List.of(statements), MANUAL + id);
    }
}
