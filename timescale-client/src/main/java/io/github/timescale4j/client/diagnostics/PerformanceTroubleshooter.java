package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.TimeScaleClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Looks through a database for what makes it slow, and for what will lose data or stop without a word: policies that contradict
 * each other, jobs that do not run, chunks and indexes of the wrong size.
 *
 * <pre>{@code
 * List<Issue> issues = PerformanceTroubleshooter.builder(client).build().diagnose();
 * }</pre>
 *
 * <p>It only reads, and only what the server counts anyway: no rows of the application's tables. Each check is one or two queries;
 * those over chunks take up to some hundred milliseconds where there are thousands. It should not be run within a transaction: a
 * query that fails ends that for all others. What it finds holds names and numbers, but no value of a row.
 *
 * <p>It is safe for use by several threads.
 */
public final class PerformanceTroubleshooter {

    private final TimeScaleClient client;
    private final Thresholds thresholds;
    private final List<Check> checks;

    private PerformanceTroubleshooter(Builder builder) {
        this.client = builder.client;
        this.thresholds = builder.thresholds;
        this.checks = new ArrayList<>(StandardChecks.all());
        this.checks.addAll(builder.checks);
    }

    /**
     * Begins to configure one.
     *
     * @param client the client of the database to look at, which stays open
     * @return a builder with the limits of {@link Thresholds#DEFAULTS} and the library's checks
     */
    public static Builder builder(TimeScaleClient client) {
        return new Builder(client);
    }

    /**
     * Runs all checks.
     *
     * @return what was found, the most urgent first; what could not be looked at is among it
     * @throws org.springframework.dao.DataAccessException if the server cannot be reached: see the connection's troubleshooter
     */
    public List<Issue> diagnose() {
        return diagnose(EnumSet.allOf(Topic.class));
    }

    /**
     * Runs the checks of some topics.
     *
     * @param topics what to look at
     * @return what was found, the most urgent first
     * @throws org.springframework.dao.DataAccessException if the server cannot be reached
     */
    public List<Issue> diagnose(Set<Topic> topics) {
        return Diagnosis.run(
                client,
                thresholds,
                checks.stream().filter(check -> topics.contains(check.topic())).toList());
    }

    /**
     * Looks for statements that take long.
     *
     * @return what was found, the most urgent first
     * @throws org.springframework.dao.DataAccessException if the server cannot be reached
     */
    public List<Issue> checkSlowQueries() {
        return diagnose(EnumSet.of(Topic.SLOW_QUERIES));
    }

    /**
     * Looks for indexes that are missing, unused or broken.
     *
     * @return what was found, the most urgent first
     * @throws org.springframework.dao.DataAccessException if the server cannot be reached
     */
    public List<Issue> checkIndexUsage() {
        return diagnose(EnumSet.of(Topic.INDEXES));
    }

    /**
     * Looks for chunks that are too many, too large or too small.
     *
     * @return what was found, the most urgent first
     * @throws org.springframework.dao.DataAccessException if the server cannot be reached
     */
    public List<Issue> checkChunkSize() {
        return diagnose(EnumSet.of(Topic.CHUNKS));
    }

    /**
     * Looks for what is compressed badly, late or never.
     *
     * @return what was found, the most urgent first
     * @throws org.springframework.dao.DataAccessException if the server cannot be reached
     */
    public List<Issue> checkCompressionSettings() {
        return diagnose(EnumSet.of(Topic.COLUMNSTORE));
    }

    /** Configures a {@link PerformanceTroubleshooter}. */
    public static final class Builder {

        private final TimeScaleClient client;
        private Thresholds thresholds = Thresholds.DEFAULTS;
        private final List<Check> checks = new ArrayList<>();

        private Builder(TimeScaleClient client) {
            this.client = client;
        }

        /**
         * Sets from where on something is a finding.
         *
         * @param limits in place of the defaults
         * @return this builder
         */
        public Builder thresholds(Thresholds limits) {
            this.thresholds = limits;
            return this;
        }

        /**
         * Adds checks of the application's own.
         *
         * @param own run after those of the library
         * @return this builder
         */
        public Builder checks(Collection<? extends Check> own) {
            checks.addAll(own);
            return this;
        }

        /**
         * Makes the troubleshooter.
         *
         * @return it, which has not looked yet
         */
        public PerformanceTroubleshooter build() {
            return new PerformanceTroubleshooter(this);
        }
    }
}
