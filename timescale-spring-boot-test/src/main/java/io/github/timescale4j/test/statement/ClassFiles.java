package io.github.timescale4j.test.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The class files of a package and those below it, from the folder or jar that one of its classes comes from. */
final class ClassFiles {

    private ClassFiles() {}

    static List<byte[]> around(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IllegalArgumentException(
                    type.getName() + " comes neither from a folder nor from a jar: give a class of the application");
        }
        String folder = type.getPackageName().replace('.', '/');
        try {
            Path location = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(location)) {
                return read(location.resolve(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(location)) {
                return read(jar.getPath("/" + folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the class files beside " + type.getName() + " cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "the class files beside " + type.getName() + " are not in the file system", e);
        }
    }

    private static List<byte[]> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
        List<byte[]> classes = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                classes.add(in.readAllBytes());
            }
        }
        return classes;
    }
}
