package io.github.timescale4j.client.ingest.csv;

import io.github.timescale4j.client.mapping.binary.RefusedValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How times are written in a file. Nothing is guessed: what has no offset and no zone was set for is refused, and so is what a zone
 * has twice or not at all.
 *
 * @param zone for what has no offset; {@code null} to refuse it
 * @param formatter parses
 * @param isOwn whether the application gave the formatter
 * @param epoch what numbers count since 1970, where times are such numbers; {@code null} where they are not
 */
record TimeFormat(
        @Nullable ZoneId zone,
        DateTimeFormatter formatter,
        boolean isOwn,
        @Nullable ChronoUnit epoch) {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .parseLenient()
            .appendOffset("+HH", "Z") // with it, minutes are taken with a colon and without
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withChronology(IsoChronology.INSTANCE)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int DATE_LENGTH = 10;
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    static final TimeFormat DEFAULT = new TimeFormat(null, ISO, false, null);

    /** With a pattern, dates that do not exist are refused and not moved. */
    static DateTimeFormatter pattern(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    Instant instant(String text) {
        return epoch == null ? zoned(text).toInstant() : sinceEpoch(text, epoch);
    }

    OffsetDateTime offset(String text) {
        return epoch == null ? zoned(text).toOffsetDateTime() : instant(text).atOffset(ZoneOffset.UTC);
    }

    ZonedDateTime zoned(String text) {
        if (epoch != null) {
            return instant(text).atZone(zone == null ? ZoneOffset.UTC : zone);
        }
        TemporalAccessor parsed = parse(text);
        if (parsed instanceof ZonedDateTime found) {
            return found;
        }
        ZoneId in = zone;
        if (in == null) {
            throw new RefusedValueException(
                    "has no offset from UTC such as Z or +02:00, and no zone is set for the import");
        }
        LocalDateTime local = (LocalDateTime) parsed;
        List<ZoneOffset> offsets = in.getRules().getValidOffsets(local);
        if (offsets.size() != 1) {
            throw new RefusedValueException(
                    "is a time that " + in + " has " + (offsets.isEmpty() ? "not at all" : "twice"));
        }
        return ZonedDateTime.ofLocal(local, in, offsets.get(0));
    }

    LocalDateTime local(String text) {
        if (!(parse(text) instanceof LocalDateTime local)) {
            throw new RefusedValueException("has an offset, which its component has no place for");
        }
        return local;
    }

    private TemporalAccessor parse(String text) {
        boolean spaced = !isOwn && text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == ' ';
        String tried = spaced ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1) : text;
        try {
            return formatter.parseBest(tried, ZonedDateTime::from, LocalDateTime::from);
        } catch (DateTimeException e) {
            throw new RefusedValueException(
                    isOwn ? "is not a time of the format that is set" : "is not a time such as 2014-02-14T14:30:00Z");
        }
    }

    private static Instant sinceEpoch(String text, ChronoUnit unit) {
        try {
            BigInteger nanos = new BigDecimal(text)
                    .multiply(BigDecimal.valueOf(unit.getDuration().toNanos()))
                    .toBigInteger();
            BigInteger[] parts = nanos.divideAndRemainder(NANOS);
            return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValue());
        } catch (ArithmeticException | DateTimeException | NumberFormatException e) {
            throw new RefusedValueException(
                    "is not a number of " + unit.toString().toLowerCase(Locale.ROOT) + " since 1970");
        }
    }
}
