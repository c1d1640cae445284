package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.RelationName;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** The server's edition of TimescaleDB cannot keep what is declared. */
public final class UnsupportedEditionException extends SchemaMigrationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String edition;
    private final transient List<Unsupported> unsupported;

    UnsupportedEditionException(String edition, String version, List<Unsupported> unsupported) {
        super(
                unsupported.stream()
                        .map(Unsupported::toString)
                        .collect(
                                Collectors.joining(
                                        "\n  - ",
                                        "TimescaleDB " + version + " on this server is the " + edition
                                                + " edition, which has no continuous aggregates and no policies. It cannot keep:\n  - ",
                                        "\nNothing was changed. Use a server with the Community edition, or take out what needs it")),
                null);
        this.edition = edition;
        this.unsupported = List.copyOf(unsupported);
    }

    /**
     * The edition.
     *
     * @return its name, such as {@code Apache}
     */
    public String edition() {
        return edition;
    }

    /**
     * What it cannot keep.
     *
     * @return one element for each declaration
     */
    public List<Unsupported> unsupported() {
        return unsupported;
    }

    /**
     * A declaration that needs more than the edition has.
     *
     * @param relation the table or view
     * @param type the binary name of the declared type
     * @param features what the edition lacks
     */
    public record Unsupported(RelationName relation, String type, List<Feature> features) {

        /**
         * Copies the list.
         *
         * @param relation the table or view
         * @param type the binary name of the declared type
         * @param features what the edition lacks
         */
        public Unsupported {
            features = List.copyOf(features);
        }

        /**
         * Renders the declaration for people.
         *
         * @return for example {@code hourly_metrics (com.example.HourlyMetrics): continuous aggregate, refresh policy}
         */
        @Override
        public String toString() {
            return features.stream()
                    .map(Feature::label)
                    .collect(Collectors.joining(", ", relation + " (" + type + "): ", ""));
        }
    }
}
