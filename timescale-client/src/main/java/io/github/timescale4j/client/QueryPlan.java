package io.github.timescale4j.client;

import java.util.List;

/**
 * How the server would run a statement with the values that are bound to it, without having run it. The conditions in the lines and in
 * the JSON hold these values, so neither belongs into a log; {@link #toString()} shows none of them.
 *
 * <p>It cannot be changed and is safe for use by several threads.
 */
public final class QueryPlan {

    private final List<String> lines;
    private final String json;
    private final List<ChunkCount> hypertables;
    private final List<String> indexes;
    private final List<String> sequentialScans;

    QueryPlan(
            List<String> lines,
            String json,
            List<ChunkCount> hypertables,
            List<String> indexes,
            List<String> sequentialScans) {
        this.lines = List.copyOf(lines);
        this.json = json;
        this.hypertables = List.copyOf(hypertables);
        this.indexes = List.copyOf(indexes);
        this.sequentialScans = List.copyOf(sequentialScans);
    }

    /**
     * How many chunks of a hypertable are read.
     *
     * @param relation the hypertable or continuous aggregate, with its schema unless that is on the {@code search_path}
     * @param scanned how many chunks the plan reads; those that are excluded when it starts do not count
     * @param total how many there are
     */
    public record ChunkCount(String relation, int scanned, int total) {}

    /**
     * The plan as {@code EXPLAIN} writes it for people.
     *
     * @return its lines
     */
    public List<String> lines() {
        return lines;
    }

    /**
     * The plan as one text.
     *
     * @return the lines, separated by line feeds
     */
    public String text() {
        return String.join("\n", lines);
    }

    /**
     * The plan for programs.
     *
     * @return what {@code EXPLAIN (FORMAT JSON, VERBOSE)} says: an array of one object
     */
    public String json() {
        return json;
    }

    /**
     * The hypertables and continuous aggregates that the plan reads. A real-time aggregate has two: itself and what it is made from. One
     * whose chunks the planner excludes without exception may be missing.
     *
     * @return each once, by name
     */
    public List<ChunkCount> hypertables() {
        return hypertables;
    }

    /**
     * The indexes that the plan uses. Where it is that of a chunk, the hypertable's is named; the columnstore's own have names like
     * {@code compress_hyper_2_3_chunk_…_idx}.
     *
     * @return their names, without schema, each once
     */
    public List<String> indexes() {
        return indexes;
    }

    /**
     * The tables and chunks that the plan reads from one end to the other.
     *
     * @return their names, without schema, each once
     */
    public List<String> sequentialScans() {
        return sequentialScans;
    }

    @Override
    public String toString() {
        return "plan of " + lines.size() + " lines over " + hypertables;
    }
}
