package io.github.timescale4j.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.Declaration.Rename;
import io.github.timescale4j.schema.Derivation.DerivedColumn;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationIndexTest {

    private static final Declaration TABLE = new Declaration(
            Kind.HYPERTABLE,
            "com.example.Outer$Reading",
            new RelationName("The Plant", "reading"),
            "time",
            null,
            null,
            TimeInterval.parse("30d"),
            Set.of(Feature.RETENTION_POLICY),
            List.of(
                    new DeclaredColumn("time", "time", "timestamptz", false),
                    new DeclaredColumn("price", "Price in \u20ac", "numeric(12, 3)", true)),
            List.of(new Rename("Price in \u20ac", "Price")),
            "META-INF/timescale/com.example.Outer$Reading.sql",
            "ab12");

    private static final Declaration AGGREGATE = new Declaration(
            Kind.CONTINUOUS_AGGREGATE,
            "com.example.Hourly",
            new RelationName(null, "hourly"),
            "hour",
            new RelationName("The Plant", "reading"),
            TimeInterval.parse("1h"),
            null,
            Set.of(Feature.CONTINUOUS_AGGREGATE, Feature.REFRESH_POLICY),
            List.of(new DeclaredColumn("hour", "hour", "timestamptz", false)),
            List.of(),
            "META-INF/timescale/com.example.Hourly.sql",
            "cd34",
            new Derivation(
                    List.of(
                            new DerivedColumn("device", null, "device id"),
                            new DerivedColumn("highest", "max", "Price in \u20ac"),
                            new DerivedColumn("rows", "count", null)),
                    true,
                    new Expression.Alignment(
                            "Europe/Berlin", "TIMESTAMPTZ '2024-01-01T06:00:00Z'", TimeInterval.parse("30m")),
                    true,
                    TimeInterval.parse("3h")));

    private static final String TEXT = DeclarationIndex.render(List.of(TABLE, AGGREGATE));

    @Test
    void whatIsWrittenIsRead() {
        assertThat(DeclarationIndex.parse(TEXT, "a.jar")).containsExactly(AGGREGATE, TABLE);
    }

    @Test
    void theTextOfAnOlderReleaseHasNoRenamesAndIsRead() {
        String older = TEXT.lines()
                .filter(line -> !line.startsWith("\trenamed\t"))
                .collect(java.util.stream.Collectors.joining("\n"));

        assertThat(older).isNotEqualTo(TEXT.strip());
        assertThat(DeclarationIndex.parse(older, "a.jar"))
                .hasSize(2)
                .allSatisfy(declaration -> assertThat(declaration.renames()).isEmpty());
    }

    @Test
    void theTextOfAnOlderReleaseNamesFeaturesWithoutTheirReleaseAndIsRead() {
        String older = TEXT.replace("\t2.11\tcommunity\n", "\n");

        assertThat(older).isNotEqualTo(TEXT);
        assertThat(DeclarationIndex.parse(older, "a.jar")).containsExactly(AGGREGATE, TABLE);
    }

    @Test
    void aFeatureThatOnlyANewerCompilerKnowsIsReadWithWhatItNeeds() {
        String newer = TEXT.replace(
                "\trequires\tretention policy\t2.11\tcommunity\n", "\trequires\ttime travel\t2.31.4\tapache\n");

        assertThat(DeclarationIndex.parse(newer, "a.jar").get(1).features())
                .containsExactly(new Feature("time travel", new Release(2, 31, 4), false));
    }

    @Test
    void theTextOfAnOlderReleaseDoesNotSayHowRowsAreDerivedAndIsRead() {
        String older = TEXT.lines()
                .filter(line ->
                        !line.matches("\t(key|computed|filtered|zone|origin|offset|materialized-only|delay)\t.*"))
                .collect(java.util.stream.Collectors.joining("\n"));

        assertThat(older.lines().count()).isEqualTo(TEXT.lines().count() - 9);
        assertThat(DeclarationIndex.parse(older, "a.jar"))
                .hasSize(2)
                .allSatisfy(declaration -> assertThat(declaration.derivation()).isNull());
    }

    @Test
    void theOrderOfTheDeclarationsDoesNotMatter() {
        assertThat(DeclarationIndex.render(List.of(AGGREGATE, TABLE))).isEqualTo(TEXT);
    }

    @Test
    void severalFilesMayBeAppendedToEachOther() {
        String one = DeclarationIndex.render(List.of(TABLE));
        String other = DeclarationIndex.render(List.of(AGGREGATE));

        assertThat(DeclarationIndex.parse(one + other, "uber.jar")).containsExactly(TABLE, AGGREGATE);
        assertThat(DeclarationIndex.parse(one + "\n" + other, "uber.jar")).containsExactly(TABLE, AGGREGATE);
    }

    @Test
    void anEmptyFileDeclaresNothing() {
        assertThat(DeclarationIndex.parse("", "a.jar")).isEmpty();
        assertThat(DeclarationIndex.parse(DeclarationIndex.render(List.of()), "a.jar"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rubbish",
                "\trelation\tx",
                "sequence\tcom.example.X",
                "hypertable",
                "hypertable\tcom.example.X",
                "hypertable\tcom.example.X\n\trelation",
                "hypertable\tcom.example.X\n\trelation\tx\n\ttime\ttime\n\tsql\tx.sql",
                "hypertable\tcom.example.X\n\trequires\tmagic",
                "hypertable\tcom.example.X\n\trequires\tmagic\tsoon\tapache",
                "hypertable\tcom.example.X\n\trequires\tmagic\t2.31\tgolden",
                "hypertable\tcom.example.X\n\trequires\tmagic\t2.31",
                "hypertable\tcom.example.X\n\trelation\tx\n\ttime\ttime\n\tretention\tsoon\n\tsql\tx.sql\n\tsha256\t00",
                "hypertable\tcom.example.X\n\trelation\ta\"b\n\ttime\ttime\n\tsql\tx.sql\n\tsha256\t00"
            })
    void aDamagedFileIsRefusedWithItsNameAndLine(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeclarationIndex.parse(text, "a.jar"))
                .withMessageMatching("(?s)a\\.jar, line \\d+: .*\\. Compile the module that made it once more");
    }

    @Test
    void aFileThatIsCutInTheMiddleIsRefusedOrLacksWholeDeclarations() {
        for (int length = 0; length < TEXT.length(); length++) {
            String cut = TEXT.substring(0, length);
            try {
                assertThat(DeclarationIndex.parse(cut, "a.jar")).isSubsetOf(AGGREGATE, TABLE, withChecksum(cut));
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith("a.jar, line ");
            }
        }
    }

    /** A cut within the last line's value cannot be seen in the text; the checksum then does not fit the script. */
    private static Declaration withChecksum(String text) {
        String checksum = text.substring(text.lastIndexOf('\t') + 1).strip();
        Declaration whole = text.contains("hypertable") ? TABLE : AGGREGATE;
        return new Declaration(
                whole.kind(),
                whole.type(),
                whole.relation(),
                whole.timeColumn(),
                whole.source(),
                whole.bucket(),
                whole.retention(),
                whole.features(),
                whole.columns(),
                whole.renames(),
                whole.sqlResource(),
                checksum,
                whole.derivation());
    }
}
