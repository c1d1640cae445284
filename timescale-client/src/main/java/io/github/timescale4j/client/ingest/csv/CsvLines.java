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
    private int expected;

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

    /** From now on records have this many fields. */
    void expect(int fields) {
        expected = fields;
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
            if (expected > 0 && record.size() != expected && feed.hasSeveralLines()) {
                return broken(
                        "a quote is not closed, or it has " + record.size() + " fields, the header has " + expected);
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

    private CsvLine malformed(IOException error) throws IOException {
        boolean tooLong = error instanceof LineFeed.TooLongException;
        if (!tooLong && !(error instanceof CSVException)) {
            throw error;
        }
        boolean open = tooLong || feed.isAtEnd();
        return broken(
                tooLong
                        ? "it is too long, or a quote is not closed"
                        : open || feed.hasSeveralLines()
                                ? "a quote is not closed"
                                : "there is text behind a closing quote");
    }

    /** Refuses the first line of the record; the others may be records of their own, which a quote has swallowed. */
    private CsvLine broken(String reason) throws IOException {
        long number = feed.recordNumber();
        feed.backToSecondLine();
        if (!feed.isRecordEmpty()) {
            text = feed.recordText();
        }
        parser = CSVParser.parse(feed, format);
        records = parser.iterator();
        return new CsvLine(number, text, List.of(), reason);
    }

    /** About where in the file the last error happened. */
    long number() {
        return feed.number();
    }
}
