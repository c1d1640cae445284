package io.github.timescale4j.client.mapping.binary;

import org.jspecify.annotations.Nullable;

/**
 * The type of a column as the server's catalog has it; for a domain that of its values.
 *
 * @param oid its number; for a domain that of the domain, because an array of domains is sent with it
 * @param name its name in the catalog, such as {@code int8}; for a domain that of the type below
 * @param enumeration whether it is an enum
 * @param element what an array holds; {@code null} if it is none
 */
public record ColumnType(
        long oid,
        String name,
        boolean enumeration,
        @Nullable ColumnType element) {

    /**
     * Renders the name for people.
     *
     * @return for example {@code int8} and {@code int8[]}
     */
    @Override
    public String toString() {
        return element == null ? name : element + "[]";
    }
}
