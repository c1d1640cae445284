package io.github.timescale4j.benchmarks;

import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.DeclarationIndex;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.SqlScript;
import io.github.timescale4j.schema.TimeInterval;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As many declarations as are wanted, written as the annotation processor writes them. */
final class SampleDeclarations {

    private final List<Declaration> declarations = new ArrayList<>();
    private final Map<String, String> resources = new LinkedHashMap<>();

    /**
     * Loads declarations.
     *
     * @param tables how many hypertables
     * @param aggregates how many aggregates, each over a table of its own
     */
    static DeclarationCatalog load(int tables, int aggregates) throws IOException {
        SampleDeclarations sample = new SampleDeclarations();
        for (int i = 0; i < tables; i++) {
            sample.table("metric_" + i);
        }
        for (int i = 0; i < aggregates; i++) {
            sample.aggregate("hourly_" + i, "metric_" + i);
        }
        Path folder = Files.createTempDirectory("declarations");
        sample.writeTo(folder);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            return DeclarationCatalog.load(loader);
        } finally {
            delete(folder);
        }
    }

    private void table(String name) {
        add(
                Kind.HYPERTABLE,
                name,
                null,
                List.of(
                        "CREATE TABLE \"" + name
                                + "\" (\n    \"time\" timestamptz NOT NULL,\n    \"device_id\" text NOT NULL,\n"
                                + "    \"kind\" text NOT NULL,\n    \"value\" double precision NOT NULL,\n    \"note\" text\n)",
                        "SELECT create_hypertable('\"" + name
                                + "\"', 'time', chunk_time_interval => INTERVAL '1 day', create_default_indexes => false)",
                        "CREATE INDEX \"" + name + "_time_idx\" ON \"" + name + "\" (\"time\" DESC)",
                        "CREATE INDEX \"" + name + "_device_id_time_idx\" ON \"" + name
                                + "\" (\"device_id\", \"time\" DESC)"));
    }

    private void aggregate(String name, String source) {
        add(
                Kind.CONTINUOUS_AGGREGATE,
                name,
                source,
                List.of(
                        "CREATE MATERIALIZED VIEW \"" + name
                                + "\"\nWITH (timescaledb.continuous, timescaledb.materialized_only = false,"
                                + " timescaledb.create_group_indexes = true) AS\nSELECT\n"
                                + "    time_bucket(INTERVAL '1 hour', \"time\") AS \"hour\",\n    \"device_id\",\n"
                                + "    avg(\"value\") AS \"avg_value\"\nFROM \"" + source
                                + "\"\nGROUP BY 1, 2\nWITH NO DATA",
                        "SELECT add_continuous_aggregate_policy('\"" + name + "\"', start_offset => NULL,"
                                + " end_offset => INTERVAL '1 hour', schedule_interval => INTERVAL '1 hour')"));
    }

    private void add(Kind kind, String name, @Nullable String source, List<String> statements) {
        boolean table = kind == Kind.HYPERTABLE;
        String type = "sample." + name;
        String time = table ? "time" : "hour";
        declarations.add(new Declaration(
                kind,
                type,
                RelationName.parse(name),
                time,
                source == null ? null : RelationName.parse(source),
                table ? null : TimeInterval.parse("1h"),
                null,
                Set.of(),
                List.of(new DeclaredColumn(time, time, "timestamptz", false)),
                List.of(),
                SqlScript.resource(type),
                SqlScript.checksum(statements)));
        resources.put(SqlScript.resource(type), SqlScript.render("Generated for a measurement", statements));
    }

    private void writeTo(Path folder) throws IOException {
        resources.put(DeclarationIndex.RESOURCE, DeclarationIndex.render(declarations));
        for (Map.Entry<String, String> resource : resources.entrySet()) {
            Path file = folder.resolve(resource.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, resource.getValue());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
