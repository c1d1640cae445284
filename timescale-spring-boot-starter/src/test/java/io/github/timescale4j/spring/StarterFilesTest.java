package io.github.timescale4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.timescale4j.spring.autoconfigure.TimescaleProperties;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;

/** The files through which Spring Boot finds the classes of this jar. */
class StarterFilesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.timescale4j.spring");

    @Test
    void everyAutoConfigurationIsRegistered() throws IOException {
        Set<String> onDisk = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(AutoConfiguration.class))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

        assertThat(lines("spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"))
                .isSorted()
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(onDisk);
    }

    @Test
    void everythingThatATestSliceNeedsIsRegistered() throws IOException {
        assertThat(lines("spring/org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureDataSourceInitialization"
                        + ".imports"))
                .isSorted()
                .allMatch(CLASSES::contain)
                .anyMatch(name -> name.endsWith("TimescaleMigrationAutoConfiguration"))
                .anyMatch(name -> name.endsWith("EmbeddedTimescaleAutoConfiguration"));
    }

    @Test
    void everyFactoryIsRegistered() throws IOException {
        Properties factories = new Properties();
        try (InputStream stream = open("spring.factories")) {
            factories.load(stream);
        }
        List<String> registered = factories.values().stream()
                .flatMap(names -> Stream.of(names.toString().split(",")))
                .toList();

        assertThat(registered)
                .allMatch(CLASSES::contain)
                .containsExactlyInAnyOrderElementsOf(CLASSES.stream()
                        .map(JavaClass::getName)
                        .filter(name -> name.endsWith("FailureAnalyzer")
                                || name.endsWith("Detector")
                                || name.endsWith("ConnectionDetailsFactory"))
                        .toList());
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream stream = open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** Of this module only: other jars have files of the same name. */
    private static InputStream open(String name) throws IOException {
        String classes = TimescaleProperties.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        return URI.create(classes + "META-INF/" + name).toURL().openStream();
    }
}
