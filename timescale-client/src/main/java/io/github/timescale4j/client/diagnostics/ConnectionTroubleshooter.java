package io.github.timescale4j.client.diagnostics;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.schema.RelationName;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why an application has no connection to its database, or will soon have none. It works with no database at all: it goes
 * the way of a connection by itself (the host's name, the port, the protocol, encryption, the login, the limits), each step with a
 * time limit, and stops where the way ends. It never takes a connection from a pool, and changes nothing.
 *
 * <pre>{@code
 * List<Issue> issues = ConnectionTroubleshooter.builder(ConnectionTarget.of(url, "anna", password))
 *         .build()
 *         .diagnose();
 * }</pre>
 *
 * <p>Issues hold names of hosts, databases and roles, but no password. Safe for use by several threads.
 */
public final class ConnectionTroubleshooter {

    private final ConnectionTarget target;
    private final Duration timeout;
    private final Thresholds.Connections limits;
    private final List<RelationName> relations;
    private final @Nullable String applicationName;
    private final @Nullable HikariDataSource pool;

    private ConnectionTroubleshooter(Builder builder) {
        this.target = builder.target;
        this.timeout = builder.timeout;
        this.limits = builder.limits;
        this.relations = builder.relations;
        this.applicationName = builder.applicationName;
        this.pool = builder.pool;
    }

    /**
     * Begins with a target.
     *
     * @param target where the application would connect to
     * @return a builder with the usual limits
     */
    public static Builder builder(ConnectionTarget target) {
        return new Builder(target);
    }

    /**
     * Looks at everything.
     *
     * @return what was found, the most urgent first; empty if nothing is wrong
     */
    public List<Issue> diagnose() {
        return find(EnumSet.allOf(Topic.class));
    }

    /**
     * Looks at the way to the server (the host's name, the port, the protocol, encryption), and whether what answers is a
     * TimescaleDB.
     *
     * @return what was found, the most urgent first
     */
    public List<Issue> checkConnectivity() {
        return find(EnumSet.of(Topic.CONNECTIVITY, Topic.SCHEMA));
    }

    /**
     * Looks at the login: the secret, the password, the server's rules for it, and the rights of the role.
     *
     * @return what was found, the most urgent first
     */
    public List<Issue> checkCredentials() {
        return find(EnumSet.of(Topic.CREDENTIALS));
    }

    /**
     * Looks at how many connections there are and may be: in the pool, for the role, in the database and on the server.
     *
     * @return what was found, the most urgent first
     */
    public List<Issue> checkResourceLimits() {
        return find(EnumSet.of(Topic.RESOURCES));
    }

    /**
     * Looks for something between the application and the server that drops what is sent: a firewall, or a NetworkPolicy of
     * Kubernetes.
     *
     * @return what was found
     */
    public List<Issue> checkNetworkPolicies() {
        return find(EnumSet.of(Topic.NETWORK));
    }

    private List<Issue> find(Set<Topic> topics) {
        return new ConnectionWalk(target, timeout, limits, relations, applicationName, pool)
                .walk().stream()
                        .filter(issue -> topics.contains(ConnectionProblem.topicOf(issue)))
                        .sorted(Comparator.comparing(Issue::severity).thenComparing(Issue::subject))
                        .toList();
    }

    /** Makes a {@link ConnectionTroubleshooter}. Not safe for use by several threads. */
    public static final class Builder {

        private static final Duration TIMEOUT = Duration.ofSeconds(3);
        private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);
        private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

        private final ConnectionTarget target;
        private Duration timeout = TIMEOUT;
        private Thresholds.Connections limits = Thresholds.DEFAULTS.connections();
        private List<RelationName> relations = List.of();
        private @Nullable String applicationName;
        private @Nullable HikariDataSource pool;

        private Builder(ConnectionTarget target) {
            this.target = target;
        }

        /**
         * Sets how long each step may take.
         *
         * @param timeout from 100 ms to a minute; 3 seconds where nothing is set
         * @return this builder
         * @throws IllegalArgumentException if it is out of that range
         */
        public Builder timeout(Duration timeout) {
            if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
                throw new IllegalArgumentException("'timeout' must be from 100 ms to 1 minute, not " + timeout);
            }
            this.timeout = timeout;
            return this;
        }

        /**
         * Sets from where on something is a finding.
         *
         * @param thresholds of which those of connections count; the time limit of a step is {@link #timeout(Duration)}
         * @return this builder
         */
        public Builder thresholds(Thresholds thresholds) {
            limits = thresholds.connections();
            return this;
        }

        /**
         * Names the relations that the role has to read and, where they are tables, to insert into.
         *
         * @param names such as {@code metric_data} or {@code sensors.metric_data}; without a schema they are looked for along the
         *     connection's {@code search_path}
         * @return this builder
         * @throws IllegalArgumentException if one of them cannot be a name
         */
        public Builder relations(String... names) {
            return relations(Arrays.stream(names).map(RelationName::parse).toList());
        }

        /**
         * Names the same as {@link #relations(String...)}.
         *
         * @param names the relations
         * @return this builder
         */
        public Builder relations(Collection<RelationName> names) {
            relations = List.copyOf(names);
            return this;
        }

        /**
         * Sets the name under which the server lists the application's connections, by which its instances are counted.
         *
         * @param name the name; that of the URL where nothing is set
         * @return this builder
         */
        public Builder applicationName(@Nullable String name) {
            applicationName = name;
            return this;
        }

        /**
         * Sets the application's pool, whose waiting threads are counted. No connection is taken from it.
         *
         * @param pool the pool
         * @return this builder
         */
        public Builder pool(HikariDataSource pool) {
            this.pool = pool;
            return this;
        }

        /**
         * Makes the troubleshooter.
         *
         * @return the troubleshooter, which has not looked at anything yet
         */
        public ConnectionTroubleshooter build() {
            return new ConnectionTroubleshooter(this);
        }
    }
}
