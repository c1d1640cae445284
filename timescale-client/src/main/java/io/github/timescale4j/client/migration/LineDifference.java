package io.github.timescale4j.client.migration;

import java.util.List;
import java.util.stream.Collectors;

/** What went and what came between two texts, line by line. */
final class LineDifference {

    private LineDifference() {}

    /** Renders the lines that only the one or only the other has, with {@code -} and {@code +}. */
    static String between(List<String> before, List<String> after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        int[][] common = commonLengths(old, now);
        StringBuilder text = new StringBuilder();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                i++;
                j++;
            } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                text.append("- ").append(old.get(i++)).append('\n');
            } else {
                text.append("+ ").append(now.get(j++)).append('\n');
            }
        }
        return text.toString();
    }

    private static List<String> lines(List<String> statements) {
        return statements.stream().collect(Collectors.joining(";\n")).lines().toList();
    }

    /** The length of the longest common subsequence of the lines from (i, j) on, for each i and j. */
    private static int[][] commonLengths(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
