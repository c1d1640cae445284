package io.github.timescale4j.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.github.timescale4j.client.ServerVersion;
import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.event.StatementEvent;
import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.event.WriterEvent;
import io.github.timescale4j.client.event.WriterEvent.Kind;
import io.github.timescale4j.client.migration.MigrationMode;
import io.github.timescale4j.client.statistics.AggregateStatistics;
import io.github.timescale4j.client.statistics.HypertableStatistics;
import io.github.timescale4j.client.statistics.JobStatistics;
import io.github.timescale4j.client.statistics.ServerState;
import io.github.timescale4j.client.statistics.Statistics;
import io.github.timescale4j.spring.migration.SchemaMigrationObserver;
import io.github.timescale4j.spring.observation.TimescaleObservationAutoConfiguration;
import io.github.timescale4j.spring.statistics.StatisticsCache;
import io.github.timescale4j.spring.statistics.StatisticsProperties;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The dashboard shows what there is, under the names that Prometheus has for it, and leaves nothing out. */
class GrafanaDashboardTest {

    private static final Path DASHBOARD = Path.of("../docs/grafana/timescale.json");
    private static final Pattern METRIC = Pattern.compile("\\btimescale_[a-z_]+");
    private static final Pattern LABELS = Pattern.compile("(timescale_[a-z_]+)\\{([^}]*)\\}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*=~?\\s*\"");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final PrometheusMeterRegistry REGISTRY = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** What Prometheus reads: the labels of each metric. */
    private static final Map<String, Set<String>> SCRAPED = new HashMap<>();

    private static String dashboard;

    @BeforeAll
    static void scrape() throws IOException {
        dashboard = Files.readString(DASHBOARD);
        try (TimeScaleClient client = TimeScaleClient.create(
                builder -> builder.host("localhost").port(1).database("metrics"))) {
            happen(client);
            Matcher lines = Pattern.compile("^(timescale_\\w+)(?:\\{([^}]*)\\})? ", Pattern.MULTILINE)
                    .matcher(REGISTRY.scrape());
            while (lines.find()) {
                Set<String> labels = SCRAPED.computeIfAbsent(lines.group(1), name -> new TreeSet<>());
                if (lines.group(2) != null) {
                    labels.addAll(all(LABEL, lines.group(2)));
                }
            }
        }
    }

    /** Something of everything that has a meter, through the classes that make the meters. */
    private static void happen(TimeScaleClient client) {
        StatementMeters statements = new StatementMeters(REGISTRY);
        statements.onStatement(
                new StatementEvent(Operation.QUERY, null, "of_device", Duration.ofMillis(4), 3, "42P01", true));
        WriterMeters writers = new WriterMeters(REGISTRY);
        writers.onWriter(new WriterEvent(Kind.STORED, "metric_data", 10, Duration.ofMillis(4), 1, 2, null));
        writers.onWriter(new WriterEvent(Kind.RETRY, "metric_data", 10, Duration.ofMillis(4), 1, 0, "40P01"));
        WriterMeters.bindBuffers(client, REGISTRY);
        ConnectionMeters.bind(client, REGISTRY);
        StatisticsProperties properties =
                new StatisticsProperties(true, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofHours(24), 100);
        new DatabaseMeters(new StatisticsCache(client, properties), 100).bindTo(REGISTRY);
        RelationMeters relations = new RelationMeters(REGISTRY, 100, () -> true);
        HypertableStatistics table = new HypertableStatistics(
                "public", "metric_data", "metric_data", false, 3, 30L, 20L, 10L, 1, 100L, 10L, 1000);
        AggregateStatistics aggregate = new AggregateStatistics(
                "public", "hourly", "hourly", false, Duration.ofHours(1), NOON, Duration.ofHours(1), 0);
        ServerState server =
                new ServerState(new ServerVersion("17.5", "2.23.1", Edition.COMMUNITY), "2.23.1", false, 7, 100, 3, 16);
        JobStatistics job = new JobStatistics(
                1001,
                "policy_retention",
                "metric_data",
                9,
                1,
                1,
                Duration.ofSeconds(2),
                NOON,
                NOON,
                NOON,
                false,
                false,
                Duration.ofHours(1));
        relations.set(new Statistics(NOON, server, List.of(table), List.of(aggregate), List.of(job)));
        new JobMeters(REGISTRY, () -> true).set(List.of(job));
        migrate();
    }

