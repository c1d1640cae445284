package io.github.timescale4j.spring.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A class path with an annotated type that was compiled without the processor. */
final class ForgottenProcessor {

    static final String PACKAGE = "com.example.forgotten";
    static final String TYPE = PACKAGE + ".Forgotten$Reading";

    private static final String SOURCE = """
            package com.example.forgotten;

            import io.github.timescale4j.annotation.TimeSeries;
            import java.time.Instant;

            public class Forgotten {

                @TimeSeries
                private record Reading(Instant time, double value) {}
            }
            """;

    private ForgottenProcessor() {}

    /** Compiles the type into a folder, and gives the class path with that and everything else. */
    static URLClassLoader compile(Path folder) throws IOException {
        Path file = folder.resolve("source/com/example/forgotten/Forgotten.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, SOURCE);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                file.toString());
        assertThat(result).isZero();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, ForgottenProcessor.class.getClassLoader());
    }
}
