package io.github.timescale4j.client.mapping.binary;

/** Writes values of one Java type as fields of one type of the server: the length, then the bytes. */
@FunctionalInterface
interface ValueEncoder {

    /**
     * Adds a field.
     *
     * @param value not {@code null}
     * @param out where
     * @throws RefusedValueException if the column cannot hold it; something of the field may have been added
     */
    void encode(Object value, CopyBuffer out);
}
