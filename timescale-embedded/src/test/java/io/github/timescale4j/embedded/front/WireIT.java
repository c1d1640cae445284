package io.github.timescale4j.embedded.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.timescale4j.embedded.EmbeddedTimescale;
import io.github.timescale4j.embedded.Provider;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The protocol where drivers for Java do not go. */
class WireIT {

    private static EmbeddedTimescale timescale;

    @BeforeAll
    static void start() {
        timescale = EmbeddedTimescale.builder()
                .provider(Provider.PGLITE)
                .runJobs(false)
                .busyTimeout(Duration.ofSeconds(1))
                .start();
    }

    @AfterAll
    static void stop() {
        timescale.close();
    }

    @Test
    void requestsForEncryptionAreAnsweredWithNo() throws IOException {
        try (Socket socket = WireClient.socket(timescale)) {
            for (int code : new int[] {80877104, 80877103}) {
                socket.getOutputStream()
                        .write(new Body().int32(8).int32(code).as('0').body());
                assertThat(socket.getInputStream().read()).isEqualTo('N');
            }
        }
    }

    @Test
    void queriesThatDoNotWaitForEachOtherAreAnsweredOneByOne() throws IOException {
        try (WireClient client = WireClient.connect(timescale)) {
            client.query("SELECT nonsense").query("SELECT 2").query("SELECT 3").flush();
            assertThat(client.untilReady()).isEqualTo("E(42703) ZI");
            assertThat(client.untilReady()).isEqualTo("T D[2] C(SELECT 1) ZI");
            assertThat(client.untilReady()).isEqualTo("T D[3] C(SELECT 1) ZI");
        }
    }

    @Test
    void afterAnErrorAPipelineIsSkippedToItsSync() throws IOException {
        try (WireClient client = WireClient.connect(timescale)) {
            client.parse("", "SELECT nonsense")
                    .bind("")
                    .execute()
                    .parse("", "SELECT 1")
                    .bind("")
                    .execute()
                    .sync()
                    .flush();
            assertThat(client.untilReady()).isEqualTo("E(42703) ZI");
            client.parse("", "SELECT 1").bind("").execute().sync();
            client.parse("", "SELECT 2").bind("").execute().sync().flush();
            assertThat(client.untilReady()).isEqualTo("1 2 D[1] C(SELECT 1) ZI");
            assertThat(client.untilReady()).isEqualTo("1 2 D[2] C(SELECT 1) ZI");
        }
    }

    @Test
    void theUnnamedStatementSurvivesThatOfAnotherConnection() throws IOException {
        try (WireClient first = WireClient.connect(timescale);
                WireClient second = WireClient.connect(timescale)) {
            first.parse("", "SELECT 'first'").sync().flush().untilReady();
            second.parse("", "SELECT 'second'").sync().flush().untilReady();
            assertThat(first.bind("").execute().sync().flush().untilReady()).isEqualTo("2 D[first] C(SELECT 1) ZI");
            assertThat(second.bind("").execute().sync().flush().untilReady()).isEqualTo("2 D[second] C(SELECT 1) ZI");
        }
    }

    @Test
    void namedStatementsAreOnesOwn() throws IOException {
        try (WireClient first = WireClient.connect(timescale);
                WireClient second = WireClient.connect(timescale)) {
            first.parse("s", "SELECT 1").sync().flush().untilReady();
            assertThat(second.bind("s").sync().flush().untilReady()).isEqualTo("E(26000) ZI");
            second.parse("s", "DEALLOCATE ALL").bind("s").execute().sync().flush();
            assertThat(second.untilReady()).isEqualTo("1 2 C(DEALLOCATE ALL) ZI");
            assertThat(second.bind("s").sync().flush().untilReady()).isEqualTo("E(26000) ZI");
            assertThat(first.bind("s").execute().sync().flush().untilReady()).isEqualTo("2 D[1] C(SELECT 1) ZI");
        }
    }

