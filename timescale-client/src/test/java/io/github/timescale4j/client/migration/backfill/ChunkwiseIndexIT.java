package io.github.timescale4j.client.migration.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.timescale4j.client.migration.backfill.ChunkwiseIndex.Outcome;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the embedded database, which cannot build chunk by chunk. */
class ChunkwiseIndexIT {

    private Fixture db;
    private ChunkwiseIndex indexes;

    @BeforeEach
    void open() throws SQLException {
        db = new Fixture("chunkwise_it");
        db.createMetric("timestamptz", 3);
        indexes = new ChunkwiseIndex(db.connection, db.schema, Duration.ofSeconds(5));
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    private String definition(String index) throws SQLException {
        return db.scalar(
                "SELECT regexp_replace(pg_get_indexdef('chunkwise_it." + index + "'::regclass), '^.* USING ', '')");
    }

    @Test
    void anIndexIsBuiltOnce() throws SQLException {
        String statement = "CREATE INDEX \"Metric_idx\" ON \"metric\" (\"device\", \"time\" DESC) WHERE value > 0;";

        assertThat(indexes.build(statement)).isEqualTo(Outcome.BUILT);
        assertThat(indexes.build(statement)).isEqualTo(Outcome.PRESENT);

        assertThat(definition("\"Metric_idx\""))
                .isEqualTo("btree (device, \"time\" DESC) WHERE (value > (0)::double precision)");
        assertThat(db.scalar("SHOW lock_timeout")).isEqualTo("0");
    }

    @Test
    void aUniqueIndexAndAPlainTableAreBuiltInOneStatement() throws SQLException {
        db.execute("CREATE TABLE plain (id int)");

        assertThat(indexes.build("create unique index metric_key on chunkwise_it.metric (device, time)"))
                .isEqualTo(Outcome.BUILT);
        assertThat(indexes.build("CREATE INDEX plain_idx ON plain USING hash (id)"))
                .isEqualTo(Outcome.BUILT);

        assertThat(definition("plain_idx")).isEqualTo("hash (id)");
    }

    @Test
    void functionsAreFoundWhereThePlanFindsThem() throws SQLException {
        String function = ".folded(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ";
        db.execute("CREATE FUNCTION chunkwise_it" + function + "lower($1)'");
        db.execute("CREATE SCHEMA chunkwise_elsewhere");
        try {
            db.execute("CREATE FUNCTION chunkwise_elsewhere" + function + "upper($1)'");
            db.execute("SET search_path = chunkwise_elsewhere, public");

            indexes.build("CREATE INDEX metric_folded ON \"metric\" (folded(\"device\"))");

            assertThat(definition("metric_folded")).isEqualTo("btree (chunkwise_it.folded(device))");
            assertThat(db.scalar("SHOW search_path")).isEqualTo("chunkwise_elsewhere, public");
        } finally {
            db.execute("DROP SCHEMA chunkwise_elsewhere CASCADE");
        }
    }

    @Test
    void timesMeanWhatTheyMeanInThePlan() throws SQLException {
        db.execute("SET TimeZone = 'Asia/Tokyo'");
        db.execute("SET DateStyle = 'ISO, DMY'");

        indexes.build("CREATE INDEX metric_late ON \"metric\" (\"device\") WHERE \"time\" >= '2026-03-02 00:00:00'");

        assertThat(db.scalar("SHOW TimeZone") + " " + db.scalar("SHOW DateStyle"))
                .isEqualTo("Asia/Tokyo ISO, DMY");
        db.execute("SET TimeZone = 'UTC'");
        db.execute("SET DateStyle = 'ISO, YMD'");
        assertThat(definition("metric_late"))
                .isEqualTo("btree (device) WHERE (\"time\" >= '2026-03-02 00:00:00+00'::timestamp with time zone)");
    }

    @Test
    void whatTheServerRefusesIsSaid() {
        assertThatExceptionOfType(BackfillException.class)
                .isThrownBy(() -> indexes.build("CREATE INDEX x ON metric (nothing)"))
                .satisfies(e -> assertThat(e.sqlState()).isEqualTo("42703"))
                .satisfies(e -> assertThat(e.relation()).isEqualTo(db.name("metric")));
        assertThatExceptionOfType(BackfillException.class)
                .isThrownBy(() -> indexes.build("CREATE INDEX x ON nothing (time)"))
                .withMessageContaining("There is no table");
        assertThatIllegalArgumentException().isThrownBy(() -> indexes.build("CREATE INDEX ON metric (device)"));
    }

    @Test
    void aTransactionIsRefused() throws SQLException {
        db.connection.setAutoCommit(false);

        assertThatIllegalStateException().isThrownBy(() -> indexes.build("CREATE INDEX x ON metric (device)"));
    }
}
