package io.github.timescale4j.schema;

/** The one place that turns a text into an SQL string literal. */
public final class Literal {

    private Literal() {}

    /**
     * Quotes a text, assuming {@code standard_conforming_strings = on}, which is the server's default since PostgreSQL 9.1.
     *
     * @param text the text
     * @return the text as a string literal
     * @throws IllegalArgumentException if the text holds the character NUL, which PostgreSQL cannot store
     */
    public static String quote(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a string literal must not hold the character NUL");
        }
        return '\'' + text.replace("'", "''") + '\'';
    }
}
