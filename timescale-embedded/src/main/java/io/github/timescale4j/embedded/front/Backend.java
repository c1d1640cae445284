package io.github.timescale4j.embedded.front;

import java.io.InputStream;
import java.io.OutputStream;

/** One PostgreSQL session behind two streams of protocol messages, without a start-up phase. */
public interface Backend extends AutoCloseable {

    /**
     * Returns where messages for the session go.
     *
     * @return the stream; only the front writes to it
     */
    OutputStream input();

    /**
     * Returns where the session's answers come from.
     *
     * @return the stream; its end means that the session is gone
     */
    InputStream output();

    /**
     * Says why the session is gone.
     *
     * @return one line, for people, or an empty text if nothing is known
     */
    String obituary();

    @Override
    void close();
}
