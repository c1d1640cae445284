package io.github.timescale4j.client.migration.difference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What has to be done so that a database holds what is declared.
 *
 * @param id names exactly this plan, for its approval: it changes with every statement and with every plan that was run before
 * @param differences in the order in which they are dealt with
 * @param remarks what was noticed and is left alone
 */
public record SchemaPlan(String id, List<Difference> differences, List<String> remarks) {

    private static final int ID_LENGTH = 12;

    /**
     * Copies the lists.
     *
     * @param id names the plan
     * @param differences in order
     * @param remarks what is left alone
     */
    public SchemaPlan {
        differences = List.copyOf(differences);
        remarks = List.copyOf(remarks);
    }

    /**
     * Orders differences and names the plan.
     *
     * @param differences those of one relation after those of its source
     * @param remarks what was noticed and is left alone
     * @param version the number that the plan will have in the history, so that no approval holds twice
     * @return the plan
     */
    public static SchemaPlan of(List<Difference> differences, List<String> remarks, long version) {
        List<Difference> ordered = differences.stream()
                .sorted(Comparator.comparing(Difference::step))
                .toList();
        // Without the reasons, which tell how large the table is: a plan keeps its name while the table grows.
        String text = ordered.stream()
                .map(each -> String.join(
                        "\n",
                        each.relation() + "\n" + each.object() + "\n" + each.property(),
                        String.valueOf(each.declared()),
                        String.valueOf(each.found()),
                        each.safety().name(),
                        String.join(";\n", each.statements())))
                .collect(Collectors.joining("\n\n", version + "\n\n", ""));
        return new SchemaPlan(hash(text), ordered, remarks);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Whether the database is as declared.
     *
     * @return whether there is nothing to do
     */
    public boolean isEmpty() {
        return differences.isEmpty();
    }

    /**
     * Tells what the whole plan may cost.
     *
     * @return the gravest class of its differences
     */
    public SafetyClass safety() {
        return differences.stream()
                .map(Difference::safety)
                .max(Comparator.naturalOrder())
                .orElse(SafetyClass.SAFE);
    }

    /**
     * The statements.
     *
     * @return all of them, in order
     */
    public List<String> statements() {
        return differences.stream()
                .flatMap(difference -> difference.statements().stream())
                .toList();
    }

    /**
     * Renders the plan as for a review: the same text in the log, in exceptions and here.
     *
     * @return many lines
     */
    @Override
    public String toString() {
        if (isEmpty()) {
            return remarks.stream().collect(Collectors.joining("\n  - ", "The database is as declared", ""));
        }
        StringBuilder text = new StringBuilder("Plan ")
                .append(id)
                .append(", ")
                .append(safety())
                .append('\n');
        int number = 0;
        for (Difference difference : differences) {
            text.append('\n').append(++number).append(". ").append(difference).append('\n');
        }
        remarks.forEach(remark -> text.append("\nLeft alone: ").append(remark).append('\n'));
        return text.toString();
    }
}
