package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.InvalidDataAccessApiUsageException;

class NamedStatementTest {

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "SELECT :a::int => SELECT ?::int",
                "SELECT ':b', \":c\", :a => SELECT ':b', \":c\", ?",
                "SELECT :a -- :b => SELECT ? -- :b",
                "SELECT /* :b */ :a => SELECT /* :b */ ?",
                "SELECT j ?? :a => SELECT j ?? ?",
                "SELECT j ??| :a => SELECT j ??| ?",
                "SELECT j @> :a AND t > now() - :a::interval => SELECT j @> ? AND t > now() - ?::interval",
                "SELECT 'it''s :b' || :a => SELECT 'it''s :b' || ?",
                "UPDATE t SET x = :a,y=:a => UPDATE t SET x = ?,y=?"
            })
    void onlyParametersAreReplaced(String sql, String expected) {
        assertThat(NamedStatement.of(sql, Map.of("a", 1)).sql()).isEqualTo(expected);
    }

    @Test
    void valuesComeInTheOrderOfTheirQuestionMarks() {
        NamedStatement statement =
                NamedStatement.of("SELECT :b, :a, :b WHERE 1 IN (:c)", Map.of("a", 1, "b", 2, "c", List.of(3, 4)));

        assertThat(statement.sql()).isEqualTo("SELECT ?, ?, ? WHERE 1 IN (?, ?)");
        assertThat(statement.values()).containsExactly(2, 1, 2, 3, 4);
    }

    @Test
    void nullIsAValue() {
        Map<String, Object> values = new HashMap<>();
        values.put("a", null);
        assertThat(NamedStatement.of("SELECT :a", values).values()).containsExactly((Object) null);
    }

    @Test
    void errorsNameParametersAndNotValues() {
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> NamedStatement.of("SELECT :a, :b", Map.of("a", "topsecret")))
                .withMessageContaining("':b' has no value")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("topsecret"));
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> NamedStatement.of("SELECT :a", Map.of("a", 1, "aa", "topsecret")))
                .withMessageContaining("'aa' belongs to no parameter")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("topsecret"));
        assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
                .isThrownBy(() -> NamedStatement.of("SELECT ? + :a", Map.of("a", 1)));
    }
}
