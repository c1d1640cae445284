package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Feature;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a server has to have for statements of tests, which no processor has looked at. */
final class NeededFeatures {

    private static final String REFRESH = "add_continuous_aggregate_policy";
    private static final Map<String, Feature> WORDS = words();

    private NeededFeatures() {}

    private static Map<String, Feature> words() {
        Map<String, Feature> words = new LinkedHashMap<>();
        words.put("timescaledb.continuous", Feature.CONTINUOUS_AGGREGATE);
        words.put(REFRESH, Feature.REFRESH_POLICY);
        words.put("add_retention_policy", Feature.RETENTION_POLICY);
        words.put("add_reorder_policy", Feature.REORDER_POLICY);
        words.put("timescaledb.compress", Feature.COLUMNSTORE);
        words.put("timescaledb.compress_index", Feature.SPARSE_INDEX);
        words.put("firstlast(", Feature.FIRST_LAST_SPARSE_INDEX);
        words.put("\"time\", TIMESTAMPTZ '", Feature.BUCKET_ALIGNMENT);
        words.put("\"time\", INTERVAL '", Feature.BUCKET_ALIGNMENT);
        words.put("buckets_per_batch", Feature.REFRESH_BATCHES);
        words.put("refresh_newest_first => false", Feature.REFRESH_OLDEST_FIRST);
        return words;
    }

    /** What the statements of one relation need. */
    static Set<Feature> of(Collection<String> statements) {
        Set<Feature> features = new TreeSet<>();
        WORDS.forEach((word, feature) -> {
            if (statements.stream().anyMatch(sql -> sql.contains(word))) {
                features.add(feature);
            }
        });
        if (statements.stream().filter(sql -> sql.contains(REFRESH)).count() > 1) {
            features.add(Feature.SEVERAL_REFRESH_POLICIES);
        }
        if (features.contains(Feature.CONTINUOUS_AGGREGATE)
                && statements.stream().anyMatch(sql -> sql.contains("set_chunk_time_interval"))) {
            features.add(Feature.CHUNK_INTERVAL_OF_AGGREGATE);
        }
        return features;
    }

    /** What a line of the matrix needs, with aggregates or without. */
    static Set<Feature> of(Transition transition, boolean aggregates) {
        Set<Feature> features = new TreeSet<>();
        for (Transition.Form form : List.of(transition.from(), transition.to())) {
            features.addAll(of(form.tableStatements()));
            if (aggregates) {
                features.addAll(of(form.aggregateStatements()));
                features.addAll(of(form.dailyStatements()));
            }
        }
        return features;
    }
}
