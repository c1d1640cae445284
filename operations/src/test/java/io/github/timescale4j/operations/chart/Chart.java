package io.github.timescale4j.operations.chart;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The chart, as Helm renders it for the release {@value #RELEASE} in the namespace {@value #NAMESPACE}. */
final class Chart {

    static final Path DIRECTORY = Path.of("../deploy/k8s/modules/storage/timescaledb");

    static final String RELEASE = "timescale";
    static final String NAMESPACE = "metrics";

    private static final String NOTES = "\nNOTES:\n";
    private static final String VALUES = "-values.yaml";

    private Chart() {}

    /** The names of the files with values, without what they all end with. */
    static List<String> cases() {
        try (Stream<Path> files = Files.list(DIRECTORY.resolve("ci"))) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.length() - VALUES.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path values(String name) {
        return DIRECTORY.resolve("ci").resolve(name + VALUES);
    }

    static String renderCase(String name) {
        return render(values(name));
    }

    /** With values that are none of the files. */
    static String renderYaml(String values) {
        return inFile(values, Chart::render);
    }

    /** The notes of an installation, or of one that would be, after Helm has asked Kubernetes what is there. */
    static String notes(String values, Kubernetes kubernetes) {
        return inFile(values, file -> {
            String output = new Helm(DIRECTORY)
                    .install()
                    .withName(RELEASE)
                    .withNamespace(NAMESPACE)
                    .withDryRunOption(DryRun.SERVER)
                    .disableOpenApiValidation()
                    .withKubeConfigContents(kubernetes.configuration())
                    .withValuesFile(file)
                    .call()
                    .getOutput();
            return output.substring(output.indexOf(NOTES) + NOTES.length());
        });
    }

    private static String inFile(String values, Function<Path, String> use) {
        try {
            Path file = Files.createTempFile("values", ".yaml");
            try {
                Files.writeString(file, values);
                return use.apply(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String render(Path values) {
        String rendered = new Helm(DIRECTORY)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion("1.34.0")
                .withValuesFile(values)
                .call();
        return rendered == null ? "" : rendered;
    }
}
