package io.github.timescale4j.spring.health;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.statistics.AggregateStatistics;
import io.github.timescale4j.client.statistics.JobStatistics;
import io.github.timescale4j.client.statistics.ServerState;
import io.github.timescale4j.client.statistics.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says of a database that answers what is not well. It knows only what was asked some time ago, and asks nothing. */
final class HealthChecks {

    /** An answer that nobody can read helps nobody. */
    private static final int MAX_NAMES = 10;

    private static final Duration TOLERANCE = Duration.ofMinutes(1);
    private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

    private final HealthProperties properties;
    private final Map<String, Instant> firstSeen = new HashMap<>();

    HealthChecks(HealthProperties properties) {
        this.properties = properties;
    }

    /** What is not well, as details; nothing if everything is. */
    synchronized Map<String, Object> of(Statistics statistics) {
        Map<String, Object> found = new LinkedHashMap<>();
        Map<String, Object> jobs = new LinkedHashMap<>();
        if (properties.jobs().enabled()) {
            put(
                    jobs,
                    "failing",
                    statistics.jobs().stream()
                            .filter(job -> !job.paused()
                                    && job.failuresInARow() >= properties.jobs().failures())
                            .map(job -> Map.of("job", name(job), "failures", job.failuresInARow())));
        }
        if (properties.givenUpJobs().enabled()) {
            put(
                    jobs,
                    "givenUp",
                    statistics.jobs().stream().filter(JobStatistics::gaveUp).map(HealthChecks::name));
        }
        if (!jobs.isEmpty()) {
            found.put("jobs", jobs);
        }
        // A server that lists no sessions has no scheduler either: somebody else decides when its jobs run.
        if (statistics.server().connections() > 0) {
            aggregates(statistics, found);
            workers(statistics, found);
        }
        library(statistics.server(), found);
        return found;
    }

    private static String name(JobStatistics job) {
        return job.relation() == null ? job.procedure() : job.procedure() + ":" + job.relation();
    }

    private static void put(Map<String, Object> details, String key, Stream<?> values) {
        List<?> first = values.limit(MAX_NAMES).toList();
        if (!first.isEmpty()) {
            details.put(key, first);
        }
    }

    private void aggregates(Statistics statistics, Map<String, Object> found) {
        if (!properties.aggregates().enabled()) {
            return;
        }
        Map<String, Object> stale = new LinkedHashMap<>();
        put(
                stale,
                "stale",
                statistics.aggregates().stream()
                        .filter(aggregate -> isStale(aggregate, statistics.at()))
                        .map(HealthChecks::described));
        firstSeen
                .keySet()
                .retainAll(statistics.aggregates().stream()
                        .map(AggregateStatistics::relation)
                        .collect(Collectors.toSet()));
        if (!stale.isEmpty()) {
            found.put("aggregates", stale);
        }
    }

    /** One that was never refreshed may have been made a moment ago. */
    private boolean isStale(AggregateStatistics aggregate, Instant now) {
        Instant seen = firstSeen.computeIfAbsent(aggregate.relation(), relation -> now);
        Duration schedule = aggregate.schedule();
        if (schedule == null) {
            return false;
        }
        Instant since = Objects.requireNonNullElse(aggregate.lastRefresh(), seen);
        Duration allowed =
                schedule.multipliedBy(properties.aggregates().missedSchedules()).plus(TOLERANCE);
        return Duration.between(since, now).compareTo(allowed) > 0;
    }

    private static Map<String, Object> described(AggregateStatistics aggregate) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("aggregate", aggregate.relation());
        details.put("lastRefresh", aggregate.lastRefresh() == null ? "never" : aggregate.lastRefresh());
        details.put("schedule", String.valueOf(aggregate.schedule()));
        return details;
    }

    /** Whatever the reason is, and whether or not this role may see how many workers there are. */
    private void workers(Statistics statistics, Map<String, Object> found) {
        long overdue = statistics.jobs().stream()
                .filter(job ->
                        job.isOverdue(statistics.at(), properties.workers().overdue()))
                .count();
        if (properties.workers().enabled() && overdue > 0) {
            Map<String, Object> workers = new LinkedHashMap<>();
            workers.put("used", known(statistics.server().backgroundWorkers()));
            workers.put("max", known(statistics.server().maxBackgroundWorkers()));
            workers.put("overdueJobs", overdue);
            found.put("workers", workers);
        }
    }

    private static Object known(@Nullable Integer number) {
        return number == null ? "unknown" : number;
    }

    private void library(ServerState server, Map<String, Object> found) {
        String database = server.version().extension();
        String installed = server.availableExtension();
        if (properties.library().enabled() && isOlder(installed, database)) {
            found.put("library", Map.of("installed", String.valueOf(installed), "database", String.valueOf(database)));
        }
    }

    private static boolean isOlder(@Nullable String installed, @Nullable String database) {
        Matcher numbers = RELEASE.matcher(database == null ? "" : database);
        return installed != null
                && numbers.matches()
                && !new ServerVersion("", installed, Edition.UNKNOWN)
                        .isAtLeast(
                                Integer.parseInt(numbers.group(1)),
                                Integer.parseInt(numbers.group(2)),
                                Integer.parseInt(numbers.group(3)));
    }
}
