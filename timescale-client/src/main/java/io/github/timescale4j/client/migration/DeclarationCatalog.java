package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclarationIndex;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.schema.SqlScript;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every declaration on a class path: the indexes of all jars and the SQL that belongs to them. */
public final class DeclarationCatalog {

    private final Map<String, Declaration> declarations;
    private final Map<String, String> sql;
    private final Map<RelationName, Adoption> adoptions;

    private DeclarationCatalog(
            Map<String, Declaration> declarations, Map<String, String> sql, Map<RelationName, Adoption> adoptions) {
        this.declarations = declarations;
        this.sql = sql;
        this.adoptions = adoptions;
    }

    /**
     * Reads what the processor wrote into the modules on a class path.
     *
     * @param classLoader where to look
     * @return the declarations; none if there is no index
     * @throws InvalidDeclarationException if an index is damaged, if two indexes contradict each other, or if the SQL of a
     *     declaration is missing
     */
    public static DeclarationCatalog load(ClassLoader classLoader) {
        Map<String, Declaration> declarations = new LinkedHashMap<>();
        for (URL index : indexes(classLoader)) {
            for (Declaration declaration : parse(index)) {
                Declaration other = declarations.putIfAbsent(declaration.type(), declaration);
                if (other != null && !other.equals(declaration)) {
                    throw new InvalidDeclarationException(
                            List.of(declaration.type()),
                            "The class path holds two different declarations of " + declaration.type()
                                    + ", for example two versions of one jar; one of them is in " + index,
                            null);
                }
            }
        }
        Map<String, String> sql = new LinkedHashMap<>();
        declarations.values().forEach(each -> sql.put(each.type(), sqlOf(each, classLoader)));
        return new DeclarationCatalog(declarations, sql, Map.of());
    }

    private static List<URL> indexes(ClassLoader classLoader) {
        try {
            return Collections.list(classLoader.getResources(DeclarationIndex.RESOURCE)).stream()
                    .sorted(Comparator.comparing(URL::toString))
                    .toList();
        } catch (IOException e) {
            throw unreadable(List.of(), DeclarationIndex.RESOURCE, e);
        }
    }

    private static List<Declaration> parse(URL index) {
        try {
            return DeclarationIndex.parse(read(index), index.toString());
        } catch (IOException e) {
            throw unreadable(List.of(), index.toString(), e);
        } catch (IllegalArgumentException e) {
            throw new InvalidDeclarationException(List.of(), String.valueOf(e.getMessage()), e);
        }
    }

    private static String sqlOf(Declaration declaration, ClassLoader classLoader) {
        URL url = classLoader.getResource(declaration.sqlResource());
        if (url == null) {
            throw new InvalidDeclarationException(
                    List.of(declaration.type()),
                    "The index lists " + declaration.type() + ", but its SQL " + declaration.sqlResource()
                            + " is not on the class path. Compile its module once more; if jars are merged into one, merge"
                            + " everything under META-INF/timescale/",
                    null);
        }
        try {
            String text = read(url);
            if (!SqlScript.checksum(SqlScript.statements(text)).equals(declaration.sha256())) {
                throw new InvalidDeclarationException(
                        List.of(declaration.type()),
                        "The SQL in " + url + " is not what the processor wrote for " + declaration.type()
                                + ": it was edited or comes from another build. Compile its module once more",
                        null);
            }
            return text;
        } catch (IOException e) {
            throw unreadable(List.of(declaration.type()), url.toString(), e);
        }
    }

    private static String read(URL url) throws IOException {
        try (InputStream stream = url.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InvalidDeclarationException unreadable(List<String> types, String where, IOException cause) {
        return new InvalidDeclarationException(types, "Cannot read " + where, cause);
    }

    /**
     * The declarations.
     *
     * @return them, in the order of the indexes
     */
    public List<Declaration> declarations() {
        return List.copyOf(declarations.values());
    }

    /**
     * The declared types.
     *
     * @return binary names of classes
     */
    public Set<String> types() {
        return Collections.unmodifiableSet(declarations.keySet());
    }

    /** The same declarations, of which some may be in the database already although nothing here has created them. */
    DeclarationCatalog adopting(Map<RelationName, Adoption> relations) {
        return new DeclarationCatalog(declarations, sql, Map.copyOf(relations));
    }

    /**
     * Puts the relations of declarations without a schema into one, and orders them so that each comes after its source.
     *
     * @param schema where relations are whose declaration names no schema
     * @throws InvalidDeclarationException if two types declare one relation, or aggregates read each other in a circle
     */
    List<DeclaredRelation> resolve(String schema) {
        Map<RelationName, DeclaredRelation> relations = new LinkedHashMap<>();
        Map<RelationName, Adoption> adopted = new LinkedHashMap<>();
        adoptions.forEach((name, adoption) -> adopted.put(qualified(name, schema), adoption));
        for (Declaration declaration : sorted()) {
            RelationName name = qualified(declaration.relation(), schema);
            String text = sql.getOrDefault(declaration.type(), "");
            DeclaredRelation relation = new DeclaredRelation(
                    declaration,
                    name,
                    declaration.source() == null ? null : qualified(declaration.source(), schema),
                    text,
                    SqlScript.statements(text),
                    adopted.getOrDefault(name, Adoption.REFUSED));
            DeclaredRelation other = relations.putIfAbsent(relation.relation(), relation);
            if (other != null) {
                throw new InvalidDeclarationException(
                        List.of(other.type(), relation.type()),
                        other.type() + " and " + relation.type() + " both declare " + relation.relation()
                                + ": give one of them another name",
                        null);
            }
        }
        return inOrder(relations);
    }

    private List<Declaration> sorted() {
        return declarations.values().stream()
                .sorted(Comparator.comparing(Declaration::kind).thenComparing(Declaration::type))
                .toList();
    }

    private static RelationName qualified(RelationName name, String schema) {
        return name.schema() == null ? new RelationName(schema, name.name()) : name;
    }

    private static List<DeclaredRelation> inOrder(Map<RelationName, DeclaredRelation> relations) {
        Set<DeclaredRelation> ordered = new LinkedHashSet<>();
        for (DeclaredRelation relation : relations.values()) {
            Deque<DeclaredRelation> chain = new ArrayDeque<>();
            for (DeclaredRelation next = relation;
                    next != null && !ordered.contains(next);
                    next = sourceOf(next, relations)) {
                if (chain.contains(next)) {
                    throw circle(chain);
                }
                chain.push(next);
            }
            ordered.addAll(chain);
        }
        return new ArrayList<>(ordered);
    }

    private static @Nullable DeclaredRelation sourceOf(
            DeclaredRelation relation, Map<RelationName, DeclaredRelation> relations) {
        return relation.source() == null ? null : relations.get(relation.source());
    }

    private static InvalidDeclarationException circle(Deque<DeclaredRelation> chain) {
        List<String> types = chain.stream().map(DeclaredRelation::type).sorted().toList();
        return new InvalidDeclarationException(
                types, types.stream().collect(Collectors.joining(", ")) + " read each other in a circle", null);
    }
}
