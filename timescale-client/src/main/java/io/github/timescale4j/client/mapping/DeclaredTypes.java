package io.github.timescale4j.client.mapping;

import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclarationIndex;
import io.github.timescale4j.schema.RelationName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The declarations that the processor wrote into the jars on the class path. Safe for use by several threads. */
public final class DeclaredTypes {

    /** Declarations hold texts only, so that no class loader is kept alive. */
    private static final Map<ClassLoader, Map<String, Declaration>> BY_LOADER = new WeakHashMap<>();

    private DeclaredTypes() {}

    /**
     * Finds the declaration of a type.
     *
     * @param type any class
     * @return its declaration; empty if the processor did not see it
     * @throws IllegalArgumentException if an index on the class path is damaged
     */
    public static Optional<Declaration> find(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null
                ? Optional.empty()
                : Optional.ofNullable(load(loader).get(type.getName()));
    }

    /**
     * Finds the declaration of a type that needs one.
     *
     * @param type any class
     * @return its declaration
     * @throws IllegalArgumentException if the processor did not see it; the message says how it would
     */
    public static Declaration require(Class<?> type) {
        return find(type)
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " is not declared in any "
                        + DeclarationIndex.RESOURCE + " on the class path: annotate it with @TimeSeries or"
                        + " @ContinuousAggregate, and name timescale-annotations in <annotationProcessorPaths> of the"
                        + " compiler, which has not looked for processors by itself since JDK 23"));
    }

    /**
     * All declarations that a type and the calling thread can see.
     *
     * @param type any class, or {@code null} for the calling thread's context alone
     * @return the declarations, in no particular order
     * @throws IllegalArgumentException if an index on the class path is damaged
     */
    public static Collection<Declaration> visibleFrom(@Nullable Class<?> type) {
        Map<String, Declaration> all = new LinkedHashMap<>();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        all.putAll(load(context == null ? DeclaredTypes.class.getClassLoader() : context));
        if (type != null && type.getClassLoader() != null) {
            all.putAll(load(type.getClassLoader()));
        }
        return Collections.unmodifiableCollection(all.values());
    }

    /**
     * Finds the declaration of a table or view.
     *
     * @param relation its name; a schema is compared only where both names have one
     * @return its declaration; empty if there is none, or more than one
     * @throws IllegalArgumentException if an index on the class path is damaged
     */
    public static Optional<Declaration> find(RelationName relation) {
        List<Declaration> found = visibleFrom(null).stream()
                .filter(declaration -> isSame(declaration.relation(), relation))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /**
     * Compares names of relations.
     *
     * @param one a name
     * @param other another name
     * @return whether they may mean the same: a schema is compared only where both have one
     */
    public static boolean isSame(RelationName one, RelationName other) {
        return one.name().equals(other.name())
                && (one.schema() == null
                        || other.schema() == null
                        || one.schema().equals(other.schema()));
    }

    private static Map<String, Declaration> load(ClassLoader loader) {
        synchronized (BY_LOADER) {
            return BY_LOADER.computeIfAbsent(loader, DeclaredTypes::read);
        }
    }

    private static Map<String, Declaration> read(ClassLoader loader) {
        Map<String, Declaration> declarations = new LinkedHashMap<>();
        try {
            for (URL url : Collections.list(loader.getResources(DeclarationIndex.RESOURCE))) {
                for (Declaration declaration : DeclarationIndex.parse(text(url), url.toString())) {
                    // The first on the class path is the one that the class loader would find as well.
                    declarations.putIfAbsent(declaration.type(), declaration);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the declarations on the class path cannot be read", e);
        }
        return declarations;
    }

    private static String text(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false); // a cached jar would stay open
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
