package io.github.timescale4j.client.diagnostics;

import java.util.List;

/**
 * Looks for one kind of finding. An application's own are run together with those of the library: see
 * {@link PerformanceTroubleshooter.Builder#checks(java.util.Collection)}.
 *
 * <p>A check only reads, keeps nothing between two runs and may be run by several threads at once.
 */
public interface Check {

    /**
     * Names the kind of finding.
     *
     * @return words in lower case with hyphens, such as {@code job-failing}: stable from release to release
     */
    String id();

    /**
     * Says what it looks at.
     *
     * @return the topic with which it is run
     */
    Topic topic();

    /**
     * Looks.
     *
     * @param context the client, the server's version and the limits
     * @return what was found; empty if nothing is wrong
     * @throws org.springframework.dao.DataAccessException if the database does not answer: the diagnosis turns it into a finding
     *     with the severity {@link Severity#UNCHECKED}
     */
    List<Issue> run(CheckContext context);
}
