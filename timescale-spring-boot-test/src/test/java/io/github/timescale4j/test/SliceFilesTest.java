package io.github.timescale4j.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.util.ClassUtils;

/** The files through which Spring finds the classes of this jar. */
class SliceFilesTest {

    private static final Path FILES = Path.of("src/main/resources/META-INF");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.timescale4j.test");

    @Test
    void theSliceHoldsEveryAutoConfigurationOfThisModule() throws IOException {
        assertThat(imports())
                .containsAll(CLASSES.stream()
                        .filter(type -> type.isAnnotatedWith(AutoConfiguration.class))
                        .map(JavaClass::getName)
                        .toList());
    }

    @Test
    void everyAutoConfigurationOfTheSliceExists() throws IOException {
        assertThat(imports())
                .hasSizeGreaterThan(5)
                .doesNotHaveDuplicates()
                .allMatch(name -> ClassUtils.isPresent(
                        name.replace("optional:", ""), getClass().getClassLoader()));
    }

    @Test
    void everyFactoryIsRegistered() throws IOException {
        Properties factories = new Properties();
        factories.load(Files.newBufferedReader(FILES.resolve("spring.factories")));

        assertThat(factories.values().stream()
                        .flatMap(names -> Stream.of(names.toString().split(","))))
                .containsExactlyInAnyOrderElementsOf(CLASSES.stream()
                        .map(JavaClass::getName)
                        .filter(name -> name.endsWith("Detector") || name.endsWith("Listener"))
                        .toList());
    }

    private static List<String> imports() throws IOException {
        return Files.readAllLines(FILES.resolve("spring/io.github.timescale4j.test.TimescaleTest.imports")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
