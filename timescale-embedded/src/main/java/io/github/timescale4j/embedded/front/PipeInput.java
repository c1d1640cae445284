package io.github.timescale4j.embedded.front;

import java.io.IOException;
import java.io.InputStream;

/** A buffered stream that says when it is about to wait, which is the moment to flush what was derived from it. */
final class PipeInput extends InputStream {

    private final InputStream source;
    private final Runnable beforeWaiting;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;

    PipeInput(InputStream source, Runnable beforeWaiting) {
        this.source = source;
        this.beforeWaiting = beforeWaiting;
    }

    @Override
    public int read() throws IOException {
        return position < limit || fill() ? buffer[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == limit && !fill()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (source.available() == 0) {
            beforeWaiting.run();
        }
        position = 0;
        limit = Math.max(0, source.read(buffer));
        return limit > 0;
    }
}
