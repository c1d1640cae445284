package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineDifferenceTest {

    @Test
    void showsOnlyTheLinesThatDiffer() {
        String difference = LineDifference.between(
                List.of("CREATE TABLE m (\n    time timestamptz,\n    value float4\n)", "SELECT 1"),
                List.of("CREATE TABLE m (\n    time timestamptz,\n    value float8,\n    unit text\n)", "SELECT 1"));

        assertThat(difference).isEqualTo("-     value float4\n+     value float8,\n+     unit text\n");
    }

    @Test
    void showsAStatementThatCameAtTheEnd() {
        assertThat(LineDifference.between(List.of("a", "b"), List.of("a", "b", "c")))
                .isEqualTo("- b\n+ b;\n+ c\n");
    }

    @Test
    void showsNothingBetweenEqualTexts() {
        assertThat(LineDifference.between(List.of("a\nb"), List.of("a\nb"))).isEmpty();
    }
}
