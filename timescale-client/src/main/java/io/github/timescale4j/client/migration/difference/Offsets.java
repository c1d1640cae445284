package io.github.timescale4j.client.migration.difference;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The literals in which policies keep their offsets: {@code INTERVAL '7 days'}, {@code BIGINT '86400'} or another type that counts,
 * {@code NULL}.
 */
final class Offsets {

    private static final Pattern LITERAL = Pattern.compile("(INTERVAL|BIGINT|INTEGER|SMALLINT) '(.*)'");
    private static final Pattern PLAIN = Pattern.compile("BOOLEAN '(.*)'");
    private static final Pattern PART = Pattern.compile("(-?\\d+) (year|mon|day)s?");
    private static final Pattern TIME = Pattern.compile("(-?)(\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?)");
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    private Offsets() {}

    /** How long it is about, in seconds or in the units of the column; {@code null} for no offset. */
    static @Nullable BigDecimal size(@Nullable String literal) {
        Matcher matcher = LITERAL.matcher(literal == null ? "" : literal);
        if (!matcher.matches()) {
            return null;
        }
        return matcher.group(1).equals("INTERVAL") ? seconds(matcher.group(2)) : new BigDecimal(matcher.group(2));
    }

    private static BigDecimal seconds(String text) {
        BigDecimal seconds = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            BigDecimal days = BigDecimal.valueOf(
                    switch (part.group(2)) {
                        case "year" -> 360;
                        case "mon" -> 30;
                        default -> 1;
                    });
            seconds = seconds.add(new BigDecimal(part.group(1)).multiply(days).multiply(DAY));
        }
        Matcher time = TIME.matcher(text);
        if (time.find()) {
            BigDecimal clock = new BigDecimal(time.group(2))
                    .multiply(SIXTY)
                    .add(new BigDecimal(time.group(3)))
                    .multiply(SIXTY)
                    .add(new BigDecimal(time.group(4)));
            seconds = time.group(1).isEmpty() ? seconds.add(clock) : seconds.subtract(clock);
        }
        return seconds;
    }

    /** Renders a literal as a value of the policy's JSON. */
    static String json(String literal) {
        Matcher matcher = LITERAL.matcher(literal);
        if (matcher.matches()) {
            return matcher.group(1).equals("INTERVAL") ? '"' + matcher.group(2) + '"' : matcher.group(2);
        }
        Matcher plain = PLAIN.matcher(literal);
        if (plain.matches()) {
            return plain.group(1);
        }
        return literal.equals("NULL")
                ? "null"
                : '"' + literal.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
