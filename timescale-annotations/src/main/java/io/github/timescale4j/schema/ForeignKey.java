package io.github.timescale4j.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to a plain table.
 *
 * @param table the table
 * @param column its column, unquoted, which is unique there
 */
public record ForeignKey(RelationName table, String column) {

    private static final Pattern GRAMMAR =
            Pattern.compile("(.+?)\\s*\\(\\s*(?:\"([^\"]+)\"|([\\p{L}_][\\p{L}\\p{N}_$]*))\\s*\\)");

    /**
     * Reads {@code device(id)} or {@code "Plant"."Device"("Serial No")}. Unlike in SQL, the case of an unquoted name is kept.
     *
     * @param text what a user wrote
     * @return the reference
     * @throws IllegalArgumentException if the text is anything else
     */
    public static ForeignKey parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("write it like device(id) or schema.device(id)");
        }
        String column = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        Identifier.check(column);
        return new ForeignKey(RelationName.parse(matcher.group(1)), column);
    }

    /**
     * Renders the constraint for {@code CREATE TABLE}, with the name that PostgreSQL would give it.
     *
     * @param relation the table that refers
     * @param from its column
     * @return the clause
     */
    String toSql(RelationName relation, String from) {
        String name = IndexDefinition.shorten(relation.name() + "_" + from, "_fkey");
        return "CONSTRAINT " + Identifier.quote(name) + " FOREIGN KEY (" + Identifier.quote(from) + ") REFERENCES "
                + table.quoted() + " (" + Identifier.quote(column) + ")";
    }
}
