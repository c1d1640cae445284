package io.github.timescale4j.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclarationIndex;
import io.github.timescale4j.schema.Feature;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a declaration needs of a server stands in the index, so that the migrator can say what an older one lacks. */
class NeededFeaturesTest {

    private static final String READING = "@TimeSeries record Reading(Instant time, String kind, double value) {}\n";

    private static final String COLUMNSTORE = "@Columnstore(segmentBy = \"kind\", after = \"7d\"";

    static Stream<Arguments> needs() {
        return Stream.of(
                hourly(Feature.CHUNK_INTERVAL_OF_AGGREGATE, "chunkInterval = \"30d\""),
                hourly(Feature.BUCKET_ALIGNMENT, "offset = \"30m\""),
                hourly(Feature.BUCKET_ALIGNMENT, "origin = \"2024-01-01T00:30:00Z\""),
                hourly(Feature.REFRESH_BATCHES, "refresh = @Refresh(bucketsPerBatch = 5)"),
                hourly(Feature.REFRESH_BATCHES, "refresh = @Refresh(maxBatches = 5)"),
                hourly(Feature.REFRESH_OLDEST_FIRST, "refresh = @Refresh(newestFirst = false)"),
                hourly(
                        Feature.SEVERAL_REFRESH_POLICIES,
                        "refresh = {@Refresh(start = \"1d\"), @Refresh(start = \"30d\", end = \"1d\")}"),
                Arguments.of(
                        Feature.SEVERAL_REFRESH_POLICIES_OVER_AGGREGATE,
                        READING
                                + "@ContinuousAggregate(source = Reading.class, interval = \"1h\")"
                                + " record Hourly(Instant hour, double maxValue) {}\n"
                                + "@ContinuousAggregate(source = Hourly.class, interval = \"1d\","
                                + " refresh = {@Refresh(start = \"10d\"), @Refresh(start = \"30d\", end = \"10d\")})"
                                + " record Wanted(Instant day, double maxValue) {}"),
                Arguments.of(
                        Feature.LEFT_JOIN,
                        READING + "@ContinuousAggregate(source = Reading.class, interval = \"1h\", sql ="
                                + " \"SELECT time_bucket({interval}, time), max(value) FROM {source} LEFT JOIN device"
                                + " ON kind = device.id GROUP BY 1\") record Wanted(Instant hour, double maxValue) {}"),
                query(Feature.SEVERAL_JOINS, "max(value)", "JOIN d ON kind = d.id JOIN e ON kind = e.id"),
                query(Feature.SEVERAL_JOINS, "max(value)", "JOIN d ON kind = d.id AND value = d.value"),
                query(Feature.SEVERAL_JOINS, "max(value)", "JOIN d ON value > d.least"),
                query(Feature.SEVERAL_JOINS, "max(value)", ", d, e WHERE kind = d.id AND value = e.value"),
                query(Feature.SET_RETURNING_FUNCTION, "unnest(array_agg(value))", ""),
                Arguments.of(
                        Feature.SET_RETURNING_FUNCTION,
                        READING + "@ContinuousAggregate(source = Reading.class, interval = \"1h\") record Wanted("
                                + "Instant hour, @Aggregate(expression = \"unnest(array_agg(value))\") double each) {}"),
                Arguments.of(
                        Feature.UNSTABLE_EXPRESSION,
                        READING + "@ContinuousAggregate(source = Reading.class, interval = \"1h\") record Wanted("
                                + "Instant hour, @Aggregate(expression = \"count(*) FILTER (WHERE time < now())\")"
                                + " long past) {}"),
                Arguments.of(
                        Feature.COLUMNSTORE_WITHIN_REFRESH,
                        READING + "@ContinuousAggregate(source = Reading.class, interval = \"1h\")"
                                + "@Columnstore(segmentBy = {}, after = \"7d\")"
                                + " record Wanted(Instant hour, double maxValue) {}"),
                Arguments.of(
                        Feature.COLUMNSTORE_WITHOUT_REFRESH,
                        READING
                                + "@ContinuousAggregate(source = Reading.class, interval = \"1h\", manualRefresh = true)"
                                + "@Columnstore(segmentBy = {}, after = \"7d\")"
                                + " record Wanted(Instant hour, double maxValue) {}"),
                table(Feature.SPARSE_INDEX, COLUMNSTORE + ", minmax = \"value\")"),
                table(Feature.COMPOSITE_SPARSE_INDEX, COLUMNSTORE + ", bloom = \"place, value\")"),
                table(Feature.FIRST_LAST_SPARSE_INDEX, COLUMNSTORE + ", firstLast = \"value\")"),
                Arguments.of(
                        Feature.FOREIGN_KEY_BESIDE_SEGMENTS,
                        "@TimeSeries " + COLUMNSTORE + ") record Wanted(Instant time, String kind,"
                                + " @Column(references = \"place(id)\") String place) {}"),
                Arguments.of(
                        Feature.UUID_TIME, "@TimeSeries(timeColumn = \"id\") record Wanted(UUID id, double value) {}"),
                Arguments.of(
                        Feature.UUID_AGES,
                        "@TimeSeries(timeColumn = \"id\", retention = \"30d\") record Wanted(UUID id, double value) {}"),
                Arguments.of(
                        Feature.UUID_BUCKETS,
                        "@TimeSeries(timeColumn = \"id\") record Reading(UUID id, double value) {}\n"
                                + "@ContinuousAggregate(source = Reading.class, interval = \"1h\")"
                                + " record Wanted(Instant hour, double maxValue) {}"));
    }

