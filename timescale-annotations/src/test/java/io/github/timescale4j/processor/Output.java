package io.github.timescale4j.processor;

import com.google.testing.compile.Compilation;
import io.github.timescale4j.schema.DeclarationIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaFileObject;

/** What a compilation wrote. */
final class Output {

    private static final String ROOT = "/CLASS_OUTPUT/";

    private Output() {}

    /** The resources by their paths, sorted. */
    static Map<String, String> resources(Compilation compilation) {
        Map<String, String> resources = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getName().startsWith(ROOT + "META-INF/")) {
                resources.put(file.getName().substring(ROOT.length()), read(file));
            }
        }
        return resources;
    }

    static String index(Compilation compilation) {
        return resources(compilation).getOrDefault(DeclarationIndex.RESOURCE, "");
    }

    /** The SQL of a type of the package in which {@link Findings} compiles. */
    static String sql(Compilation compilation, String type) {
        return resources(compilation).getOrDefault("META-INF/timescale/io.example." + type + ".sql", "");
    }

    private static String read(JavaFileObject file) {
        try (InputStream in = file.openInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
