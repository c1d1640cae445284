package io.github.timescale4j.client.ingest.csv;

import io.github.timescale4j.client.ingest.CopyOptions;
import io.github.timescale4j.client.ingest.OnConflict;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Imports a CSV file into the table of a type.
 *
 * <pre>{@code
 * CsvReport report = client.importCsv(MetricData.class)
 *         .column("time", "timestamp")
 *         .zone(ZoneOffset.UTC)
 *         .onRefusal((refusal, record) -> rejects.println(refusal.line() + ": " + refusal.reason() + ": " + record))
 *         .refreshAggregates()
 *         .from(Path.of("readings.csv"));
 * }</pre>
 *
 * <p>The first line names the columns, by the names of the table's columns or of the components, in any order and, where that is not
 * ambiguous, in upper or lower case; names that are for nothing are ignored, and reported. A field without anything in it is
 * {@code null}; two quotes are a text without characters. Numbers have a point and no group separators. Blanks around anything
 * but texts do not count. A line that does not fit, or whose row the database refuses, is refused by its number, and the others are
 * stored.
 *
 * <p>The rows go through a buffered writer over one connection, in batches of 10,000 that are committed one after the other in the
 * order of the file; so an import takes no part in a transaction of the calling thread, its memory is bounded, and a connection
 * that breaks is replaced. Where the answer to a commit was lost, the batch is sent again: without a key its rows may then be there
 * twice, with a key and {@link #onConflict} they are there once.
 *
 * <p>Not safe for use by several threads; one object can import several files.
 *
 * @param <T> what each line becomes
 */
public final class CsvImport<T> {

    private final ImportTarget<T> target;
    private final Columns columns;
    private final Map<Integer, Function<String, ?>> converters = new HashMap<>();
    private @Nullable List<String> header;
    private char delimiter = ',';
    private @Nullable String nullText;
    private Charset charset = StandardCharsets.UTF_8;
    private TimeFormat times = TimeFormat.DEFAULT;
    private @Nullable Consumer<? super T> check;
    private ImportOptions options = ImportOptions.DEFAULT;

    CsvImport(ImportTarget<T> target) {
        this.target = target;
        this.columns = new Columns(target.maker().components());
    }

    /**
     * Says which component a column of the file is for, where it has another name.
     *
     * @param header its name in the file's first line, in exactly these characters
     * @param component the name of the component, or of the table's column
     * @return this import
     * @throws IllegalArgumentException if there is no such component, or the column was named before
     */
    public CsvImport<T> column(String header, String component) {
        columns.name(header, component);
        return this;
    }

    /**
     * Leaves out a component that the file does not have: it is {@code null} in all rows.
     *
     * @param component the name of the component, or of the table's column
     * @return this import
     * @throws IllegalArgumentException if there is no such component, or it is of a primitive type
     */
    public CsvImport<T> without(String component) {
        columns.without(component);
        return this;
    }

    /**
     * Names the columns of a file whose first line is a row already.
     *
     * @param names as a header would have them
     * @return this import
     */
    public CsvImport<T> header(String... names) {
        header = List.copyOf(Arrays.asList(names));
        return this;
    }

    /**
     * Sets what is between two fields.
     *
     * @param character a comma if nothing else is set
     * @return this import
     * @throws IllegalArgumentException if it is a quote or the end of a line
     */
    public CsvImport<T> delimiter(char character) {
        if (character == '"' || character == '\n' || character == '\r') {
            throw new IllegalArgumentException("'delimiter' can be neither a quote nor the end of a line");
        }
        delimiter = character;
        return this;
    }

    /**
     * Sets what stands for {@code null} where it is not in quotes. A field without anything is then a text without characters.
     *
     * @param text for example {@code NULL} or {@code \N}
     * @return this import
     */
    public CsvImport<T> nullText(String text) {
        nullText = text;
        return this;
    }

    /**
     * Sets the character set of files and streams. Bytes that are not in it end the import.
     *
     * @param charset UTF-8 if nothing else is set
     * @return this import
     */
    public CsvImport<T> charset(Charset charset) {
        this.charset = charset;
        return this;
    }

    /**
     * Sets the zone of times that are written without an offset. Without it, they are refused. Times that the zone has twice or not at
     * all, when its clocks are changed, are refused as well.
     *
     * @param zone for example {@code ZoneOffset.UTC}
     * @return this import
     */
    public CsvImport<T> zone(ZoneId zone) {
        times = new TimeFormat(zone, times.formatter(), times.isOwn(), times.epoch());
        return this;
    }

    /**
     * Sets how times are written, if not as in ISO 8601 with {@code T} or a blank in the middle.
     *
     * @param pattern of {@link DateTimeFormatter#ofPattern(String)}, for example {@code dd.MM.yyyy HH:mm:ss}; names are English
     * @return this import
     * @throws IllegalArgumentException if it is no such pattern
     */
    public CsvImport<T> timeFormat(String pattern) {
        return timeFormat(TimeFormat.pattern(pattern));
    }

    /**
     * Sets how times are written.
     *
     * @param formatter parses a date and a time of day, and an offset or a zone unless {@link #zone} is set
     * @return this import
     */
    public CsvImport<T> timeFormat(DateTimeFormatter formatter) {
        times = new TimeFormat(times.zone(), formatter, true, null);
        return this;
    }

    /**
     * Says that times are numbers, counted since the beginning of 1970 in UTC.
     *
     * @param unit what is counted: {@code SECONDS}, which may have decimals, {@code MILLIS}, {@code MICROS} or {@code NANOS}
     * @return this import
     * @throws IllegalArgumentException for another unit
     */
    public CsvImport<T> epoch(ChronoUnit unit) {
        if (unit.compareTo(ChronoUnit.SECONDS) > 0) {
            throw new IllegalArgumentException("'epoch' is SECONDS, MILLIS, MICROS or NANOS, not " + unit);
        }
        times = new TimeFormat(times.zone(), times.formatter(), times.isOwn(), unit);
        return this;
    }

    /**
     * Sets how one component is made of its text, which is needed for types that this does not know.
     *
     * @param component the name of the component, or of the table's column
     * @param converter makes a value; what it throws refuses the line, with the name of the exception's class as the reason
     * @return this import
     * @throws IllegalArgumentException if there is no such component
     */
    public CsvImport<T> convert(String component, Function<String, ?> converter) {
        converters.put(columns.require(component), converter);
        return this;
    }

    /**
     * Looks at each row before it is stored.
     *
     * @param check throws {@link IllegalArgumentException} to refuse a row; its message becomes the reason, so it should hold no
     *     value
     * @return this import
     */
    public CsvImport<T> check(Consumer<? super T> check) {
        this.check = check;
        return this;
    }

    /**
     * Sets who is told of each line that is refused.
     *
     * @param handler takes it
     * @return this import
     */
    public CsvImport<T> onRefusal(CsvRefusalHandler handler) {
        options = options.withHandler(handler);
        return this;
    }

    /**
     * Ends the import when more lines are refused than this. What was read until then is stored.
     *
     * @param count 0 to end it with the first; as many as there are if nothing is set
     * @return this import
     * @throws IllegalArgumentException if it is negative
     */
    public CsvImport<T> maxRefusals(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("'maxRefusals' must not be negative, but is " + count);
        }
        options = options.withMaxRefusals(count);
        return this;
    }

    /**
     * Tells how far the import is, in the thread that imports. A reader that waits for input tells nothing meanwhile.
     *
     * @param interval how long it is from one time to the next at least
     * @param listener is told
     * @return this import
     * @throws IllegalArgumentException if the interval is not longer than zero
     */
    public CsvImport<T> progress(Duration interval, Consumer<CsvProgress> listener) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("'progress' needs an interval longer than zero, not " + interval);
        }
        options = options.withProgress(interval, listener);
        return this;
    }

    /**
     * Sets what happens to rows that are in the table already. Without it, they are refused where the table has a key.
     *
     * @param onConflict what happens to them; the table needs a primary key or a unique index
     * @return this import
     */
    public CsvImport<T> onConflict(OnConflict onConflict) {
        return copyOptions(CopyOptions.defaults().onConflict(onConflict));
    }

    /**
     * Sets how batches are written: conflicts by a key among several, or direct compression.
     *
     * @param copyOptions how; not {@link CopyOptions#backfill()}
     * @return this import
     */
    public CsvImport<T> copyOptions(CopyOptions copyOptions) {
        options = options.withCopyOptions(copyOptions);
        return this;
    }

    /**
     * Sets for how long a database that cannot be reached may hold up the import before it ends.
     *
     * @param limit a minute if nothing else is set; zero to end at once
     * @return this import
     * @throws IllegalArgumentException if it is negative
     */
    public CsvImport<T> retryLimit(Duration limit) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("'retryLimit' must not be negative, but is " + limit);
        }
        options = options.withRetryLimit(limit);
        return this;
    }

    /**
     * Brings the aggregates that are declared over the type up to date afterwards, for the window from the first to the last row; also
     * when the import ends before its file. The rows are stored whatever becomes of it: the report says what was refreshed, what
     * was left out, and why it failed if it did.
     *
     * @return this import
     * @throws InvalidDataAccessApiUsageException if the time of the type is no instant
     */
    public CsvImport<T> refreshAggregates() {
        target.requireInstants();
        options = options.withRefresh();
        return this;
    }

    /**
     * Imports a file.
     *
     * @param file its path
     * @return what became of its lines
     * @throws CsvImportException if the import ends before the file does
     * @throws UncheckedIOException if the file cannot be opened
     * @throws InvalidDataAccessApiUsageException if a component is of a type that no text becomes without a converter
     */
    public CsvReport from(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return from(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Imports what a stream gives.
     *
     * @param stream the bytes of the file; it is not closed
     * @return what became of its lines
     * @throws CsvImportException if the import ends before the stream does
     * @throws InvalidDataAccessApiUsageException as from {@link #from(Path)}
     */
    public CsvReport from(InputStream stream) {
        return from(new InputStreamReader(
                stream,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /**
     * Imports what a reader gives.
     *
     * @param reader the text of the file; it is not closed
     * @return what became of its lines
     * @throws CsvImportException if the import ends before the text does
     * @throws IllegalStateException if aggregates are to be refreshed and a transaction is active
     * @throws InvalidDataAccessApiUsageException as from {@link #from(Path)}
     */
    public CsvReport from(Reader reader) {
        if (options.isRefresh() && TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "'refreshAggregates' cannot run in a transaction, and one is active: import" + " outside of it");
        }
        RowsOfFile<T> rows = new RowsOfFile<>(target.maker(), columns, parsers(), check, header);
        return new ImportRun<>(target, options, rows).run(reader, delimiter, nullText);
    }

    private List<Function<String, ?>> parsers() {
        return IntStream.range(0, target.maker().components().size())
                .<Function<String, ?>>mapToObj(this::parser)
                .toList();
    }

    private Function<String, ?> parser(int index) {
        Function<String, ?> converter = converters.get(index);
        Class<?> type = target.maker().components().get(index).type();
        Function<String, ?> found = converter == null ? FieldParsers.of(type, times) : converter;
        String property = target.maker().components().get(index).column().property();
        if (found == null && !columns.isWithout(index)) {
            throw new InvalidDataAccessApiUsageException("'" + property + "' of "
                    + target.type().getName()
                    + " is a " + type.getSimpleName() + ", which is not read from a text: add convert(\"" + property
                    + "\", …)");
        }
        return found == null ? text -> text : found;
    }
}
