package io.github.timescale4j.client.ingest.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives a parser one line of a file at a time, however much it asks for. So it is known which lines a record is made of, and the
 * parser can be replaced at the beginning of any line. Lines end with a line feed, with or without a carriage return before it.
 */
final class LineFeed extends Reader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER = 1 << 14;

    /** A record is longer than allowed: most likely a quote that is never closed. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final Reader file;
    private final int longest;
    private final char[] buffer = new char[BUFFER];
    private final Deque<String> again = new ArrayDeque<>();
    private final List<String> record = new ArrayList<>();
    private int next;
    private int limit;
    private String line = "";
    private int at;
    private long number;
    private long length;
    private boolean atEnd;

    /**
     * Begins before the first line.
     *
     * @param file where lines come from
     * @param longest how many characters a record may have
     */
    LineFeed(Reader file, int longest) {
        this.file = file;
        this.longest = longest;
    }

    @Override
    public int read(char[] into, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (at == line.length()) {
            String following = following();
            if (following == null) {
                return -1;
            }
            line = following;
            at = 0;
        }
        int copied = Math.min(count, line.length() - at);
        line.getChars(at, at + copied, into, offset);
        at += copied;
        return copied;
    }

    private @Nullable String following() throws IOException {
        String following = again.isEmpty() ? fromFile() : again.poll();
        if (following == null) {
            atEnd = true;
            return null;
        }
        number++;
        length += following.length();
        record.add(following);
        if (length > longest) {
            throw new TooLongException();
        }
        return following;
    }

    /** A line with its end; of one that is too long a part, which its record will be refused for. */
    private @Nullable String fromFile() throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            if (next == limit) {
                limit = Math.max(0, file.read(buffer, 0, buffer.length));
                next = 0;
                if (limit == 0) {
                    return text.length() == 0 ? null : text.toString();
                }
                if (number == 0 && again.isEmpty() && text.length() == 0 && buffer[0] == BYTE_ORDER_MARK) {
                    next = 1;
                    continue;
                }
            }
            int from = next;
            while (next < limit && buffer[next] != '\n') {
                next++;
            }
            boolean ended = next < limit;
            next += ended ? 1 : 0;
            if (text.length() <= longest) {
                text.append(buffer, from, next - from);
            }
            if (ended) {
                return text.toString();
            }
        }
    }

    /** The next line that is read begins a record. */
    void beginRecord() {
        record.clear();
        length = 0;
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** The number of the record's first line. */
    long recordNumber() {
        return record.isEmpty() ? number : number - record.size() + 1;
    }

    /** The record as it is in the file, without the end of its last line. */
    String recordText() {
        String text = String.join("", record);
        return text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** Whether no line was read for the record: a carriage return alone ended the one before it. */
    boolean isRecordEmpty() {
        return record.isEmpty();
    }

    boolean hasSeveralLines() {
        return record.size() > 1;
    }

    /** Whether somebody has asked for more than the file has. */
    boolean isAtEnd() {
        return atEnd;
    }

    /** The lines of the record after its first one will be read once more, and what is left of the first one will not. */
    void backToSecondLine() {
        for (int i = record.size() - 1; i > 0; i--) {
            again.push(record.get(i));
            number--;
        }
        record.subList(Math.min(1, record.size()), record.size()).clear();
        atEnd = false;
        skipLine();
    }

    /** What is left of the line will not be read. */
    void skipLine() {
        line = "";
        at = 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
