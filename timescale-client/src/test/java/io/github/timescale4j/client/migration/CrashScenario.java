package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Feature;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A start of an application that meets a database.
 *
 * @param name what happens
 * @param from what was declared before; nothing if the database is new
 * @param made what others do then, such as to write rows, after the schema is there
 * @param adoption what is to be done with the table of others that is declared now
 * @param to what is declared now
 */
record CrashScenario(String name, Declarations from, List<String> made, Adoption adoption, Declarations to) {

    @Override
    public String toString() {
        return name;
    }

    /** What a server has to have for it. */
    Set<Feature> features() {
        Set<Feature> features = new TreeSet<>(from.features());
        features.addAll(to.features());
        return features;
    }

    SchemaMigratorBuilder adopting(SchemaMigratorBuilder builder) {
        return switch (adoption) {
            case REFUSED -> builder;
            case AS_IT_IS -> builder.adopt(List.of("metric"));
            case WITH_ROWS -> builder.migrateData(List.of("metric"));
        };
    }
}