    @Test
    void copyWorksOverTheExtendedProtocol() throws IOException {
        try (WireClient client = WireClient.connect(timescale)) {
            client.query("CREATE TABLE wire (a int)").flush().untilReady();
            copyExtended(client, "1\n2\n");
            assertThat(client.untilReady()).isEqualTo("C(COPY 2) ZI");
            copyExtended(client, "3\nfour\n");
            assertThat(client.untilReady()).isEqualTo("E(22P02) ZI");
            client.query("SELECT count(*) FROM wire").flush();
            assertThat(client.untilReady()).isEqualTo("T D[2] C(SELECT 1) ZI");
            client.query("DROP TABLE wire").flush().untilReady();
        }
    }

    /** As libpq does it: a Sync that is skipped before the rows, and one that counts after them. */
    private static void copyExtended(WireClient client, String rows) throws IOException {
        client.parse("", "COPY wire FROM STDIN").bind("").execute().sync().flush();
        assertThat(client.until("G")).isEqualTo("1 2 G");
        client.send(new Message('d', rows.getBytes(StandardCharsets.UTF_8)))
                .send(Message.empty('c'))
                .sync()
                .flush();
    }

    @Test
    void aFailedCopyGivesTheSessionBackWhileItsClientIsSilent() throws IOException {
        try (WireClient client = WireClient.connect(timescale);
                WireClient other = WireClient.connect(timescale)) {
            client.query("CREATE TABLE silent (a int)").flush().untilReady();
            client.query("COPY silent FROM STDIN").flush().until("G");
            byte[] bad = "no number\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);
            client.send(new Message('d', bad)).flush();
            assertThat(client.untilReady()).isEqualTo("E(22P02) ZI");
            assertThat(other.query("DROP TABLE silent").flush().untilReady()).isEqualTo("C(DROP TABLE) ZI");
            client.send(new Message('d', bad)).send(Message.empty('c'));
            assertThat(client.query("SELECT 1").flush().untilReady()).isEqualTo("T D[1] C(SELECT 1) ZI");
        }
    }

    @Test
    void aBusySessionRefusesAPipelineAsAWhole() throws IOException {
        try (WireClient holder = WireClient.connect(timescale);
                WireClient waiter = WireClient.connect(timescale)) {
            holder.query("BEGIN").flush().untilReady();
            waiter.parse("", "SELECT 1").bind("").execute().sync().flush();
            assertThat(waiter.untilReady()).isEqualTo("E(55P03) ZI");
            holder.query("COMMIT").flush().untilReady();
            waiter.parse("", "SELECT 1").bind("").execute().sync().flush();
            assertThat(waiter.untilReady()).isEqualTo("1 2 D[1] C(SELECT 1) ZI");
        }
    }

    @Test
    void concurrentlyAbortsTheTransactionLikeAnyError() throws IOException {
        try (WireClient client = WireClient.connect(timescale)) {
            client.query("BEGIN").flush().untilReady();
            assertThat(client.query("DROP INDEX CONCURRENTLY i").flush().untilReady())
                    .isEqualTo("E(0A000) ZE");
            assertThat(client.query("ROLLBACK").flush().untilReady()).isEqualTo("C(ROLLBACK) ZI");
        }
    }

    @Test
    void aMessageThatDoesNotExistEndsOnlyItsOwnConnection() throws IOException {
        try (WireClient client = WireClient.connect(timescale);
                WireClient other = WireClient.connect(timescale)) {
            client.send(Message.empty('y')).flush();
            assertThat(client.untilReady()).isEqualTo("E(08P01) end");
            assertThat(other.query("SELECT 1").flush().untilReady()).isEqualTo("T D[1] C(SELECT 1) ZI");
        }
    }

    @Test
    void aPipelineWithoutSyncEndsWithItsConnection() throws IOException {
        try (WireClient other = WireClient.connect(timescale)) {
            try (WireClient client = WireClient.connect(timescale)) {
                client.parse("", "CREATE TABLE never (a int)")
                        .bind("")
                        .execute()
                        .send(Message.empty('H'))
                        .flush();
                assertThat(client.until("C")).isEqualTo("1 2 C(CREATE TABLE)");
            }
            // As with any server: the Sync that would have committed it has not come.
            assertThat(other.query("SELECT to_regclass('never') IS NULL")
                            .flush()
                            .untilReady())
                    .isEqualTo("T D[t] C(SELECT 1) ZI");
        }
    }
}
