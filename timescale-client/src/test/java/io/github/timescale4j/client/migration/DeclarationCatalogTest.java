package io.github.timescale4j.client.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.schema.DeclarationIndex;
import io.github.timescale4j.schema.SqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclarationCatalogTest {

    @TempDir
    Path one;

    @TempDir
    Path two;

    @Test
    void isEmptyWithoutAnIndex() throws IOException {
        assertThat(Declarations.load(one).declarations()).isEmpty();
    }

    @Test
    void ordersTablesFirstAndEachAggregateAfterItsSource() throws IOException {
        new Declarations()
                .aggregate("a.Monthly", "monthly", "daily")
                .aggregate("b.Daily", "daily", "hourly")
                .aggregate("c.Hourly", "hourly", "zulu")
                .writeTo(one);
        new Declarations()
                .hypertable("z.Zulu", "zulu")
                .hypertable("y.Yankee", "yankee")
                .writeTo(two);

        assertThat(Declarations.load(one, two).resolve("public"))
                .extracting(relation -> relation.relation().toString())
                .containsExactly("public.yankee", "public.zulu", "public.hourly", "public.daily", "public.monthly");
    }

    @Test
    void takesTheSameDeclarationFromTwoJarsAsOne() throws IOException {
        new Declarations().hypertable("a.Metric", "metric").writeTo(one);
        new Declarations().hypertable("a.Metric", "metric").writeTo(two);

        assertThat(Declarations.load(one, two).types()).containsExactly("a.Metric");
    }

    @Test
    void refusesTwoVersionsOfOneType() {
        new Declarations().hypertable("a.Metric", "metric").writeTo(one);
        new Declarations().hypertable("a.Metric", "metric", "SELECT 1").writeTo(two);

        assertThatExceptionOfType(InvalidDeclarationException.class)
                .isThrownBy(() -> Declarations.load(one, two))
                .withMessageContaining("two different declarations of a.Metric")
                .satisfies(e -> assertThat(e.types()).containsExactly("a.Metric"));
    }

    @Test
    void namesBothTypesThatDeclareOneRelation() throws IOException {
        new Declarations()
                .hypertable("a.Metric", "metric")
                .hypertable("b.Other", "app.metric")
                .writeTo(one);
        DeclarationCatalog catalog = Declarations.load(one);

        assertThat(catalog.resolve("public")).hasSize(2);
        assertThatExceptionOfType(InvalidDeclarationException.class)
                .isThrownBy(() -> catalog.resolve("app"))
                .withMessage("a.Metric and b.Other both declare app.metric: give one of them another name");
    }

    @Test
    void refusesACircle() throws IOException {
        new Declarations()
                .aggregate("a.One", "one", "two")
                .aggregate("b.Two", "two", "one")
                .writeTo(one);
        DeclarationCatalog catalog = Declarations.load(one);

        assertThatExceptionOfType(InvalidDeclarationException.class)
                .isThrownBy(() -> catalog.resolve("public"))
                .withMessage("a.One, b.Two read each other in a circle");
    }

    @Test
    void saysWhichSqlIsMissing() throws IOException {
        new Declarations().hypertable("a.Metric", "metric").writeTo(one);
        Files.delete(one.resolve(SqlScript.resource("a.Metric")));

        assertThatExceptionOfType(InvalidDeclarationException.class)
                .isThrownBy(() -> Declarations.load(one))
                .withMessageContaining("META-INF/timescale/a.Metric.sql is not on the class path");
    }

    @Test
    void refusesSqlThatIsNotTheProcessors() throws IOException {
        new Declarations().hypertable("a.Metric", "metric").writeTo(one);
        Path sql = one.resolve(SqlScript.resource("a.Metric"));
        Files.writeString(sql, Files.readString(sql).replace("float8", "float4"));

        assertThatExceptionOfType(InvalidDeclarationException.class)
                .isThrownBy(() -> Declarations.load(one))
                .withMessageContaining("is not what the processor wrote for a.Metric");
    }

    @Test
    void saysWhichIndexIsDamagedAndWhere() throws IOException {
        Path index = one.resolve(DeclarationIndex.RESOURCE);
        Files.createDirectories(index.getParent());
        Files.writeString(index, "# a comment\nhypertable a.Metric\n");

        assertThatExceptionOfType(InvalidDeclarationException.class)
                .isThrownBy(() -> Declarations.load(one))
                .withMessageContaining("declarations.index, line 2");
    }
}
