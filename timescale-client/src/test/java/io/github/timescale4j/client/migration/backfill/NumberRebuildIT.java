package io.github.timescale4j.client.migration.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.migration.backfill.RebuildRequest.History;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A time that counts, for every type that can. The counter stands at 10000; a chunk holds 1000, a bucket 100, a row is each 10th. */
class NumberRebuildIT {

    private static final String OLD = "device, count(*) AS n, max(value) AS top";

    private Fixture db;

    @BeforeEach
    void open() throws SQLException {
        db = new Fixture("number_rebuild_it");
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    private void create(String type, int from) throws SQLException {
        db.execute("CREATE TABLE step (time " + type
                + " NOT NULL, device text NOT NULL, value double precision NOT NULL)");
        db.execute("SELECT create_hypertable('step', 'time', chunk_time_interval => 1000)");
        db.execute(
                "CREATE FUNCTION step_now() RETURNS " + type + " LANGUAGE sql STABLE AS 'SELECT 10000::" + type + "'");
        db.execute("SELECT set_integer_now_func('step', 'step_now')");
        db.execute("INSERT INTO step SELECT n, 'd', n FROM generate_series(" + from + ", 9999, 10) n");
        db.createAggregate("hundreds", "step", bucket(type), OLD);
        db.execute("SELECT add_continuous_aggregate_policy('hundreds', NULL, 100::" + type + ", INTERVAL '1 hour')");
    }

    private static String bucket(String type) {
        return "time_bucket(100::" + type + ", time)";
    }

    private void fill() throws SQLException {
        AggregateBackfill backfill = new AggregateBackfill(db.connection, db.schema);
        backfill.request(new BackfillRequest(db.name("hundreds")));
        backfill.run();
    }

    @ParameterizedTest
    @CsvSource({"bigint, -3000", "integer, -3000", "smallint, -3000", "bigint, 5050"})
    void everyTypeThatCountsIsFilledUpToTheEndOfThePolicy(String type, int from) throws SQLException {
        create(type, from);

        fill();

        int first = Math.floorDiv(from, 100) * 100;
        assertThat(db.scalar("SELECT min(bucket) || ' ' || max(bucket) || ' ' || count(*) FROM hundreds"))
                .isEqualTo(first + " 9800 " + (9_900 - first) / 100);
    }

    @Test
    void bucketsWhoseRowsAreGoneAreKeptByARebuildAndSoAreItsPolicies() throws SQLException {
        create("smallint", 0);
        fill();
        db.execute("SELECT add_retention_policy('hundreds', SMALLINT '20000')");
        db.execute("SELECT drop_chunks('step', SMALLINT '6000')");
        db.execute("SELECT add_retention_policy('step', SMALLINT '5000')");
        String before =
                db.scalar("SELECT count(*) || ' ' || sum(n) || ' ' || sum(top) FROM hundreds WHERE bucket < 9900");

        new AggregateRebuild(db.connection, db.schema, Duration.ofSeconds(5))
                .run(
                        List.of(new RebuildRequest(
                                db.name("hundreds"),
                                List.of(Fixture.aggregate(
                                        "hundreds", "step", bucket("smallint"), OLD + ", min(value) AS low")),
                                List.of(),
                                History.KEEP)),
                        swap -> {});

        assertThat(db.scalar("SELECT count(*) || ' ' || sum(n) || ' ' || sum(top) FROM hundreds WHERE bucket < 9900"))
                .isEqualTo(before);
        assertThat(db.scalar("SELECT min(bucket) FROM hundreds WHERE low IS NOT NULL"))
                .isEqualTo("6000");
        assertThat(db.scalar(
                        "SELECT string_agg(config ->> 'end_offset', ',') || string_agg(config ->> 'drop_after', ',')"
                                + " FROM timescaledb_information.jobs WHERE hypertable_name = 'hundreds'"))
                .isEqualTo("10020000");
    }
}
