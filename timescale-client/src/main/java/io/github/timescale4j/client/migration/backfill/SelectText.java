package io.github.timescale4j.client.migration.backfill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A definition as the server writes it, cut into its parts. It is not a parser of SQL: the server has parsed it, and what it writes
 * has one form, of which only the commas and key words outside of brackets and quotes are looked at.
 *
 * @param columns the expressions of the columns, without their names
 * @param groups the expressions that are grouped by
 * @param rows what lies between FROM and GROUP BY, and what follows HAVING
 */
record SelectText(List<String> columns, List<String> groups, String rows) {

    private static final Pattern ALIAS = Pattern.compile("(?s)\\s+AS\\s+(?:\"(?:[^\"]|\"\")+\"|[^\\s\"()']+)$");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    static SelectText parse(String definition) {
        String text = SPACE.matcher(definition.strip()).replaceAll(" ");
        text = text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
        int from = find(text, " FROM ", 0);
        int group = find(text, " GROUP BY ", from);
        int having = find(text, " HAVING ", group);
        int order = find(text, " ORDER BY ", group);
        int end = Math.min(having, order);
        List<String> columns = split(text.substring("SELECT ".length(), from)).stream()
                .map(column -> ALIAS.matcher(column).replaceFirst(""))
                .map(SelectText::bare)
                .toList();
        List<String> groups = group == text.length()
                ? List.of()
                : split(text.substring(Math.min(end, group + " GROUP BY ".length()), end)).stream()
                        .map(SelectText::bare)
                        .toList();
        String condition = having == text.length() ? "" : text.substring(having);
        return new SelectText(columns, groups, text.substring(from, group).strip() + condition);
    }

    /** Whether two definitions say the same, be it with their columns in another order. */
    static boolean isSame(String one, String other) {
        return one.equals(other) || Unordered.of(one).equals(Unordered.of(other));
    }

    /** What counts where the order of columns does not. */
    private record Unordered(Set<String> columns, Set<String> groups, String rows) {

        static Unordered of(String definition) {
            SelectText text = parse(definition);
            String whole = SPACE.matcher(definition.strip()).replaceAll(" ");
            List<String> named = split(whole.substring("SELECT ".length(), find(whole, " FROM ", 0)));
            return new Unordered(new TreeSet<>(named), new TreeSet<>(text.groups), text.rows);
        }
    }

    /** Without the brackets that the server puts around an expression in GROUP BY. */
    private static String bare(String expression) {
        String text = expression.strip();
        while (text.startsWith("(") && closing(text) == text.length() - 1) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text;
    }

    private static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i = next(text, i)) {
            depth += depthOf(text.charAt(i));
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int comma = find(text, ",", 0); start <= text.length(); comma = find(text, ",", start)) {
            parts.add(text.substring(start, comma).strip());
            start = comma + 1;
        }
        return parts;
    }

    /** Where a word stands outside of brackets and quotes; the length of the text if nowhere. */
    static int find(String text, String word, int start) {
        int depth = 0;
        String upper = text.toUpperCase(Locale.ROOT);
        String haystack = upper.length() == text.length() ? upper : text;
        for (int i = start; i < text.length(); i = next(text, i)) {
            if (depth == 0 && haystack.startsWith(word, i)) {
                return i;
            }
            depth += depthOf(text.charAt(i));
        }
        return text.length();
    }

    private static int depthOf(char character) {
        return switch (character) {
            case '(', '[' -> 1;
            case ')', ']' -> -1;
            default -> 0;
        };
    }

    /** The next place to look at: behind a quoted part. */
    private static int next(String text, int at) {
        char quote = text.charAt(at);
        if (quote != '\'' && quote != '"') {
            return at + 1;
        }
        int end = text.indexOf(quote, at + 1);
        return end < 0 ? text.length() : end + 1;
    }
}
