package io.github.timescale4j.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identifiers, relations and literals: whatever a name holds, it stays a name. */
class NamesInSqlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"value", "select", "Device Id", "x'; DROP TABLE y; --", "a.b", "\u00e4\u00f6\u00fc", "$1", "\\"})
    void anIdentifierIsQuotedAsItIs(String name) {
        assertThat(Identifier.quote(name)).isEqualTo('"' + name + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a\"b", "\"", "a\nb", "a\u0000b", "a\u0085b", "a\u007fb"})
    void anIdentifierThatOnlyAMistakeOrAnAttackWouldBringIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identifier.quote(name))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "\u0000", "\u0085"));
    }

    @Test
    void anIdentifierHasAtMostSixtyThreeBytes() {
        assertThat(Identifier.quote("x".repeat(63))).hasSize(65);
        assertThat(Identifier.quote("x" + "\u00e4".repeat(31))).hasSize(34);
        assertThatIllegalArgumentException().isThrownBy(() -> Identifier.quote("x".repeat(64)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Identifier.quote("\u00e4".repeat(32)))
                .withMessageContaining("has 64 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metric_data|\"metric_data\"|metric_data",
                "plant.metric_data|\"plant\".\"metric_data\"|plant.metric_data",
                "MetricData|\"MetricData\"|MetricData",
                "\"Metric Data\"|\"Metric Data\"|Metric Data",
                "\"The Plant\".\"Metric.Data\"|\"The Plant\".\"Metric.Data\"|The Plant.Metric.Data",
                "\u00fcber.\u00e4|\"\u00fcber\".\"\u00e4\"|\u00fcber.\u00e4"
            })
    void aRelationIsReadAndQuoted(String text, String quoted, String shown) {
        RelationName relation = RelationName.parse(text);

        assertThat(relation.quoted()).isEqualTo(quoted);
        assertThat(relation).hasToString(shown);
        assertThat(RelationName.parse(relation.quoted())).isEqualTo(relation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.",
                ".a",
                "a.b.c",
                "a b",
                "a;b",
                "\"a",
                "a\"",
                "1a",
                "a--",
                "a\nb",
                "a'b",
                "(select 1)"
            })
    void aTextThatIsNotARelationIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RelationName.parse(text));
    }

    @Test
    void aRelationsLiteralIsQuotedTwice() {
        assertThat(new RelationName(null, "o'clock").regclass()).isEqualTo("'\"o''clock\"'");
        assertThatIllegalArgumentException().isThrownBy(() -> Literal.quote("\u0000"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "device_id|\"device_id\"",
                " time DESC |\"time\" DESC",
                "time desc|\"time\" DESC",
                "time ASC|\"time\"",
                "\"Device Id\" DESC|\"Device Id\" DESC",
                "desc|\"desc\""
            })
    void aColumnOfAnIndexIsRead(String text, String sql) {
        assertThat(IndexColumn.parse(text).toSql()).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lower(a)", "a DOWN", "a DESC NULLS LAST", "a, b", "a;", "\"a", "a COLLATE \"C\"", "1"})
    void anExpressionIsNotAColumnOfAnIndex(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IndexColumn.parse(text));
    }

    @Test
    void anIndexHasTheNameThatPostgresWouldGiveIt() {
        IndexDefinition index = IndexDefinition.of(
                new RelationName("plant", "metric_data"),
                IndexMethod.BTREE,
                List.of(IndexColumn.parse("device_id"), IndexColumn.parse("time DESC")));

        assertThat(index.toSql())
                .isEqualTo("CREATE INDEX \"metric_data_device_id_time_idx\" ON \"plant\".\"metric_data\""
                        + " (\"device_id\", \"time\" DESC)");
        assertThat(index.toUnnamedSql())
                .isEqualTo("CREATE INDEX ON \"plant\".\"metric_data\" (\"device_id\", \"time\" DESC)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e4", "\u4e16", "\ud83d\ude00"})
    void aLongNameIsCutBetweenCharactersAndStaysUnique(String character) {
        int width = character.getBytes(StandardCharsets.UTF_8).length;
        RelationName relation = new RelationName(null, character.repeat(60 / width));

        String one = name(relation, "device_id");
        String other = name(relation, "device_ip");

        assertThat(one)
                .isNotEqualTo(other)
                .endsWith("_idx")
                .startsWith(character)
                .doesNotContain("\ufffd");
        assertThat(one.getBytes(StandardCharsets.UTF_8).length).isBetween(63 - width + 1, 63);
        assertThat(new String(one.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(one);
    }

    @Test
    void aNameOfSixtyThreeBytesIsNotCut() {
        assertThat(name(new RelationName(null, "x".repeat(55)), "abc")).isEqualTo("x".repeat(55) + "_abc_idx");
        assertThat(name(new RelationName(null, "x".repeat(56)), "abc"))
                .hasSize(63)
                .doesNotContain("abc");
    }

    @Test
    void aMethodDecidesWhatAnIndexTakes() {
        RelationName relation = new RelationName(null, "t");
        IndexColumn a = IndexColumn.parse("a");
        assertThat(IndexDefinition.of(relation, IndexMethod.of("HASH"), List.of(a))
                        .toSql())
                .isEqualTo("CREATE INDEX \"t_a_idx\" ON \"t\" USING hash (\"a\")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IndexDefinition.of(relation, IndexMethod.HASH, List.of(a, a)))
                .withMessageContaining("one column");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IndexDefinition.of(relation, IndexMethod.BRIN, List.of(IndexColumn.parse("a DESC"))))
                .withMessageContaining("keeps no order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IndexDefinition.of(relation, IndexMethod.BTREE, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IndexMethod.of("rtree"))
                .withMessageContaining("btree, hash, brin, gin");
    }

    private static String name(RelationName relation, String column) {
        return IndexDefinition.of(relation, IndexMethod.BTREE, List.of(IndexColumn.parse(column)))
                .name();
    }
}
