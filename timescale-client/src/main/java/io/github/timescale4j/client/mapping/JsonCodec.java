package io.github.timescale4j.client.mapping;

import java.lang.reflect.Type;

/**
 * Reads and writes the texts of {@code json} and {@code jsonb} columns. It must be safe for use by several threads. Without one,
 * the client uses Jackson 3 where that is on the class path.
 */
public interface JsonCodec {

    /**
     * Writes an object.
     *
     * @param value a map, a list or an object of the application
     * @return its JSON text
     * @throws IllegalArgumentException if it cannot be written; the message must not hold the value
     */
    String write(Object value);

    /**
     * Reads an object.
     *
     * @param json the text of a column
     * @param type the type of the component that it is for, with its type arguments
     * @return an object of that type
     * @throws IllegalArgumentException if the text does not fit the type; the message must not hold the text
     */
    Object read(String json, Type type);
}
