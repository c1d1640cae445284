package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.DeclarationIndex;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.SqlScript;
import io.github.timescale4j.schema.TimeInterval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes what the processor writes, so that tests can declare what they need at run time. */
final class Declarations {

    private final List<Declaration> declarations = new ArrayList<>();
    private final Map<String, String> resources = new LinkedHashMap<>();

    /** A hypertable with the columns time and value, and whatever statements follow. */
    Declarations hypertable(String type, String relation, String... more) {
        RelationName name = RelationName.parse(relation);
        List<String> statements = new ArrayList<>();
        statements.add(
                "CREATE TABLE " + name.quoted() + " (\n    time timestamptz NOT NULL,\n    value float8 NOT NULL\n)");
        statements.add("SELECT create_hypertable(" + name.regclass()
                + ", 'time', chunk_time_interval => INTERVAL '1 day', create_default_indexes => false)");
        statements.addAll(List.of(more));
        return add(Kind.HYPERTABLE, type, name, null, Set.of(), statements);
    }

    /** An aggregate that averages by the hour. */
    Declarations aggregate(String type, String relation, String source, String... more) {
        RelationName name = RelationName.parse(relation);
        RelationName from = RelationName.parse(source);
        List<String> statements = new ArrayList<>();
        statements.add("CREATE MATERIALIZED VIEW " + name.quoted()
                + " WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS\n"
                + "SELECT time_bucket(INTERVAL '1 hour', time) AS hour, avg(value) AS avg_value\nFROM "
                + from.quoted() + "\nGROUP BY 1\nWITH NO DATA");
        statements.addAll(List.of(more));
        return add(
                Kind.CONTINUOUS_AGGREGATE,
                type,
                name,
                from,
                Set.of(Feature.CONTINUOUS_AGGREGATE, Feature.REFRESH_POLICY),
                statements);
    }

    /** Says that a column of the relation declared last had another name before. */
    Declarations renamed(String column, String from) {
        Declaration last = declarations.remove(declarations.size() - 1);
        declarations.add(new Declaration(
                last.kind(),
                last.type(),
                last.relation(),
                last.timeColumn(),
                last.source(),
                last.bucket(),
                last.retention(),
                last.features(),
                last.columns(),
                List.of(new Declaration.Rename(column, from)),
                last.sqlResource(),
                last.sha256()));
        return this;
    }

    Declarations add(
            Kind kind,
            String type,
            RelationName name,
            RelationName source,
            Set<Feature> features,
            List<String> statements) {
        boolean table = kind == Kind.HYPERTABLE;
        declarations.add(new Declaration(
                kind,
                type,
                name,
                table ? "time" : "hour",
                source,
                table ? null : TimeInterval.parse("1h"),
                null,
                features,
                List.of(new DeclaredColumn(table ? "time" : "hour", table ? "time" : "hour", "timestamptz", false)),
                List.of(),
                SqlScript.resource(type),
                SqlScript.checksum(statements)));
        resources.put(SqlScript.resource(type), SqlScript.render("Generated for a test", statements));
        return this;
    }

    /** What a server has to have for them, as far as they say so. */
    Set<Feature> features() {
        Set<Feature> features = new TreeSet<>();
        declarations.forEach(declaration -> features.addAll(declaration.features()));
        return features;
    }

    /** Writes a folder such as a jar's. */
    Path writeTo(Path folder) {
        resources.put(DeclarationIndex.RESOURCE, DeclarationIndex.render(declarations));
        resources.forEach((name, text) -> write(folder.resolve(name), text));
        return folder;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads folders back as the class path of an application. */
    static DeclarationCatalog load(Path... folders) throws IOException {
        URL[] urls = new URL[folders.length];
        for (int i = 0; i < folders.length; i++) {
            urls[i] = url(folders[i]);
        }
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            return DeclarationCatalog.load(loader);
        }
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
