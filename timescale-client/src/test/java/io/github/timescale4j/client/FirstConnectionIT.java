package io.github.timescale4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** The server goes away while the pool makes its very first connection. */
class FirstConnectionIT {

    @Test
    void aPoolWhoseFirstConnectionBreaksWhileItIsMadeIsAsGoodAsNewAfterwards() throws IOException {
        try (TestDatabase database = TestDatabase.embedded("first_connection_it");
                Relay relay = new Relay(URI.create(database.url().substring("jdbc:".length())));
                TimeScaleClient client = database.builder()
                        .url(relay.url(database.url()))
                        .connectionTimeout(Duration.ofSeconds(5))
                        .build()) {
            try {
                client.version();
            } catch (DataAccessException e) {
                // Whoever asks first may be told of it.
            }

            assertThat(relay.cuts).hasValue(1);
            assertThat(client.query("SELECT 1").single(Integer.class)).isOne();
        }
    }

    /** Hands bytes on, and cuts the first connection that is asked what pools ask first. */
    private static final class Relay implements AutoCloseable {

        private static final String ASKED = "TRANSACTION ISOLATION";

        private final URI server;
        private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final AtomicInteger cuts = new AtomicInteger();

        Relay(URI server) throws IOException {
            this.server = server;
            start(this::accept);
        }

        String url(String direct) {
            return direct.replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + listening.getLocalPort());
        }

        private static void start(Runnable work) {
            Thread thread = new Thread(work, "relay");
            thread.setDaemon(true);
            thread.start();
        }

        private void accept() {
            try {
                while (!listening.isClosed()) {
                    Socket client = listening.accept();
                    Socket there = new Socket(server.getHost(), server.getPort());
                    start(() -> carry(client, there, true));
                    start(() -> carry(there, client, false));
                }
            } catch (IOException e) {
                // Closed: the test is over.
            }
        }

        private void carry(Socket from, Socket to, boolean looks) {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[8192];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    String text = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
                    if (looks && text.contains(ASKED) && cuts.compareAndSet(0, 1)) {
                        return;
                    }
                    out.write(buffer, 0, count);
                }
            } catch (IOException e) {
                // One of the two has gone, and so the other goes.
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
