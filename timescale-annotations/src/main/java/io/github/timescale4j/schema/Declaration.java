package io.github.timescale4j.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the processor wrote down about one annotated type: where its SQL is and how its components map to columns.
 *
 * @param kind hypertable or continuous aggregate
 * @param type the binary name of the annotated type
 * @param relation the table or view
 * @param timeColumn the column of time; for an aggregate that of its buckets
 * @param source for an aggregate what it reads, otherwise {@code null}
 * @param bucket for an aggregate the width of its buckets, otherwise {@code null}
 * @param retention how long rows are kept; {@code null} means for ever
 * @param features what it needs that not every release or edition of the server has
 * @param columns one for each component, in the order of the constructor's parameters
 * @param renames the columns that had another name before
 * @param sqlResource the path of its SQL on the class path
 * @param sha256 the checksum of the statements in that SQL, in hexadecimal
 * @param derivation for an aggregate how its rows follow from those of its source; {@code null} where that is not known
 */
public record Declaration(
        Kind kind,
        String type,
        RelationName relation,
        String timeColumn,
        @Nullable RelationName source,
        @Nullable TimeInterval bucket,
        @Nullable TimeInterval retention,
        Set<Feature> features,
        List<DeclaredColumn> columns,
        List<Rename> renames,
        String sqlResource,
        String sha256,
        @Nullable Derivation derivation) {

    /**
     * Makes a declaration of which it is not known how its rows follow from those of its source.
     *
     * @param kind hypertable or continuous aggregate
     * @param type the binary name of the annotated type
     * @param relation the table or view
     * @param timeColumn the column of time; for an aggregate that of its buckets
     * @param source for an aggregate what it reads, otherwise {@code null}
     * @param bucket for an aggregate the width of its buckets, otherwise {@code null}
     * @param retention how long rows are kept; {@code null} means for ever
     * @param features what it needs of the server's edition
     * @param columns one for each component, in the order of the constructor's parameters
     * @param renames the columns that had another name before
     * @param sqlResource the path of its SQL on the class path
     * @param sha256 the checksum of the statements in that SQL, in hexadecimal
     */
    public Declaration(
            Kind kind,
            String type,
            RelationName relation,
            String timeColumn,
            @Nullable RelationName source,
            @Nullable TimeInterval bucket,
            @Nullable TimeInterval retention,
            Set<Feature> features,
            List<DeclaredColumn> columns,
            List<Rename> renames,
            String sqlResource,
            String sha256) {
        this(
                kind,
                type,
                relation,
                timeColumn,
                source,
                bucket,
                retention,
                features,
                columns,
                renames,
                sqlResource,
                sha256,
                null);
    }

    /**
     * A column that had another name before.
     *
     * @param column its name
     * @param from its earlier name
     */
    public record Rename(String column, String from) {}

    static List<Rename> renames(List<ColumnOptions> columns) {
        List<Rename> renames = new ArrayList<>();
        for (ColumnOptions options : columns) {
            String from = options.renamedFrom();
            if (from != null) {
                renames.add(new Rename(options.column(), from));
            }
        }
        return List.copyOf(renames);
    }

    /** What a declared type becomes. */
    public enum Kind {
        /** A partitioned table. */
        HYPERTABLE,
        /** A materialized view over buckets of time. */
        CONTINUOUS_AGGREGATE;

        /**
         * The kind's name for people.
         *
         * @return for example {@code continuous aggregate}
         */
        public String label() {
            return this == HYPERTABLE ? "hypertable" : "continuous aggregate";
        }
    }
}
