package io.github.timescale4j.client.admin;

import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.schema.IndexMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Passes each task on to the class that does it. */
final class DefaultTimescaleAdmin implements TimescaleAdmin {

    private final Indexes indexes;
    private final Retention retention;
    private final Refresher refresher;

    DefaultTimescaleAdmin(StatementRunner runner) {
        this.indexes = new Indexes(runner);
        this.retention = new Retention(runner);
        this.refresher = new Refresher(runner);
    }

    @Override
    public String createIndex(String relation, List<String> columns, IndexMethod method) {
        return indexes.create(relation, columns, method);
    }

    @Override
    public void setRetentionPolicy(String relation, Duration dropAfter) {
        retention.set(relation, dropAfter);
    }

    @Override
    public void setRetentionPolicy(String relation, long dropAfter) {
        retention.set(relation, dropAfter);
    }

    @Override
    public boolean removeRetentionPolicy(String relation) {
        return retention.remove(relation);
    }

    @Override
    public RefreshedWindow refresh(Class<?> aggregate, Instant from, Instant to) {
        return refresher.refresh(aggregate, from, to);
    }

    @Override
    public RefreshedWindow refresh(String aggregate, Instant from, Instant to) {
        return refresher.refresh(aggregate, from, to);
    }

    @Override
    public RefreshedRange refresh(String aggregate, long from, long to) {
        return refresher.refresh(aggregate, from, to);
    }

    @Override
    public List<RefreshedWindow> refreshAggregatesOf(Class<?> source, Instant from, Instant to) {
        return refresher.refreshAggregatesOf(source, from, to);
    }
}
