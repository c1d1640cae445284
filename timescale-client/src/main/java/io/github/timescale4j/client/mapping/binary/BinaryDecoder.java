package io.github.timescale4j.client.mapping.binary;

/** Makes a value of the bytes of one field. It belongs to one thread, because texts are remembered. */
public interface BinaryDecoder {

    /**
     * Makes an object.
     *
     * @param bytes holds the field
     * @param offset where it begins
     * @param length how many bytes it has
     * @return the value, of exactly the type that the decoder was chosen for
     */
    Object decode(byte[] bytes, int offset, int length);

    /**
     * Makes a {@code double} without an object; only if the decoder was chosen for {@link Double}.
     *
     * @param bytes holds the field
     * @param offset where it begins
     * @return the value
     */
    default double decodeDouble(byte[] bytes, int offset) {
        throw new UnsupportedOperationException("not a double");
    }

    /**
     * Makes a {@code long} without an object; only if the decoder was chosen for {@link Long}.
     *
     * @param bytes holds the field
     * @param offset where it begins
     * @param length how many bytes it has
     * @return the value
     */
    default long decodeLong(byte[] bytes, int offset, int length) {
        throw new UnsupportedOperationException("not a long");
    }

    /**
     * A decoder for the field of another result.
     *
     * @return this one, unless it remembers something of the values that it has seen
     */
    default BinaryDecoder forAnotherResult() {
        return this;
    }
}