    private static Arguments hourly(Feature feature, String member) {
        return Arguments.of(
                feature,
                READING + "@ContinuousAggregate(source = Reading.class, interval = \"1h\", " + member
                        + ") record Wanted(Instant hour, double maxValue) {}");
    }

    private static Arguments query(Feature feature, String measure, String more) {
        return Arguments.of(
                feature,
                READING + "@ContinuousAggregate(source = Reading.class, interval = \"1h\", sql = \"SELECT"
                        + " time_bucket({interval}, time), " + measure + " FROM {source} " + more
                        + " GROUP BY 1\") record Wanted(Instant hour, double maxValue) {}");
    }

    @Test
    void oneTableThatIsJoinedByOneEqualityIsTakenByEveryServer() {
        Arguments join = query(
                Feature.CONTINUOUS_AGGREGATE,
                "max(value + extract(epoch FROM time))",
                "JOIN d ON kind = coalesce(d.id, 'a, b > c and d') WHERE value > 1 AND value < 5");

        assertThat(features(String.valueOf(join.get()[1])))
                .containsExactlyInAnyOrder(Feature.CONTINUOUS_AGGREGATE, Feature.REFRESH_POLICY);
    }

    private static Arguments table(Feature feature, String columnstore) {
        return Arguments.of(
                feature,
                "@TimeSeries " + columnstore
                        + " record Wanted(Instant time, String kind, String place, double value) {}");
    }

    @ParameterizedTest
    @MethodSource("needs")
    void whatIsNewerThanTheOldestServerIsWrittenDown(Feature feature, String text) {
        assertThat(features(text)).contains(feature);
    }

    @ParameterizedTest
    @MethodSource("needs")
    void theReleaseWrittenDownIsTheOneThatTheCompilerAsksFor(Feature feature, String text) {
        assertThat(errors(text, feature.since().toString())).isZero();
        assertThat(errors(text, before(feature))).isPositive();
    }

    @Test
    void whatEveryServerHasIsNotWrittenDown() {
        assertThat(features("@TimeSeries(timeColumn = \"time\") record Wanted(Instant time, double value) {}"))
                .isEmpty();
        assertThat(features(READING + "@ContinuousAggregate(source = Reading.class, interval = \"1h\","
                        + " filter = \"value > 0\") record Wanted(Instant hour, double maxValue) {}"))
                .containsExactlyInAnyOrder(Feature.CONTINUOUS_AGGREGATE, Feature.REFRESH_POLICY);
    }

    @Test
    void theConditionOfAnAggregateMayDependOnThePresentOnEveryServer() {
        assertThat(features(READING + "@ContinuousAggregate(source = Reading.class, interval = \"1h\","
                        + " filter = \"time < now()\") record Wanted(Instant hour, double maxValue) {}"))
                .doesNotContain(Feature.UNSTABLE_EXPRESSION);
    }

    private static String before(Feature feature) {
        return feature.since().patch() > 0
                ? feature.since().major() + "." + feature.since().minor()
                : feature.since().major() + "." + (feature.since().minor() - 1) + ".99";
    }

    private static long errors(String text, String target) {
        return compile(text, target).errors().size();
    }

    private static Set<Feature> features(String text) {
        Compilation compilation = compile(text, "2.99");
        assertThat(compilation.errors()).isEmpty();
        List<Declaration> declarations = DeclarationIndex.parse(
                Output.resources(compilation).get(DeclarationIndex.RESOURCE), DeclarationIndex.RESOURCE);
        return new TreeSet<>(declarations.stream()
                .filter(declaration -> declaration.type().endsWith("Wanted"))
                .findFirst()
                .orElseThrow()
                .features());
    }

    private static Compilation compile(String text, String target) {
        return javac().withOptions("-Atimescale.target.version=" + target)
                .withProcessors(new SchemaProcessor())
                .compile(Findings.source(text));
    }
}
