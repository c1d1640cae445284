package io.github.timescale4j.test;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.QueryPlan;
import io.github.timescale4j.client.QueryPlan.ChunkCount;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about the plan of a query. Each asks the server for the plan with the values that are bound; nothing is run. Failures show
 * the plan, with these values.
 */
public final class QueryAssert extends AbstractAssert<QueryAssert, Query> {

    /** Reading a table of few rows from one end to the other is cheap, however many it will have one day. */
    private static final Map<String, String> PREFER_INDEXES = Map.of("enable_seqscan", "off");

    private static final String ADVICE = """
            Chunks are excluded by comparisons with the column of time itself. Instead of
                hour::date = :date
            write
                hour >= :from AND hour < :to
            with the bounds of TimeRange.dayOf(date, zone); the same goes for date_trunc, extract and AT TIME ZONE.""";

    QueryAssert(@Nullable Query query) {
        super(query, QueryAssert.class);
    }

    /**
     * Asserts that of each hypertable and aggregate that the query reads, some chunks are not read. Chunks that are excluded only when
     * the query starts count as not read.
     *
     * @return this
     * @throws AssertionError if all chunks of one are read, or it has one chunk only; or if the query reads no hypertable with chunks, so
     *     that there is nothing to exclude
     */
    public QueryAssert excludesChunks() {
        QueryPlan plan = plan();
        for (ChunkCount table : requireHypertables(plan)) {
            if (table.scanned() > 0 && table.scanned() == table.total()) {
                String one = table.total() == 1
                        ? "it has one chunk only: insert rows into several, so that the plan can leave some out"
                        : ADVICE;
                fail(
                        plan,
                        "to exclude chunks of '" + table.relation() + "', but it reads all " + table.total()
                                + " of them.\n" + one);
            }
        }
        return this;
    }

    /**
     * Asserts how many chunks the query reads, of all hypertables and aggregates together.
     *
     * @param chunks how many it may read
     * @return this
     * @throws AssertionError if it reads more, or no hypertable with chunks
     */
    public QueryAssert touchesAtMost(int chunks) {
        QueryPlan plan = plan();
        List<ChunkCount> tables = requireHypertables(plan);
        int scanned = tables.stream().mapToInt(ChunkCount::scanned).sum();
        if (scanned > chunks) {
            fail(
                    plan,
                    "to read at most " + chunks + " chunks, but it reads "
                            + tables.stream()
                                    .map(table ->
                                            table.scanned() + " of " + table.total() + " of '" + table.relation() + "'")
                                    .collect(Collectors.joining(", "))
                            + ".\n" + ADVICE);
        }
        return this;
    }

    /**
     * Asserts that an index serves the query. It is planned as if sequential scans were expensive, because a test has few rows.
     *
     * @param index the name of the hypertable's index, whatever those of its chunks are called
     * @return this
     * @throws AssertionError if the plan goes without it
     */
    public QueryAssert usesIndex(String index) {
        QueryPlan plan = plan(PREFER_INDEXES);
        if (!plan.indexes().contains(index)) {
            fail(
                    plan,
                    "to use the index '" + index + "', but it uses "
                            + (plan.indexes().isEmpty() ? "none" : String.join(", ", plan.indexes())) + ".");
        }
        return this;
    }

    /**
     * Asserts that an index serves the query wherever it reads. It is planned as if sequential scans were expensive, because a test has
     * few rows: what remains has no index that fits. A chunk in the columnstore is read sequentially unless the query gives a column of
     * {@code segmentBy}.
     *
     * @return this
     * @throws AssertionError if a table or chunk is read from one end to the other
     */
    public QueryAssert doesNotScanSequentially() {
        QueryPlan plan = plan(PREFER_INDEXES);
        if (!plan.sequentialScans().isEmpty()) {
            fail(
                    plan,
                    "to use indexes only, but none fits where it reads " + String.join(", ", plan.sequentialScans())
                            + ".");
        }
        return this;
    }

    private QueryPlan plan() {
        return plan(Map.of());
    }

    private QueryPlan plan(Map<String, String> settings) {
        isNotNull();
        return actual.explain(settings);
    }

    /** An assertion about chunks that nobody could have read says nothing. */
    private List<ChunkCount> requireHypertables(QueryPlan plan) {
        List<ChunkCount> tables =
                plan.hypertables().stream().filter(table -> table.total() > 0).toList();
        if (tables.isEmpty()) {
            fail(
                    plan,
                    "to read a hypertable with chunks, but it reads none: the tables are plain ones or empty, or there are no"
                            + " rows at all for these values. Insert rows for them and for others.");
        }
        return tables;
    }

    private void fail(QueryPlan plan, String expectation) {
        failWithMessage(
                "%s",
                "Expecting the query " + expectation + "\nPlan:\n" + plan.text().indent(4));
    }
}
