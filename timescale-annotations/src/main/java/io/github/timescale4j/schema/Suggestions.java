package io.github.timescale4j.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** "Did you mean": the name nearest to one that does not exist. */
public final class Suggestions {

    private Suggestions() {}

    /**
     * Names the nearest candidate.
     *
     * @param wrong a name that does not exist, in letters of any case
     * @param candidates those that exist
     * @return a sentence with a blank before it; empty if none is near
     */
    public static String didYouMean(String wrong, Collection<String> candidates) {
        String key = wrong.toLowerCase(Locale.ROOT);
        List<String> near = candidates.stream()
                .filter(candidate -> distance(key, candidate.toLowerCase(Locale.ROOT)) <= Math.max(2, key.length() / 3))
                .sorted(Comparator.comparingInt(
                        (String candidate) -> distance(key, candidate.toLowerCase(Locale.ROOT))))
                .limit(1)
                .toList();
        return near.isEmpty() ? "" : " Did you mean '" + near.get(0) + "'?";
    }

    /** How many characters have to be put in, taken out, exchanged or swapped with their neighbour. */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