    /** Its timer is one of the observation, which knows nothing of meters. */
    private static void migrate() {
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(REGISTRY));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TimescaleObservationAutoConfiguration.class))
                .withBean(ObservationRegistry.class, () -> observations)
                .run(context -> context.getBean(SchemaMigrationObserver.class).observe(MigrationMode.APPLY, () -> {}));
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.groupCount() == 0 ? match.group() : match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> expressions() {
        List<String> expressions = new ArrayList<>(JsonPath.<List<String>>read(dashboard, "$..expr"));
        expressions.addAll(JsonPath.<List<String>>read(dashboard, "$..definition"));
        return expressions;
    }

    @Test
    void everyMetricThatItNamesIsThere() {
        assertThat(expressions())
                .hasSizeGreaterThan(30)
                .allSatisfy(expression ->
                        assertThat(all(METRIC, expression)).isNotEmpty().isSubsetOf(SCRAPED.keySet()));
    }

    @Test
    void everyMetricHasTheLabelsByWhichItIsAsked() {
        for (String expression : expressions()) {
            Matcher asked = LABELS.matcher(expression);
            while (asked.find()) {
                Set<String> labels = all(LABEL, asked.group(2));
                labels.removeAll(Set.of("job", "instance")); // those of Prometheus itself
                assertThat(SCRAPED.get(asked.group(1))).as(expression).containsAll(labels);
            }
        }
    }

    @Test
    void noMetricHasALabelThatPrometheusNeedsForItself() {
        assertThat(SCRAPED.values()).allSatisfy(labels -> assertThat(labels).doesNotContain("job", "instance"));
    }

    @Test
    void everyMeterIsInAPanel() throws IllegalAccessException {
        Set<String> shown = all(METRIC, String.join("\n", JsonPath.<List<String>>read(dashboard, "$..expr")));

        for (Field field : MeterNames.class.getDeclaredFields()) {
            String name = ((String) field.get(null)).replace('.', '_');
            assertThat(shown).as("panels of " + name).anyMatch(metric -> metric.startsWith(name));
        }
        assertThat(shown).contains("timescale_migration_seconds_sum");
        assertThat(REGISTRY.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .filteredOn(name -> !name.startsWith("timescale.migration"))
                .as("every meter has its name in MeterNames")
                .isSubsetOf(names());
    }

    private static Set<String> names() throws IllegalAccessException {
        Set<String> names = new TreeSet<>();
        for (Field field : MeterNames.class.getDeclaredFields()) {
            names.add((String) field.get(null));
        }
        return names;
    }

    @Test
    void everyPanelHasAUnitADescriptionAndTheDataSourceThatIsChosen() {
        List<Map<String, Object>> panels = JsonPath.read(dashboard, "$.panels[?(@.type != 'row')]");

        assertThat(panels).hasSizeGreaterThan(25).allSatisfy(panel -> {
            assertThat(panel.get("description").toString())
                    .as("%s", panel.get("title"))
                    .endsWith(".");
            assertThat(JsonPath.<String>read(panel, "$.fieldConfig.defaults.unit"))
                    .isNotBlank();
            assertThat(JsonPath.<String>read(panel, "$.datasource.uid")).isEqualTo("${datasource}");
        });
        assertThat(JsonPath.<List<Integer>>read(dashboard, "$.panels[*].id")).doesNotHaveDuplicates();
        assertThat(JsonPath.<List<String>>read(dashboard, "$.panels[?(@.type == 'row')].title"))
                .containsExactly(
                        "At a glance",
                        "Connections and statements",
                        "Buffered writers",
                        "Hypertables",
                        "Continuous aggregates",
                        "Jobs and workers");
    }
}
