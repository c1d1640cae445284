package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.annotation.TimeSeries;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No member of an annotation is without a line of the matrix, unless it says here why it cannot have one. */
class TransitionMembersTest {

    private static final String PACKAGE = TimeSeries.class.getPackageName();
    private static final String NAME = "another name is another relation: the first one is reported and left alone";
    private static final String COMPILED = "it says what the compiler checks, and nothing of it is in a database";

    /** Why a member has no line. */
    private static final Map<String, String> EXCEPTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("TimeSeries.table", NAME),
            Map.entry("TimeSeries.schema", NAME),
            Map.entry("ContinuousAggregate.name", NAME),
            Map.entry("ContinuousAggregate.schema", NAME),
            Map.entry("Column.name", "another name is another column, unless Column.renamedFrom says which it was"),
            Map.entry("TimeSeries.timeColumn", "impossible: a table cannot be partitioned by another column"),
            Map.entry("SpacePartition.column", "impossible once there are rows, and none can be taken away"),
            Map.entry("TimeSeries.expectManyChunks", COMPILED),
            Map.entry("TimescaleTarget.version", COMPILED),
            Map.entry("TimescaleTarget.edition", COMPILED)));

    @Test
    void eachMemberOfEachAnnotationIsChangedByALineOfTheMatrix() throws IOException {
        Set<String> expected = new TreeSet<>(members());
        expected.removeAll(EXCEPTIONS.keySet());

        assertThat(said()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyExceptionIsAMemberThatNoLineChanges() throws IOException {
        assertThat(members()).containsAll(EXCEPTIONS.keySet());
        assertThat(said()).doesNotContainAnyElementsOf(EXCEPTIONS.keySet());
    }

    @Test
    void noTwoLinesHaveTheSameName() {
        assertThat(Transitions.all()).extracting(Transition::property).doesNotHaveDuplicates();
    }

    private static Set<String> said() {
        return Transitions.all().stream()
                .flatMap(transition -> transition.members().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> members() throws IOException {
        Set<String> members = new TreeSet<>();
        for (Class<?> annotation : annotations()) {
            for (Method member : annotation.getDeclaredMethods()) {
                members.add(annotation.getSimpleName() + '.' + member.getName());
            }
        }
        assertThat(members).contains("TimeSeries.table", "Refresh.every");
        return members;
    }

    /** All annotations there are, from the folder or the jar that holds them. */
    private static List<Class<?>> annotations() throws IOException {
        URI location;
        try {
            location = TimeSeries.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        Path path = Path.of(location);
        if (Files.isDirectory(path)) {
            return annotations(path);
        }
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
            return annotations(jar.getPath("/"));
        }
    }

    private static List<Class<?>> annotations(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(PACKAGE.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .<Class<?>>map(name -> load(PACKAGE + '.' + name.substring(0, name.length() - ".class".length())))
                    .filter(Class::isAnnotation)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
