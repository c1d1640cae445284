package io.github.timescale4j.client.migration.difference;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of defaults, as the server renders them: {@code 1}, {@code 'W'::text}, {@code '-1'::integer}, {@code now()}. */
final class Constants {

    private static final String TEXT = "'(?:[^']|'')*'";
    private static final String CAST = "::([a-z0-9_ \\[\\](),\"]+)";

    /** What the server stores once for the whole table, without a look at the rows. */
    private static final Pattern CONSTANT =
            Pattern.compile("(?:" + TEXT + "|\\(?-?[0-9.]+(?:e[+-]?[0-9]+)?\\)?|true|false|NULL)(?:" + CAST + ")*");

    private static final Pattern BARE =
            Pattern.compile("(" + TEXT + "|-?[0-9.]+(?:e[+-]?[0-9]+)?|true|false|NULL)(?:" + CAST + ")?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("'-?[0-9]+'");
    private static final Pattern MODIFIER = Pattern.compile("\\([0-9, ]+\\)");
    private static final Set<String> NUMBERS = Set.of("integer", "bigint", "numeric");
    private static final Set<String> WHOLE_NUMBERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> FRACTIONS = Set.of("numeric", "real", "double precision");

    private Constants() {}

    static boolean isConstant(String value) {
        return CONSTANT.matcher(value).matches();
    }

    /**
     * The same value without a cast, which is all that a table with a columnstore accepts of a new column.
     *
     * @param value the default
     * @param type the type of the column
     * @return a literal that means the same in a column of that type; nothing if there is none
     */
    static Optional<String> withoutCast(String value, String type) {
        Matcher constant = BARE.matcher(value);
        if (!constant.matches()) {
            return Optional.empty();
        }
        String literal = constant.group(1);
        String cast = constant.group(2);
        return cast == null || literal.equals("NULL") || means(literal, plain(cast), plain(type))
                ? Optional.of(literal)
                : Optional.empty();
    }

    private static boolean means(String literal, String cast, String type) {
        return cast.equals(type)
                || (NUMBERS.contains(cast)
                        && (FRACTIONS.contains(type)
                                || (WHOLE_NUMBERS.contains(type)
                                        && WHOLE_NUMBER.matcher(literal).matches())));
    }

    private static String plain(String type) {
        return MODIFIER.matcher(type).replaceAll("").strip();
    }
}
