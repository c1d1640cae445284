package io.github.timescale4j.client.migration;

import io.github.timescale4j.client.ServerVersion.Edition;
import io.github.timescale4j.client.diagnostics.Check;
import io.github.timescale4j.client.diagnostics.CheckContext;
import io.github.timescale4j.client.diagnostics.Issue;
import io.github.timescale4j.client.diagnostics.Severity;
import io.github.timescale4j.client.diagnostics.Topic;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.Feature;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A check of whether the server's edition has what is declared. The migrator refuses the Apache edition where it has not; this finds
 * it where somebody else makes the schema, or makes a part of it.
 */
public final class ApacheEditionCheck implements Check {

    private static final String ID = "apache-edition";

    private final DeclarationCatalog catalog;

    private ApacheEditionCheck(DeclarationCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Makes the check.
     *
     * @param catalog what is declared
     * @return the check
     */
    public static ApacheEditionCheck of(DeclarationCatalog catalog) {
        return new ApacheEditionCheck(catalog);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Topic topic() {
        return Topic.SCHEMA;
    }

    /**
     * Compares the declarations with the edition.
     *
     * @param context knows the server's edition; nothing is asked
     * @return one finding for each declaration that the Apache edition cannot keep
     */
    @Override
    public List<Issue> run(CheckContext context) {
        if (context.version().edition() != Edition.APACHE) {
            return List.of();
        }
        return catalog.declarations().stream()
                .filter(declaration -> declaration.features().stream().anyMatch(Feature::community))
                .map(ApacheEditionCheck::issue)
                .toList();
    }

    private static Issue issue(Declaration declaration) {
        String features = declaration.features().stream()
                .filter(Feature::community)
                .sorted()
                .map(Feature::label)
                .collect(Collectors.joining(", "));
        return Issue.of(
                ID,
                Severity.HINT,
                declaration.relation().toString(),
                declaration.type() + " declares what the server's Apache edition does not have: " + features + ".",
                "Nothing aggregates, compresses or drops these rows unless the application does it.",
                "Use a server with the Community edition: the packages timescaledb-2-postgresql of Timescale, and"
                        + " timescaledb.license = 'timescale'. Where the Apache edition is meant, say so with @TimescaleTarget,"
                        + " and the compiler names the places.");
    }
}
