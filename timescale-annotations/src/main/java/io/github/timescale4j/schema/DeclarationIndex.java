package io.github.timescale4j.schema;

import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.Declaration.Rename;
import io.github.timescale4j.schema.Derivation.DerivedColumn;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The text file in which the processor lists a module's declarations, one block of lines for each. Files of several modules may
 * be appended to each other, as tools that merge jars do.
 *
 * <pre>
 * hypertable   com.example.MetricData
 *     relation metric_data
 *     time     timestamp
 *     column   timestamp  timestamp  timestamptz
 *     ...
 * </pre>
 *
 * <p>Fields are separated by tabs.
 */
public final class DeclarationIndex {

    /** Where the file is, in every jar that has one. */
    public static final String RESOURCE = "META-INF/timescale/declarations.index";

    private static final String HEADER = "# Time series declared in this module; generated, do not edit. Format 1";
    private static final String NULLABLE = "nullable";
    private static final String KEY = "key";
    private static final String COMPUTED = "computed";
    private static final String YES = "yes";

    private DeclarationIndex() {}

    /**
     * Writes declarations, sorted by type, so that the same declarations always give the same bytes.
     *
     * @param declarations what to write
     * @return the text of the file
     */
    public static String render(List<Declaration> declarations) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        declarations.stream()
                .sorted(Comparator.comparing(Declaration::type))
                .forEach(declaration -> append(text, declaration));
        return text.toString();
    }

    private static void append(StringBuilder text, Declaration declaration) {
        text.append(declaration.kind() == Kind.HYPERTABLE ? "hypertable" : "aggregate")
                .append('\t')
                .append(declaration.type())
                .append('\n');
        RelationName relation = declaration.relation();
        line(text, "schema", relation.schema());
        line(text, "relation", relation.name());
        line(text, "time", declaration.timeColumn());
        RelationName source = declaration.source();
        if (source != null) {
            line(text, "source-schema", source.schema());
            line(text, "source", source.name());
        }
        line(text, "bucket", write(declaration.bucket()));
        line(text, "retention", write(declaration.retention()));
        declaration.features().stream().sorted().forEach(feature -> line(text, "requires", feature.write()));
        declaration
                .columns()
                .forEach(column -> line(
                        text,
                        "column",
                        String.join(
                                "\t",
                                column.property(),
                                column.column(),
                                column.sqlType(),
                                column.nullable() ? NULLABLE : "not null")));
        declaration.renames().forEach(rename -> line(text, "renamed", rename.column() + '\t' + rename.from()));
        if (declaration.derivation() != null) {
            append(text, declaration.derivation());
        }
        line(text, "sql", declaration.sqlResource());
        line(text, "sha256", declaration.sha256());
    }

    private static void append(StringBuilder text, Derivation derivation) {
        for (DerivedColumn column : derivation.columns()) {
            String source = column.source() == null ? "" : '\t' + column.source();
            line(
                    text,
                    column.function() == null ? KEY : COMPUTED,
                    column.column() + (column.function() == null ? "" : '\t' + column.function()) + source);
        }
        line(text, "filtered", derivation.filtered() ? YES : null);
        line(text, "zone", derivation.alignment().timezone());
        line(text, "origin", derivation.alignment().origin());
        line(text, "offset", write(derivation.alignment().offset()));
        line(text, "materialized-only", derivation.materializedOnly() ? YES : null);
        line(text, "delay", write(derivation.delay()));
    }

    private static @Nullable String write(@Nullable TimeInterval interval) {
        if (interval == null) {
            return null;
        }
        NumberAxis axis = interval.axis();
        if (axis == null) {
            return interval.toIso();
        }
        ChronoUnit unit = axis.unit();
        return interval.microseconds() + " " + axis.type() + (unit == null ? "" : " " + unit.name());
    }

    private static TimeInterval read(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length == 1) {
            return TimeInterval.parse(text);
        }
        ChronoUnit unit = parts.length == 2 ? null : ChronoUnit.valueOf(parts[2]);
        return new NumberAxis(parts[1], unit).length(Long.parseLong(parts[0]));
    }

    private static void line(StringBuilder text, String key, @Nullable Object value) {
        if (value != null) {
            text.append('\t').append(key).append('\t').append(value).append('\n');
        }
    }

    /**
     * Reads what {@link #render(List)} wrote.
     *
     * @param text the text of one file, or of several appended to each other
     * @param origin where the text is from, for error messages
     * @return the declarations, in the order of the text
     * @throws IllegalArgumentException if the text is damaged, or was written by a newer version in another format
     */
    public static List<Declaration> parse(String text, String origin) {
        List<Declaration> declarations = new ArrayList<>();
        Block block = null;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                if (line.startsWith("\t")) {
                    if (block == null) {
                        throw new IllegalArgumentException("a field stands before the first declaration");
                    }
                    block.add(line.substring(1));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    if (block != null) {
                        declarations.add(block.toDeclaration());
                    }
                    block = new Block(line);
                }
            } catch (IllegalArgumentException e) {
                throw damaged(origin, number, e);
            }
        }
        try {
            if (block != null) {
                declarations.add(block.toDeclaration());
            }
        } catch (IllegalArgumentException e) {
            throw damaged(origin, number, e);
        }
        return List.copyOf(declarations);
    }

    private static IllegalArgumentException damaged(String origin, int line, IllegalArgumentException cause) {
        return new IllegalArgumentException(
                origin + ", line " + line + ": " + cause.getMessage() + ". Compile the module that made it once more",
                cause);
    }

    /** The lines of one declaration while they are being read. */
    private static final class Block {

        private final Kind kind;
        private final String type;
        private final Map<String, String> fields = new LinkedHashMap<>();
        private final Set<Feature> features = new TreeSet<>();
        private final List<DeclaredColumn> columns = new ArrayList<>();
        private final List<Rename> renames = new ArrayList<>();
        private final List<DerivedColumn> derived = new ArrayList<>();

        Block(String line) {
            String[] parts = line.split("\t", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("'" + line + "' does not begin a declaration");
            }
            kind = switch (parts[0]) {
                case "hypertable" -> Kind.HYPERTABLE;
                case "aggregate" -> Kind.CONTINUOUS_AGGREGATE;
                default -> throw new IllegalArgumentException("'" + parts[0] + "' is not a kind of declaration");
            };
            type = parts[1];
        }

        void add(String line) {
            String[] parts = line.split("\t", -1);
            if (parts[0].equals("column") && parts.length == 5) {
                columns.add(new DeclaredColumn(parts[1], parts[2], parts[3], parts[4].equals(NULLABLE)));
            } else if (parts[0].equals("renamed") && parts.length == 3) {
                renames.add(new Rename(parts[1], parts[2]));
            } else if (parts[0].equals("requires") && parts.length == 4) {
                features.add(Feature.read(parts[1], parts[2], parts[3]));
            } else if (parts[0].equals(KEY) && parts.length == 3) {
                derived.add(new DerivedColumn(parts[1], null, parts[2]));
            } else if (parts[0].equals(COMPUTED) && (parts.length == 3 || parts.length == 4)) {
                derived.add(new DerivedColumn(parts[1], parts[2], parts.length == 3 ? null : parts[3]));
            } else if (parts.length != 2) {
                throw new IllegalArgumentException("'" + line + "' is not a field");
            } else if (parts[0].equals("requires")) {
                features.add(Feature.named(parts[1]));
            } else {
                fields.put(parts[0], parts[1]);
            }
        }

        Declaration toDeclaration() {
            String source = fields.get("source");
            return new Declaration(
                    kind,
                    type,
                    new RelationName(fields.get("schema"), required("relation")),
                    required("time"),
                    source == null ? null : new RelationName(fields.get("source-schema"), source),
                    interval("bucket"),
                    interval("retention"),
                    Set.copyOf(features),
                    List.copyOf(columns),
                    List.copyOf(renames),
                    required("sql"),
                    required("sha256"),
                    derivation());
        }

        private @Nullable Derivation derivation() {
            return derived.isEmpty()
                    ? null
                    : new Derivation(
                            derived,
                            fields.containsKey("filtered"),
                            new Expression.Alignment(fields.get("zone"), fields.get("origin"), interval("offset")),
                            fields.containsKey("materialized-only"),
                            interval("delay"));
        }

        private String required(String key) {
            String value = fields.get(key);
            if (value == null) {
                throw new IllegalArgumentException("the declaration of " + type + " has no '" + key + "'");
            }
            return value;
        }

        private @Nullable TimeInterval interval(String key) {
            String value = fields.get(key);
            return value == null ? null : read(value);
        }
    }
}
