package io.github.timescale4j.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.annotation.TimeSeries;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** A real {@code javac} in a process of its own, with folders as a build has them. */
final class JavacRun {

    static final Path OURS = location(TimeSeries.class);
    static final Path JSPECIFY = location(NullMarked.class);

    private final Path folder;
    private final List<Path> classPath = new ArrayList<>(List.of(OURS, JSPECIFY));
    private List<Path> processorPath = List.of(OURS);
    private final List<String> options = new ArrayList<>(List.of("-encoding", "UTF-8"));

    JavacRun(Path folder) {
        this.folder = folder;
    }

    JavacRun withClassPath(Path... more) {
        classPath.addAll(List.of(more));
        return this;
    }

    JavacRun withProcessorPath(Path... path) {
        processorPath = List.of(path);
        return this;
    }

    JavacRun withOptions(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    Path output() {
        return folder.resolve("classes");
    }

    /** Compiles source texts by the names of their files, and gives back what javac printed. */
    String compile(String... namesAndTexts) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-J-XX:TieredStopAtLevel=1", // it runs for a second
                "-J-XX:+UseSerialGC",
                "-d",
                output().toString(),
                "-cp",
                join(classPath),
                "--processor-path",
                join(processorPath)));
        command.addAll(options);
        for (int at = 0; at < namesAndTexts.length; at += 2) {
            Path file = folder.resolve("src").resolve(namesAndTexts[at]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, namesAndTexts[at + 1]);
            command.add(file.toString());
        }
        Path log = folder.resolve("javac.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("javac ends").isTrue();
        return Files.readString(log);
    }

    String resource(String path) throws IOException {
        Path file = output().resolve(path);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String join(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
