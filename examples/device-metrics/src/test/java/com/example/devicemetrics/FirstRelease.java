package com.example.devicemetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.embedded.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the first release declared, and a database as it left it. */
final class FirstRelease {

    private static final Path PACKAGES =
            DocumentationTest.ROOT.resolve("examples/device-metrics/src/test/java/com/example");

    private FirstRelease() {}

    /**
     * Has today's processor read the declarations of then. What it writes goes into a directory that no other class loader knows:
     * on the class path it would contradict the application's own declarations.
     */
    static URLClassLoader declarations(Path directory) throws IOException {
        process("firstrelease", directory);
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, null);
    }

    /** Has the processor read a package of declarations that are not the application's. */
    static void process(String name, Path directory) throws IOException {
        try (StandardJavaFileManager files = ToolProvider.getSystemJavaCompiler()
                        .getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> sources = Files.list(PACKAGES.resolve(name))) {
            CompilationTask compilation = ToolProvider.getSystemJavaCompiler()
                    .getTask(
                            null,
                            files,
                            null,
                            List.of(
                                    "-proc:only",
                                    "-processor",
                                    "io.github.timescale4j.processor.SchemaProcessor",
                                    "-classpath",
                                    System.getProperty("java.class.path"),
                                    "-d",
                                    directory.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(sources.toList()));
            assertThat(compilation.call()).as("the processor ran").isTrue();
        }
    }

    static DeclarationCatalog catalog(Path directory) throws IOException {
        try (URLClassLoader declarations = declarations(directory)) {
            DeclarationCatalog catalog = DeclarationCatalog.load(declarations);
            assertThat(catalog.types()).hasSize(2);
            return catalog;
        }
    }

    /** A database with what {@code first-release.sql} holds; of the version that it was made with. */
    static EmbeddedTimescale restore() throws IOException, SQLException {
        EmbeddedTimescale timescale = EmbeddedTimescale.builder()
                .provider(Provider.PGLITE)
                .runJobs(false)
                .start();
        List<String> statements = new ArrayList<>(List.of(
                "CREATE EXTENSION IF NOT EXISTS timescaledb",
                "SELECT timescaledb_pre_restore()",
                resource("/first-release.sql"),
                "RESET ALL",
                "SELECT timescaledb_post_restore()"));
        try (Connection connection =
                        DriverManager.getConnection(timescale.jdbcUrl(), timescale.username(), timescale.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return timescale;
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = FirstRelease.class.getResourceAsStream(name)) {
            assertThat(resource).as(name).isNotNull();
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
