package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.Release;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The server's TimescaleDB is older, or of another edition, than what is declared needs. */
public final class UnsupportedFeatureException extends SchemaMigrationException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ServerVersion found;
    private final transient List<Unsupported> unsupported;

    UnsupportedFeatureException(String database, ServerVersion found, List<Unsupported> unsupported) {
        super(message(database, found, unsupported), null);
        this.found = found;
        this.unsupported = List.copyOf(unsupported);
    }

    private static String message(String database, ServerVersion found, List<Unsupported> unsupported) {
        List<String> lacks = new ArrayList<>();
        if (unsupported.stream().anyMatch(each -> each.needsCommunity(found))) {
            lacks.add("is the Apache edition, which has no continuous aggregates and no policies");
        }
        if (release(found, unsupported).isPresent()) {
            lacks.add("is older than what is declared");
        }
        return unsupported.stream()
                .map(each -> each.needs(found))
                .collect(Collectors.joining(
                        "\n  - ",
                        "TimescaleDB " + found.extension() + " in the database " + database + " "
                                + String.join(", and ", lacks)
                                + ". It cannot keep:\n  - ",
                        "\nNothing was changed. " + remedy(found, unsupported)
                                + ", or take out what needs it. Where such a server is meant, declare it with @TimescaleTarget,"
                                + " and the compiler names the places"));
    }

    private static String remedy(ServerVersion found, List<Unsupported> unsupported) {
        List<String> remedies = new ArrayList<>();
        if (unsupported.stream().anyMatch(each -> each.needsCommunity(found))) {
            remedies.add("Use a server with the Community edition");
        }
        release(found, unsupported)
                .ifPresent(release -> remedies.add(
                        (remedies.isEmpty() ? "Update" : "update") + " TimescaleDB to " + release + " or later"));
        return String.join(", ", remedies);
    }

    /** The release that has all of it; empty if the server's has. */
    private static Optional<Release> release(ServerVersion found, List<Unsupported> unsupported) {
        return unsupported.stream()
                .flatMap(each -> each.features().stream())
                .map(Feature::since)
                .filter(since -> !isAtLeast(found, since))
                .max(Release::compareTo);
    }

    static boolean isAtLeast(ServerVersion found, Release release) {
        return found.isAtLeast(release.major(), release.minor(), release.patch());
    }

    /**
     * The server.
     *
     * @return its versions and its edition
     */
    public ServerVersion found() {
        return found;
    }

    /**
     * The release that would have everything.
     *
     * @return the release; empty if the server's is new enough, and only its edition lacks something
     */
    public Optional<Release> neededRelease() {
        return release(found, unsupported);
    }

    /**
     * Whether another edition would be needed.
     *
     * @return whether something is declared that only the Community edition has, and the server is of another
     */
    public boolean needsCommunity() {
        return unsupported.stream().anyMatch(each -> each.needsCommunity(found));
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
     * A declaration that needs more than the server has.
     *
     * @param relation the table or view
     * @param type the binary name of the declared type
     * @param features what the server lacks, each with the release and the edition that have it
     */
    public record Unsupported(RelationName relation, String type, List<Feature> features) {

        /**
         * Copies the list.
         *
         * @param relation the table or view
         * @param type the binary name of the declared type
         * @param features what the server lacks
         */
        public Unsupported {
            features = List.copyOf(features);
        }

        private boolean needsCommunity(ServerVersion found) {
            return found.edition() == Edition.APACHE && features.stream().anyMatch(Feature::community);
        }

        private String needs(ServerVersion found) {
            List<String> needs = new ArrayList<>();
            if (needsCommunity(found)) {
                needs.add("the Community edition for "
                        + labels(features.stream().filter(Feature::community).toList()));
            }
            Map<Release, List<Feature>> newer = features.stream()
                    .filter(feature -> !isAtLeast(found, feature.since()))
                    .collect(Collectors.groupingBy(Feature::since, TreeMap::new, Collectors.toList()));
            newer.forEach((since, each) -> needs.add("TimescaleDB " + since + " for " + labels(each)));
            return relation + " (" + type + ") needs " + String.join("; ", needs);
        }

        /**
         * Renders the declaration for people.
         *
         * @return for example {@code hourly_metrics (com.example.HourlyMetrics): continuous aggregate, refresh policy}
         */
        @Override
        public String toString() {
            return relation + " (" + type + "): " + labels(features);
        }

        private static String labels(List<Feature> features) {
            return features.stream().map(Feature::label).collect(Collectors.joining(", "));
        }
    }
}
