package com.example.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclarationIndex;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/** The application's hypertable without its aggregate: the server's edition may have no aggregates. */
final class MetricDataAlone {

    private MetricDataAlone() {}

    /** An application of which nothing else is declared, and which serves nobody. */
    static SpringApplicationBuilder application(Path folder) throws IOException {
        DeclarationCatalog catalog = catalog(folder);
        return new SpringApplicationBuilder(MetricsApplication.class)
                .properties("spring.main.web-application-type=none")
                .initializers(context ->
                        ((GenericApplicationContext) context).registerBean(DeclarationCatalog.class, () -> catalog));
    }

    /** Writes the declaration into a folder, and reads it from there. */
    private static DeclarationCatalog catalog(Path folder) throws IOException {
        ClassLoader classes = MetricData.class.getClassLoader();
        Declaration declaration = DeclarationIndex.parse(resource(classes, DeclarationIndex.RESOURCE), "test").stream()
                .filter(each -> each.type().equals(MetricData.class.getName()))
                .findFirst()
                .orElseThrow();
        write(folder, DeclarationIndex.RESOURCE, DeclarationIndex.render(List.of(declaration)));
        write(folder, declaration.sqlResource(), resource(classes, declaration.sqlResource()));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            return DeclarationCatalog.load(loader);
        }
    }

    private static String resource(ClassLoader classes, String name) throws IOException {
        try (InputStream stream = classes.getResourceAsStream(name)) {
            assertThat(stream).as(name).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
