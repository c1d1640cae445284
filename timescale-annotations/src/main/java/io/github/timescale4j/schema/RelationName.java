package io.github.timescale4j.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table or view, with or without its schema.
 *
 * @param schema the schema, unquoted; {@code null} means wherever the connection's {@code search_path} finds it
 * @param name the relation, unquoted
 */
public record RelationName(@Nullable String schema, String name) {

    private static final String PART = "(?:\"([^\"]+)\"|([\\p{L}_][\\p{L}\\p{N}_$]*))";
    private static final Pattern GRAMMAR = Pattern.compile("(?:" + PART + "\\.)?" + PART);

    /**
     * Checks both parts.
     *
     * @param schema the schema, unquoted, or {@code null}
     * @param name the relation, unquoted
     * @throws IllegalArgumentException if a part cannot be an identifier
     */
    public RelationName {
        if (schema != null) {
            Identifier.check(schema);
        }
        Identifier.check(name);
    }

    /**
     * Reads {@code table}, {@code schema.table}, {@code "Table"} or {@code "Schema"."Table"}. Unlike in SQL, the case of an
     * unquoted name is kept.
     *
     * @param text what a user wrote
     * @return the name
     * @throws IllegalArgumentException if the text is anything else
     */
    public static RelationName parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text.replaceAll("\\p{Cntrl}", "?")
                    + "' is not the name of a table or view: write table, schema.table or \"Schema\".\"Table\"");
        }
        return new RelationName(
                first(matcher.group(1), matcher.group(2)), String.valueOf(first(matcher.group(3), matcher.group(4))));
    }

    private static @Nullable String first(@Nullable String quoted, @Nullable String plain) {
        return quoted != null ? quoted : plain;
    }

    /**
     * Renders the name for SQL.
     *
     * @return the quoted name
     */
    public String quoted() {
        return schema == null ? Identifier.quote(name) : Identifier.quote(schema) + '.' + Identifier.quote(name);
    }

    /**
     * Renders the name as a string literal that casts to {@code regclass}.
     *
     * @return the quoted name, quoted once more
     */
    public String regclass() {
        return Literal.quote(quoted());
    }

    /**
     * Renders the name for people.
     *
     * @return the name with its schema, unquoted
     */
    @Override
    public String toString() {
        return schema == null ? name : schema + '.' + name;
    }
}
