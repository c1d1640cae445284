package io.github.timescale4j.client.catalog;

/** How many there are of something, as a sentence says it. */
public final class Count {

    private Count() {}

    /**
     * Puts the number before the noun.
     *
     * @param number how many, zero or more
     * @param noun what, in the singular, and one whose plural ends with an s
     * @return such as {@code 1 chunk} or {@code 0 chunks}
     */
    public static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
