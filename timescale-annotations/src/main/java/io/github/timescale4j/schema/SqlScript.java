package io.github.timescale4j.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A generated SQL resource: comment lines, then statements, each followed by {@code ;} and an empty line. That sequence never
 * occurs inside a statement, so taking a resource apart needs no SQL parser.
 */
public final class SqlScript {

    /** The folder that holds the resources, in every jar that has some. */
    public static final String FOLDER = "META-INF/timescale/";

    private static final String SEPARATOR = ";\n\n";

    private SqlScript() {}

    /**
     * Names the resource of a declared type.
     *
     * @param type the binary name of the annotated type
     * @return the path on the class path
     */
    public static String resource(String type) {
        return FOLDER + type + ".sql";
    }

    /**
     * Writes a resource.
     *
     * @param comment one line that says what this is
     * @param statements the statements, without semicolons
     * @return the text
     * @throws IllegalArgumentException if a statement holds what separates statements, or begins as a comment does
     */
    public static String render(String comment, List<String> statements) {
        for (String statement : statements) {
            if (statement.contains(SEPARATOR) || statement.startsWith("--") || statement.isBlank()) {
                throw new IllegalArgumentException("not a statement of a generated script: " + statement);
            }
        }
        return "-- " + comment + "\n\n" + String.join(SEPARATOR, statements) + ";\n";
    }

    /**
     * Takes a resource apart again.
     *
     * @param text what {@link #render(String, List)} wrote; line ends may have become those of Windows since
     * @return the statements, without the comment and without semicolons
     */
    public static List<String> statements(String text) {
        String body = text.replace("\r\n", "\n")
                .lines()
                .dropWhile(line -> line.isBlank() || line.startsWith("--"))
                .collect(Collectors.joining("\n"));
        return Stream.of(body.split(SEPARATOR))
                .map(String::strip)
                .map(statement -> statement.endsWith(";") ? statement.substring(0, statement.length() - 1) : statement)
                .filter(statement -> !statement.isBlank())
                .toList();
    }

    /**
     * The checksum that the index keeps: it changes with the statements, not with the comment.
     *
     * @param statements the statements, without semicolons
     * @return SHA-256 in hexadecimal
     */
    public static String checksum(List<String> statements) {
        try {
            byte[] bytes = String.join(SEPARATOR, statements).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
