package com.example.devicemetrics;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads files with the header {@code timestamp,device_id,metric_type,value}, in any order of columns. */
class CsvReadings {

    private static final List<String> COLUMNS = List.of("timestamp", "device_id", "metric_type", "value");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /**
     * Hands each line to an import, which it does not complete.
     *
     * @throws InvalidImportException if the file has no such header: nothing of it is stored then
     */
    void read(Reader file, MetricsImport into) throws IOException {
        try (CSVParser lines = open(file)) {
            checkHeader(lines.getHeaderNames());
            Iterator<CSVRecord> records = lines.iterator();
            while (hasNext(records, lines, into)) {
                CSVRecord line = records.next();
                MetricData reading;
                try {
                    reading = reading(line);
                } catch (IllegalArgumentException e) {
                    into.refuse(lines.getCurrentLineNumber(), String.valueOf(e.getMessage()));
                    continue;
                }
                into.add(lines.getCurrentLineNumber(), reading);
            }
        }
    }

    private static CSVParser open(Reader file) throws IOException {
        PushbackReader withoutMark = new PushbackReader(file);
        int first = withoutMark.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            withoutMark.unread(first);
        }
        try {
            return CSVParser.parse(withoutMark, FORMAT);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new InvalidImportException("The header cannot be read: " + e.getMessage());
        }
    }

    private static void checkHeader(List<String> header) {
        Set<String> missing = new TreeSet<>(COLUMNS);
        missing.removeAll(header);
        if (!missing.isEmpty()) {
            throw new InvalidImportException("The header has no column " + String.join(", ", missing)
                    + ": it must name " + String.join(",", COLUMNS) + " and names " + String.join(",", header));
        }
    }

    /** A quote that is never closed ends the file: what comes after cannot be told apart. */
    private static boolean hasNext(Iterator<CSVRecord> records, CSVParser lines, MetricsImport into) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException | IllegalStateException e) {
            into.refuse(lines.getCurrentLineNumber(), "the rest of the file cannot be read: " + e.getMessage());
            return false;
        }
    }

    private static MetricData reading(CSVRecord line) {
        if (!line.isConsistent()) {
            throw new IllegalArgumentException("it has " + line.size() + " fields, the header has "
                    + line.getParser().getHeaderNames().size());
        }
        return Readings.of(
                timestamp(line.get("timestamp")),
                line.get("device_id"),
                line.get("metric_type"),
                value(line.get("value")));
    }

    private static Instant timestamp(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "timestamp '" + text + "' is not an instant such as 2014-02-14T14:30:00Z", e);
        }
    }

    private static double value(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("value '" + text + "' is not a number", e);
        }
    }
}
