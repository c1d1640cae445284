package io.github.timescale4j.client.ingest.writer;

/** What a writer does with a new row when its buffer is full. */
public enum Overflow {
    /** Whoever brings the row waits until there is room. */
    BLOCK,
    /** The oldest rows that are not being stored yet are dropped, and the new one is accepted. */
    DROP_OLDEST,
    /** The new row is not accepted; {@code offer} returns {@code false}. */
    DROP_NEWEST,
    /** The new row is not accepted; {@code offer} throws {@link OfferRefusedException}. */
    ERROR
}
