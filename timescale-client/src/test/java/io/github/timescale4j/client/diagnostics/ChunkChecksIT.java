package io.github.timescale4j.client.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.client.diagnostics.Thresholds.Chunks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is seen of chunks, and of the schema and the session beside them. */
class ChunkChecksIT {

    private static final Chunks DEFAULTS = Thresholds.DEFAULTS.chunks();

    private static CheckedDatabase database;

    /** Five chunks. */
    @BeforeAll
    static void open() {
        database = CheckedDatabase.embedded("chunk_checks_it");
        database.hypertable("chunky");
        database.run("CREATE INDEX chunky_device_idx ON chunky (device)");
        database.run("INSERT INTO chunky SELECT '2026-01-01T12:00Z'::timestamptz + i * INTERVAL '1 day', 'd', i"
                + " FROM generate_series(1, 5) i");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Thresholds limits(int many, int tooMany, double hotShare, long memory, int small, double locks) {
        return Thresholds.DEFAULTS.withChunks(new Chunks(
                many, tooMany, hotShare, memory, small, DEFAULTS.smallBytes(), locks, DEFAULTS.analyzedRows()));
    }

    /** Limits that are never reached. */
    private static Thresholds lenient() {
        return limits(1_000, 5_000, 0.25, 1L << 40, 100, 0.5);
    }

    @Nested
    class HotChunksTooLarge {

        private final Check check = new HotChunksTooLargeCheck();

        @Test
        @Provokes("hot-chunks-too-large")
        void theNewestChunksAreComparedWithTheMemory() {
            Issue issue = database.only("chunky", check, limits(1_000, 5_000, 0.25, 1 << 10, 100, 0.5));

            assertThat(issue.severity()).isEqualTo(Severity.ERROR);
            assertThat(issue.statements())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "SELECT \"public\".set_chunk_time_interval('\"chunk_checks_it\".\"chunky\"', INTERVAL 'PT");
            database.undone(() -> database.run(issue.statements().get(0)));
        }

        @Test
        void moreThanTheShareIsAWarningAndMoreThanTwiceAsMuchAnError() {
            long bytes = database.client()
                    .query("SELECT sum(pg_total_relation_size(c))::bigint FROM (SELECT c FROM show_chunks('chunky') c"
                            + " ORDER BY c::oid DESC LIMIT 3) t")
                    .single(Long.class);

            assertThat(database.only("chunky", check, limits(1_000, 5_000, 0.25, 3 * bytes, 100, 0.5))
                            .severity())
                    .isEqualTo(Severity.WARNING);
        }

        @Test
        void withMemoryEnoughNothingIsFound() {
            assertThat(database.about("chunky", check, lenient())).isEmpty();
            assertThat(database.about("chunky", check)).isEmpty();
        }
    }

    @Nested
    class TooManyChunks {

        private final Check check = new TooManyChunksCheck();

        @Test
        @Provokes("too-many-chunks")
        void chunksAreCountedAgainstBothLimits() {
            Issue issue = database.only("chunky", check, limits(5, 6, 0.25, 1, 100, 0.5));

            assertThat(issue.severity()).isEqualTo(Severity.WARNING);
            assertThat(issue.finding()).contains("5 chunks");
            assertThat(issue.statements()).singleElement().asString().endsWith("INTERVAL '4 days')");
            database.undone(() -> database.run(issue.statements().get(0)));
            assertThat(database.only("chunky", check, limits(4, 5, 0.25, 1, 100, 0.5))
                            .severity())
                    .isEqualTo(Severity.ERROR);
        }

        @Test
        void fewChunksAreFine() {
            assertThat(database.about("chunky", check)).isEmpty();
        }
    }

    @Nested
    class ChunksTooSmall {

        private final Check check = new ChunksTooSmallCheck();

        @Test
        @Provokes("chunks-too-small")
        void aTableWithEnoughSmallChunksIsFound() {
            Issue issue = database.only("chunky", check, limits(1_000, 5_000, 0.25, 1, 5, 0.5));

            assertThat(issue.finding()).contains("5 chunks of ", " kB");
            assertThat(issue.statements()).singleElement().asString().endsWith("INTERVAL '10 days')");
        }

        @Test
        void aFewSmallChunksAreFine() {
            assertThat(database.about("chunky", check)).isEmpty();
        }
    }

    @Nested
    class LockTableTooSmall {

        private final Check check = new LockTableTooSmallCheck();

        @Test
        @Provokes("lock-table-too-small")
        void theLocksOfAStatementOverAllChunksAreComparedWithTheServers() {
            Issue issue = database.only("chunky", check, limits(1_000, 5_000, 0.25, 1, 100, 0));

            assertThat(issue.severity()).isEqualTo(Severity.WARNING);
            assertThat(issue.finding()).as("two indexes").contains("all of its 5 chunks", "about 15 locks");
        }

        @Test
        void aFewChunksAreFine() {
            assertThat(database.about("chunky", check)).isEmpty();
        }
    }

    @Nested
    class InvalidIndex {

        private final Check check = new InvalidIndexCheck();

        @Test
        @Provokes("invalid-index")
        void anIndexThatWasNotFinishedIsFoundAndDropped() {
            database.undone(() -> {
                database.run("UPDATE pg_catalog.pg_index SET indisvalid = false"
                        + " WHERE indexrelid = 'chunk_checks_it.chunky_device_idx'::regclass");

                Issue issue = database.only("chunky", check);

                assertThat(issue.finding()).contains("\"chunky_device_idx\"");
                database.isGoneAfter(issue, "chunky", check);
            });
        }

        @Test
        void indexesThatAreValidAreFine() {
            assertThat(database.about("chunky", check)).isEmpty();
        }
    }

    @Nested
    class GenericPlan {

        private final Check check = new GenericPlanCheck();
        private final Thresholds five = limits(1_000, 5_000, 0.25, 1, 5, 0.5);

        @Test
        @Provokes("generic-plan")
        void aSessionThatPlansWithoutValuesIsFound() {
            database.undone(() -> {
                database.run("SET LOCAL plan_cache_mode = force_generic_plan");

                Issue issue = database.only("chunky", check, five);
                assertThat(issue.finding()).contains("comes from: session", "has 5 chunks");
                assertThat(issue.statements()).as("no statement of ours helps").isEmpty();
            });
        }

        @Test
        void theServersOwnChoiceIsFine() {
            assertThat(database.about("chunky", check, five)).isEmpty();
        }
    }

    @Nested
    class TimeWithoutZone {

        private final Check check = new TimeWithoutZoneCheck();

        @Test
        @Provokes("time-without-zone")
        void aTimestampWithoutZoneIsAHint() {
            database.run(
                    "CREATE TABLE zoneless (time timestamp NOT NULL, value int)",
                    "SELECT create_hypertable('zoneless', 'time', chunk_time_interval => INTERVAL '1 day')");

            assertThat(database.only("zoneless", check).finding()).contains("\"time\"");
        }

        @Test
        void aMomentIsFine() {
            assertThat(database.about("chunky", check)).isEmpty();
        }
    }

    @Nested
    class Versions {

        @Test
        void aServerThatIsUpToDateIsFine() {
            assertThat(database.issues(new ExtensionOutdatedCheck(), Thresholds.DEFAULTS))
                    .isEmpty();
            assertThat(database.issues(new LibraryOlderCheck(), Thresholds.DEFAULTS))
                    .isEmpty();
        }
    }
}
