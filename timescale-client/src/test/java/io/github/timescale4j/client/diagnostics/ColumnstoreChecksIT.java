package io.github.timescale4j.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.diagnostics.Thresholds.Columnstore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ColumnstoreChecksIT {

    /** Nothing is too small to be looked at. */
    private static final Thresholds STRICT = Thresholds.DEFAULTS.withColumnstore(new Columnstore(2, 0, 100, 0));

    private static CheckedDatabase database;

    @BeforeAll
    static void open() {
        database = CheckedDatabase.embedded("columnstore_checks_it");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static void columnstore(String table, String segment) {
        database.hypertable(table);
        database.run("ALTER TABLE " + table + " SET (timescaledb.compress, timescaledb.compress_segmentby = '" + segment
                + "', timescaledb.compress_orderby = 'time DESC')");
    }

    /** As many rows within one chunk, each device with as many of them. */
    private static void rows(String table, int devices, int each) {
        database.run("INSERT INTO " + table
                + " SELECT '2026-01-01Z'::timestamptz + j * INTERVAL '1 second', 'device ' || i, 1"
                + " FROM generate_series(1, " + devices + ") i, generate_series(1, " + each + ") j");
    }

    private static void compress(String table) {
        database.run("SELECT compress_chunk(c) FROM show_chunks('" + table + "') c");
    }

    @Nested
    class ColumnstoreWithoutPolicy {

        private final Check check = new ColumnstoreWithoutPolicyCheck();

        @Test
        @Provokes("columnstore-without-policy")
        void aColumnstoreThatNothingFillsGetsAPolicy() {
            columnstore("unfilled", "device");

            database.isGoneAfter(database.only("unfilled", check), "unfilled", check);
        }

        @Test
        void anAggregateIsLookedAtToo() {
            database.hypertable("unfilled_source");
            database.aggregate("unfilled_buckets", "unfilled_source", true);
            database.refresh("unfilled_buckets", "2 days", "1 hour");
            database.run("ALTER MATERIALIZED VIEW unfilled_buckets SET (timescaledb.compress = true)");

            database.isGoneAfter(database.only("unfilled_buckets", check), "unfilled_buckets", check);
        }

        @Test
        void anAggregateThatIsRefreshedFurtherBackIsCompressedLater() {
            database.hypertable("far_source");
            database.aggregate("far", "far_source", true);
            database.refresh("far", "30 days", "1 hour");
            database.run("ALTER MATERIALIZED VIEW far SET (timescaledb.compress = true)");

            Issue issue = database.only("far", check);

            assertThat(issue.statements()).singleElement().asString().contains("30 days 01:00:00");
            database.isGoneAfter(issue, "far", check);
        }

        @Test
        void withoutARefreshPolicyOrOverNumbersThereIsNoProposal() {
            database.hypertable("bare_source");
            database.aggregate("bare", "bare_source", true);
            database.run("ALTER MATERIALIZED VIEW bare SET (timescaledb.compress = true)");
            database.run(
                    "CREATE TABLE numbered (tick bigint NOT NULL, value int)",
                    "SELECT create_hypertable('numbered', 'tick', chunk_time_interval => 100)",
                    "ALTER TABLE numbered SET (timescaledb.compress)");

            Issue issue = database.only("bare", check);

            assertThat(issue.statements()).isEmpty();
            assertThat(issue.advice()).contains("refresh policy first");
            assertThat(database.only("numbered", check).statements()).isEmpty();
        }

        @Test
        void aTableWithoutColumnstoreIsFine() {
            database.hypertable("plain");

            assertThat(database.about("plain", check)).isEmpty();
        }
    }

    @Nested
    class ColumnstoreBacklog {

        private final Check check = new ColumnstoreBacklogCheck();

        @Test
        @Provokes("columnstore-backlog")
        void chunksThatShouldBeCompressedAreCounted() {
            columnstore("backlog", "device");
            int job = database.policy("add_compression_policy", "backlog", "1 day");
            database.hours("backlog", 10, 30);
            assertThat(database.about("backlog", check)).as("just imported").isEmpty();
            database.madeDaysAgo("backlog", 1);
            database.whileASchedulerLives(() -> assertThat(database.about("backlog", check))
                    .as("the policy is new")
                    .isEmpty());

            Issue issue = database.only("backlog", check);

            assertThat(issue.finding()).contains("1 day", "job " + job);
            database.isGoneAfter(issue, "backlog", check);
        }

        @Test
        void chunksThatAreYoungEnoughAreFine() {
            columnstore("young", "device");
            database.policy("add_compression_policy", "young", "1 day");
            database.hours("young", 0, 1);

            assertThat(database.about("young", check)).isEmpty();
        }
    }

    @Nested
    class ColumnstoreRatio {

        private final Check check = new ColumnstoreRatioCheck();

        @Test
        @Provokes("columnstore-ratio")
        void aTableThatCompressionMakesLargerIsAnError() {
            columnstore("larger", "device");
            rows("larger", 1_000, 1);
            compress("larger");

            Issue issue = database.only("larger", check, STRICT);

            assertThat(issue.severity()).isEqualTo(Severity.ERROR);
            assertThat(issue.finding()).contains("Its 1 compressed chunk took", "ratio of 0.");
            assertThat(database.about("larger", check))
                    .as("too small to matter")
                    .isEmpty();
        }

        @Test
        void aRoleWithoutARightOnTheSchemaIsToldAsWell() {
            columnstore("strange", "device");
            rows("strange", 1_000, 1);
            compress("strange");

            database.asStranger(
                    "ratio_stranger",
                    role -> assertThat(database.about("strange", check, STRICT))
                            .extracting(Issue::severity)
                            .containsExactly(Severity.ERROR));
        }

        @Test
        void aTableThatCompressesWellIsFine() {
            columnstore("smaller", "device");
            rows("smaller", 2, 5_000);
            compress("smaller");

            assertThat(database.about("smaller", check, STRICT)).isEmpty();
        }
    }

    @Nested
    class SegmentTooSmall {

        private final Check check = new SegmentTooSmallCheck();

        @Test
        @Provokes("segment-too-small")
        void aColumnWithAValueForEachRowIsNamed() {
            columnstore("each", "device");
            rows("each", 1_000, 1);
            database.run("ANALYZE each");

            assertThat(database.only("each", check).finding()).contains("\"device\"", "about 1.0 rows");
        }

        @Test
        void aColumnWithFewRowsForEachValueIsNamed() {
            columnstore("few", "device");
            rows("few", 100, 20);
            database.run("ANALYZE few");

            assertThat(database.only("few", check).finding()).contains("about 20.0 rows");
        }

        @Test
        void theColumnOfTimeIsNoSegment() {
            database.hypertable("by_time");
            database.run("ALTER TABLE by_time SET (timescaledb.compress, timescaledb.compress_segmentby = 'time',"
                    + " timescaledb.compress_orderby = 'value')");

            assertThat(database.only("by_time", check).finding()).contains("column of time, \"time\"");
        }

        @Test
        void whatARoleMayNotReadIsLeftOutAndSaid() {
            columnstore("hidden", "device");
            rows("hidden", 1_000, 1);
            database.hypertable("hidden_by_time");
            database.run(
                    "ANALYZE hidden",
                    "ALTER TABLE hidden_by_time SET (timescaledb.compress, timescaledb.compress_segmentby = 'time',"
                            + " timescaledb.compress_orderby = 'value')");

            database.asStranger("segment_stranger", role -> {
                assertThat(database.about("hidden", check)).singleElement().satisfies(issue -> {
                    assertThat(issue.severity()).isEqualTo(Severity.UNCHECKED);
                    assertThat(issue.statements())
                            .containsExactly(
                                    "GRANT USAGE ON SCHEMA \"columnstore_checks_it\" TO \"" + role + "\"",
                                    "GRANT SELECT ON \"columnstore_checks_it\".\"hidden\" TO \"" + role + "\"");
                });
                assertThat(database.about("hidden_by_time", check))
                        .extracting(Issue::severity)
                        .containsExactly(Severity.WARNING);
            });
            database.undone(() -> {
                database.run("CREATE ROLE segment_reader");
                database.run(
                        "GRANT USAGE ON SCHEMA columnstore_checks_it TO segment_reader",
                        "GRANT SELECT ON hidden TO segment_reader",
                        "SET LOCAL ROLE segment_reader");
                assertThat(database.about("hidden", check))
                        .extracting(Issue::severity)
                        .containsExactly(Severity.WARNING);
            });
        }

        @Test
        void aColumnWithManyRowsForEachValueIsFine() {
            columnstore("many", "device");
            rows("many", 2, 500);
            database.run("ANALYZE many");

            assertThat(database.about("many", check)).isEmpty();
        }
    }

    @Nested
    class NeverCompressed {

        private final Check check = new NeverCompressedCheck();

        @Test
        @Provokes("never-compressed")
        void aPolicyThatComesAfterTheRetentionIsFound() {
            columnstore("dropped", "device");
            database.policy("add_compression_policy", "dropped", "10 days");
            database.policy("add_retention_policy", "dropped", "10 days");

            Issue issue = database.only("dropped", check);

            assertThat(issue.finding()).contains("10 days");
            database.isGoneAfter(issue, "dropped", check);
        }

        @Test
        void policiesThatGoByTheCreationOfChunksAreCompared() {
            columnstore("created", "device");
            database.run(
                    "SELECT add_compression_policy('created', compress_created_before => INTERVAL '10 days')",
                    "SELECT add_retention_policy('created', drop_created_before => INTERVAL '10 days')");
            columnstore("created_before", "device");
            database.run(
                    "SELECT add_compression_policy('created_before', compress_created_before => INTERVAL '9 days')",
                    "SELECT add_retention_policy('created_before', drop_created_before => INTERVAL '10 days')");

            database.isGoneAfter(database.only("created", check), "created", check);
            assertThat(database.about("created_before", check)).isEmpty();
        }

        @Test
        void aPolicyThatComesBeforeIsFine() {
            columnstore("compressed", "device");
            database.policy("add_compression_policy", "compressed", "9 days");
            database.policy("add_retention_policy", "compressed", "10 days");

            assertThat(database.about("compressed", check)).isEmpty();
        }
    }

    @Nested
    class AggregateUncompressed {

        private final Check check = new AggregateUncompressedCheck();

        @Test
        @Provokes("aggregate-uncompressed")
        void aLargeAggregateWithoutColumnstoreIsAHint() {
            database.hypertable("large_source");
            database.hours("large_source", 10, 2);
            database.aggregate("large", "large_source", true);
            database.refresh("large", "2 days", "1 hour");
            database.run("CALL refresh_continuous_aggregate('large', now() - INTERVAL '20 days', now())");

            Issue issue = database.only("large", check, STRICT);

            assertThat(issue.severity()).isEqualTo(Severity.HINT);
            assertThat(database.about("large", check)).as("too small to matter").isEmpty();
            database.run(issue.statements().toArray(String[]::new));
            assertThat(database.about("large", check, STRICT)).isEmpty();
        }
    }

    @Nested
    class CompressedTooSoon {

        private final Check check = new CompressedTooSoonCheck();

        private void aggregate(String name, String start, String after) {
            database.hypertable(name + "_source");
            database.aggregate(name, name + "_source", true);
            database.refresh(name, start, "1 hour");
            database.run("ALTER MATERIALIZED VIEW " + name + " SET (timescaledb.compress = true)");
            database.policy("add_compression_policy", name, after);
        }

        @Test
        @Provokes("compressed-too-soon")
        void bucketsThatAreCompressedWhileTheyAreRefreshedAreAHint() {
            aggregate("soon", "10 days", "5 days");
            aggregate("always", "NULL", "5 days");

            Issue issue = database.only("soon", check);

            assertThat(issue.severity()).isEqualTo(Severity.HINT);
            database.isGoneAfter(issue, "soon", check);
            assertThat(database.only("always", check).statements()).isEmpty();
        }

        @Test
        void bucketsThatAreCompressedLaterAreFine() {
            aggregate("later", "10 days", "20 days");

            assertThat(database.about("later", check)).isEmpty();
        }
    }
}
