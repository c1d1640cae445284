package io.github.timescale4j.spring.metrics;

import io.github.timescale4j.client.statistics.JobStatistics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The meters of jobs. A job is named by what it does to what, because its id changes when it is made anew. */
final class JobMeters {

    private static final int MAX_JOBS = 200;

    private final Readings runs;
    private final Readings failures;
    private final Readings failing;
    private final Readings givenUp;
    private final Readings duration;

    JobMeters(MeterRegistry registry, BooleanSupplier fresh) {
        this.runs = Readings.counter(registry, MeterNames.JOB_RUNS, "Runs that the server has counted", null);
        this.failures = Readings.counter(registry, MeterNames.JOB_FAILURES, "Runs that failed", null);
        this.failing = Readings.gauge(
                registry, MeterNames.JOB_FAILING, "How often it has failed since it last succeeded", null, fresh);
        this.givenUp = Readings.gauge(
                registry, MeterNames.JOB_GIVEN_UP, "Jobs that failed and are not started any more", null, fresh);
        this.duration =
                Readings.gauge(registry, MeterNames.JOB_DURATION, "How long the last run took", "seconds", fresh);
    }

    void set(List<JobStatistics> jobs) {
        Groups run = Groups.summed();
        Groups failed = Groups.summed();
        Groups inARow = Groups.largest();
        Groups abandoned = Groups.summed();
        Groups lasted = Groups.largest();
        Set<String> named = new HashSet<>();
        for (JobStatistics job : jobs) {
            String name = name(job);
            boolean known = named.contains(name) || (named.size() < MAX_JOBS && named.add(name));
            Tags tags = Tags.of("job.name", known ? name : BoundedTag.OTHER);
            run.add(tags, job.runs());
            failed.add(tags, job.failures());
            inARow.add(tags, job.failuresInARow());
            abandoned.add(tags, job.gaveUp() ? 1 : 0);
            lasted.add(tags, RelationMeters.seconds(job.lastDuration()));
        }
        runs.set(run.values());
        failures.set(failed.values());
        failing.set(inARow.values());
        givenUp.set(abandoned.values());
        duration.set(lasted.values());
    }

    private static String name(JobStatistics job) {
        return job.relation() == null ? job.procedure() : job.procedure() + ":" + job.relation();
    }
}
