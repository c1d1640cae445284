package io.github.timescale4j.client.ingest.csv;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/** The records of a file, one after the other. A record with wrong quotes costs its own line and no other. */
final class CsvLines {

    private final LineFeed feed;
    private final CSVFormat format;
    private CSVParser parser;
    private Iterator<CSVRecord> records;
    private String text = "";

    /**
     * Begins before the first record.
     *
     * @param file the file
     * @param delimiter what is between two fields
     * @param nullText what stands for null without quotes; {@code null} for nothing at all
     * @param longest how many characters a record may have
     * @throws IOException if the file cannot be read
     */
    CsvLines(Reader file, char delimiter, @Nullable String nullText, int longest) throws IOException {
        this.feed = new LineFeed(file, longest);
        // With this mode, something in quotes is never null.
        this.format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setQuoteMode(QuoteMode.ALL_NON_NULL)
                .setNullString(nullText)
                .get();
        this.parser = CSVParser.parse(feed, format);
        this.records = parser.iterator();
    }

    /**
     * Reads a record, leaving out empty lines.
     *
     * @return {@code null} at the end of the file
     * @throws IOException if the file cannot be read
     */
    @Nullable
    CsvLine next() throws IOException {
        while (true) {
            feed.beginRecord();
            CSVRecord record;
            try {
                if (!records.hasNext()) {
                    return null;
                }
                record = records.next();
            } catch (UncheckedIOException e) {
                return malformed(Objects.requireNonNull(e.getCause()));
            }
            if (!feed.isRecordEmpty()) {
                text = feed.recordText();
            }
            if (!text.isEmpty()) {
                return new CsvLine(feed.recordNumber(), text, fields(record), null);
            }
        }
    }

    private static List<@Nullable String> fields(CSVRecord record) {
        List<@Nullable String> fields = new ArrayList<>(record.size());
        record.forEach(fields::add);
        return fields;
    }

    /** A quote that is not closed has taken lines that may be records; a closed one with text behind it has not. */
    private CsvLine malformed(IOException error) throws IOException {
        boolean tooLong = error instanceof LineFeed.TooLongException;
        if (!tooLong && !(error instanceof CSVException)) {
            throw error;
        }
        long number = feed.recordNumber();
        boolean open = tooLong || feed.isAtEnd();
        if (open) {
            feed.backToSecondLine();
        } else {
            feed.skipLine();
        }
        if (!feed.isRecordEmpty()) {
            text = feed.recordText();
        }
        parser = CSVParser.parse(feed, format);
        records = parser.iterator();
        String reason = !open
                ? "there is text behind a closing quote"
                : tooLong ? "it is too long, or a quote is not closed" : "a quote is not closed";
        return new CsvLine(number, text, List.of(), reason);
    }

    /** About where in the file the last error happened. */
    long number() {
        return feed.number();
    }
}
