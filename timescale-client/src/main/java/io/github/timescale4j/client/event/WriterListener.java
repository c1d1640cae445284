package io.github.timescale4j.client.event;

/**
 * Is told what happens to the rows of buffered writers, in the thread of the writer that did it. It must be safe for use by several
 * threads and should return at once. An exception that it throws is logged and has no other effect.
 */
@FunctionalInterface
public interface WriterListener {

    /**
     * Called after something has happened.
     *
     * @param event what
     */
    void onWriter(WriterEvent event);
}
