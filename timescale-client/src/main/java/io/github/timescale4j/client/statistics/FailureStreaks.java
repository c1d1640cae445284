package io.github.timescale4j.client.statistics;

import io.github.timescale4j.client.statistics.JobReader.Job;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often jobs fail in a row, by how much their numbers of failures grow from one reading to the next while none succeeds. The
 * view of errors shows them only to the owners of the job and of the database on some releases, and forgets them after a while. Safe for
 * use by several threads.
 */
final class FailureStreaks {

    private final Map<Integer, Streak> streaks = new HashMap<>();

    /**
     * Failures since a success. While the job runs the server does not say how the last run ended, but that success is still the last.
     *
     * @param since when it succeeded; {@code null} if it never has
     * @param before how many failures there had been when the streak began, as far as that is known
     */
    private record Streak(@Nullable Instant since, long before) {}

    /** The jobs with as many failures in a row as are known by now. */
    synchronized List<Job> extended(List<Job> jobs) {
        streaks.keySet().retainAll(jobs.stream().map(Job::id).toList());
        return jobs.stream().map(this::extended).toList();
    }

    private Job extended(Job job) {
        Streak known = streaks.get(job.id());
        if (known == null || !Objects.equals(known.since(), job.lastSuccess()) || known.before() > job.failures()) {
            // One that has never succeeded has done nothing but fail.
            known = new Streak(job.lastSuccess(), job.lastSuccess() == null ? 0 : job.failures() - job.failing());
            streaks.put(job.id(), known);
        }
        long seen = job.failures() - known.before();
        return seen > job.failing() ? job.failing((int) Math.min(seen, Integer.MAX_VALUE)) : job;
    }
}
