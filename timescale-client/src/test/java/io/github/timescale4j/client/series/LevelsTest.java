package io.github.timescale4j.client.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.mapping.DeclaredTypes;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.RelationName;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LevelsTest {

    private static final Set<Measure> ALL = EnumSet.allOf(Measure.class);

    private final List<Level> levels =
            Levels.of(DeclaredTypes.require(Load.class), DeclaredTypes.visibleFrom(Load.class));

    private List<String> answering(List<String> columns, String value, Set<Measure> asked) {
        return levels.stream()
                .filter(level -> level.has(columns, value, asked))
                .map(level -> level.relation().name())
                .sorted()
                .toList();
    }

    @Test
    void theHypertableIsTheFirstAndWhatLeavesRowsOutIsNone() {
        assertThat(levels.get(0).relation().name()).isEqualTo("series_load");
        assertThat(levels)
                .extracting(level -> level.relation().name())
                .containsExactlyInAnyOrder(
                        "series_load",
                        "series_minutes",
                        "series_hours",
                        "series_days",
                        "series_berlin_days",
                        "series_extremes");
    }

    @Test
    void whatAnAggregateKnowsOfAColumnIsFollowedThroughItsSources() {
        Level days = levels.stream()
                .filter(level -> level.relation().name().equals("series_days"))
                .findFirst()
                .orElseThrow();

        assertThat(days.keys()).isEqualTo(Map.of("device", "device"));
        assertThat(days.measures())
                .isEqualTo(Map.of(
                        "value",
                        Map.of(
                                Measure.COUNT, "count_value",
                                Measure.SUM, "sum_value",
                                Measure.MIN, "min_value",
                                Measure.MAX, "max_value")));
    }

    @Test
    void anAggregateWithoutTheColumnOrTheSumCannotAnswer() {
        assertThat(answering(List.of("device"), "value", ALL))
                .containsExactly("series_berlin_days", "series_days", "series_hours", "series_load", "series_minutes");
        assertThat(answering(List.of("device", "metric"), "value", ALL))
                .containsExactly("series_load", "series_minutes");
        assertThat(answering(List.of(), "value", EnumSet.of(Measure.MAX))).contains("series_extremes");
        assertThat(answering(List.of(), "pieces", EnumSet.of(Measure.AVG)))
                .as("rows are counted where the value is never null")
                .containsExactly("series_hours", "series_load", "series_minutes");
        assertThat(answering(List.of(), "pieces", EnumSet.of(Measure.MIN))).containsExactly("series_load");
    }

    @Test
    void anIndexOfAnOlderReleaseLeavesTheHypertable() {
        Collection<Declaration> older = DeclaredTypes.visibleFrom(Load.class).stream()
                .map(declaration -> new Declaration(
                        declaration.kind(),
                        declaration.type(),
                        declaration.relation(),
                        declaration.timeColumn(),
                        declaration.source(),
                        declaration.bucket(),
                        declaration.retention(),
                        declaration.features(),
                        declaration.columns(),
                        declaration.renames(),
                        declaration.sqlResource(),
                        declaration.sha256()))
                .toList();

        assertThat(Levels.of(DeclaredTypes.require(Load.class), older)).hasSize(1);
    }

    @Test
    void anAggregateOverATableOfThatNameInAnotherSchemaIsNone() {
        Collection<Declaration> elsewhere = DeclaredTypes.visibleFrom(Load.class).stream()
                .map(declaration -> new Declaration(
                        declaration.kind(),
                        declaration.type(),
                        declaration.relation(),
                        declaration.timeColumn(),
                        declaration.source() == null
                                ? null
                                : new RelationName(
                                        "elsewhere", declaration.source().name()),
                        declaration.bucket(),
                        declaration.retention(),
                        declaration.features(),
                        declaration.columns(),
                        declaration.renames(),
                        declaration.sqlResource(),
                        declaration.sha256(),
                        declaration.derivation()))
                .toList();

        assertThat(Levels.of(DeclaredTypes.require(Load.class), elsewhere)).hasSize(1);
    }
}
