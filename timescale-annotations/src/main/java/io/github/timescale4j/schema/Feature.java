package io.github.timescale4j.schema;

import java.util.List;

/**
 * What a declaration needs that not every release or not every edition of TimescaleDB has. The constants are those that this
 * version of the library knows; the index of a module that was compiled with another one may hold others.
 *
 * @param label its name for people, unique among features
 * @param since the release that brought it
 * @param community whether only the Community edition has it, and the Apache edition does not
 */
public record Feature(String label, Release since, boolean community) implements Comparable<Feature> {

    /** A view that the server materializes. */
    public static final Feature CONTINUOUS_AGGREGATE = new Feature("continuous aggregate", Release.OLDEST, true);

    /** A background job that refreshes a continuous aggregate. */
    public static final Feature REFRESH_POLICY = new Feature("refresh policy", Release.OLDEST, true);

    /** A background job that drops old chunks. */
    public static final Feature RETENTION_POLICY = new Feature("retention policy", Release.OLDEST, true);

    /** A background job that orders the rows of older chunks. */
    public static final Feature REORDER_POLICY = new Feature("reorder policy", Release.OLDEST, true);

    /** Older chunks kept in columns, with the background job that converts them. */
    public static final Feature COLUMNSTORE = new Feature("columnstore", Release.OLDEST, true);

    /** How much time a chunk of buckets holds, said by the declaration. */
    public static final Feature CHUNK_INTERVAL_OF_AGGREGATE =
            new Feature("chunk interval of an aggregate", new Release(2, 12, 0), true);

    /** Buckets that begin elsewhere than by themselves. */
    public static final Feature BUCKET_ALIGNMENT =
            new Feature("origin or offset of buckets", new Release(2, 15, 0), true);

    /** An outer join in the query of an aggregate. */
    public static final Feature LEFT_JOIN = new Feature("left join in an aggregate", new Release(2, 16, 0), true);

    /** More than one other table in the query of an aggregate, or more than one equality by which it is joined. */
    public static final Feature SEVERAL_JOINS =
            new Feature("several tables or conditions of a join in an aggregate", new Release(2, 16, 0), true);

    /** A foreign key over columns by which the columnstore does not keep rows together. */
    public static final Feature FOREIGN_KEY_BESIDE_SEGMENTS =
            new Feature("foreign key outside of segmentBy", new Release(2, 16, 0), true);

    /** An aggregate whose refresh writes into converted chunks. */
    public static final Feature COLUMNSTORE_WITHIN_REFRESH =
            new Feature("columnstore within the refreshed window", new Release(2, 18, 1), true);

    /** A refresh policy that works in several transactions, as the declaration says. */
    public static final Feature REFRESH_BATCHES = new Feature("refresh in batches", new Release(2, 19, 0), true);

    /** A refresh policy that begins with the oldest batch. */
    public static final Feature REFRESH_OLDEST_FIRST =
            new Feature("refresh of the oldest first", new Release(2, 20, 0), true);

    /** A column of an aggregate that depends on when or in which session it is computed. */
    public static final Feature UNSTABLE_EXPRESSION =
            new Feature("expression that is not immutable", new Release(2, 20, 0), true);

    /** More than one refresh policy of an aggregate over a hypertable. */
    public static final Feature SEVERAL_REFRESH_POLICIES =
            new Feature("several refresh policies", new Release(2, 21, 0), true);

    /** A table that is partitioned by UUIDs of version 7. */
    public static final Feature UUID_TIME = new Feature("time of UUIDs", new Release(2, 22, 0), false);

    /** Sparse indexes of the columnstore that the declaration chooses. */
    public static final Feature SPARSE_INDEX = new Feature("sparse index", new Release(2, 22, 0), true);

    /** A function in the columns of an aggregate that gives several rows. */
    public static final Feature SET_RETURNING_FUNCTION =
            new Feature("function that returns a set in an aggregate", new Release(2, 23, 0), true);

    /** An aggregate over a time of UUIDs. */
    public static final Feature UUID_BUCKETS = new Feature("buckets of UUIDs", new Release(2, 24, 0), true);

    /** A policy that tells from UUIDs how old rows are. */
    public static final Feature UUID_AGES = new Feature("policy over a time of UUIDs", new Release(2, 25, 0), true);

    /** A bloom filter over several columns at once. */
    public static final Feature COMPOSITE_SPARSE_INDEX =
            new Feature("sparse index over several columns", new Release(2, 26, 0), true);

    /** A sparse index that knows the first and the last value of a batch. */
    public static final Feature FIRST_LAST_SPARSE_INDEX =
            new Feature("sparse index of first and last values", new Release(2, 28, 0), true);

    /** The columnstore of an aggregate that no policy refreshes. */
    public static final Feature COLUMNSTORE_WITHOUT_REFRESH =
            new Feature("columnstore of an aggregate without refresh policy", new Release(2, 28, 0), true);

    /** More than one refresh policy of an aggregate over another. */
    public static final Feature SEVERAL_REFRESH_POLICIES_OVER_AGGREGATE =
            new Feature("several refresh policies over an aggregate", new Release(2, 29, 0), true);

    /** Those of which older indexes hold the name alone. */
    private static final List<Feature> BY_NAME =
            List.of(CONTINUOUS_AGGREGATE, REFRESH_POLICY, RETENTION_POLICY, REORDER_POLICY, COLUMNSTORE);

    private static final String COMMUNITY = "community";
    private static final String APACHE = "apache";

    /**
     * Renders the feature for the index.
     *
     * @return the name, the release and the edition, separated by tabs
     */
    String write() {
        return String.join("\t", label, since.toString(), community ? COMMUNITY : APACHE);
    }

    /**
     * Reads what {@link #write()} wrote.
     *
     * @throws IllegalArgumentException if they are not these
     */
    static Feature read(String label, String since, String edition) {
        if (!edition.equals(COMMUNITY) && !edition.equals(APACHE)) {
            throw new IllegalArgumentException("'" + edition + "' is not a known edition");
        }
        return new Feature(label, Release.parse(since), edition.equals(COMMUNITY));
    }

    /**
     * Finds a feature that stands in an index by its name alone, as all did before releases were written there.
     *
     * @throws IllegalArgumentException if there was none with that name
     */
    static Feature named(String label) {
        return BY_NAME.stream()
                .filter(feature -> feature.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is not a known feature"));
    }

    /**
     * Orders features by release, and those of one release by name.
     *
     * @param other another feature
     * @return below 0 if this one comes first, above 0 if the other one does
     */
    @Override
    public int compareTo(Feature other) {
        int order = since.compareTo(other.since);
        return order != 0 ? order : write().compareTo(other.write());
    }
}
