package io.github.timescale4j.schema;

import java.nio.charset.StandardCharsets;

/**
 * The one place that turns a name into a quoted SQL identifier.
 */
public final class Identifier {

    /** PostgreSQL's limit ({@code NAMEDATALEN - 1}): longer names are cut by the server without an error. */
    public static final int MAX_BYTES = 63;

    private Identifier() {}

    /**
     * Quotes a name for use in SQL, keeping its case.
     *
     * @param name the name as it is stored in the catalog, unquoted
     * @return the name in double quotes
     * @throws IllegalArgumentException if no identifier of PostgreSQL can have that name, or if it holds a quote or a control
     *     character, which only a mistake or an attack would bring here
     */
    public static String quote(String name) {
        check(name);
        return '"' + name + '"';
    }

    /**
     * Quotes the name of something that exists and that nobody declared, such as a role: a service that makes roles may put
     * a double quote into their names.
     *
     * @param name the name as it is stored in the catalog, unquoted
     * @return the name in double quotes, those within it doubled
     * @throws IllegalArgumentException for a control character, which no statement that somebody copies should hold, and for
     *     what cannot be an identifier
     */
    public static String quoteExisting(String name) {
        check(name.replace('"', '_'));
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * Refuses what cannot or should not be an identifier.
     *
     * @param name the name as it is stored in the catalog, unquoted
     * @throws IllegalArgumentException under the conditions of {@link #quote(String)}
     */
    public static void check(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an identifier must not be empty");
        }
        if (name.codePoints().anyMatch(c -> c == '"' || Character.isISOControl(c))) {
            throw new IllegalArgumentException("'" + printable(name)
                    + "' is not accepted as an identifier: it holds a double quote or a control character");
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("'" + name + "' has " + bytes + " bytes: PostgreSQL keeps only "
                    + MAX_BYTES + " bytes of an identifier. Give it a shorter name");
        }
    }

    private static String printable(String name) {
        return name.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
