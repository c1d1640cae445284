package io.github.timescale4j.client.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;

@Timeout(60)
class LingeringSocketsTest {

    private static final String PASSWORD = "changeit";

    private static SSLContext tls(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    /** As the driver does it: the plain socket comes from the factory, and becomes an encrypted one. */
    @Test
    void anEncryptedConnectionIsClosedWhileSomebodyWaitsInSending(@TempDir Path directory) throws Exception {
        SSLContext tls = tls(directory);
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> {
                try {
                    SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(listener.accept(), null, true);
                    socket.setUseClientMode(false);
                    socket.startHandshake(); // and takes nothing after that
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            server.start();
            Socket plain = new LingeringSockets().createSocket(listener.getInetAddress(), listener.getLocalPort());
            SSLSocket socket =
                    (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", listener.getLocalPort(), true);
            socket.startHandshake();
            Thread sender = new Thread(() -> {
                byte[] bytes = new byte[1 << 16];
                try {
                    while (true) {
                        socket.getOutputStream().write(bytes);
                    }
                } catch (IOException e) {
                    // That is how it ends.
                }
            });
            sender.setDaemon(true);
            sender.start();
            sender.join(500);
            assertThat(sender.isAlive()).as("it waits").isTrue();

            Thread closer = new Thread(() -> {
                try {
                    socket.close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            closer.setDaemon(true);
            closer.start();
            closer.join(TimeUnit.SECONDS.toMillis(20));
            sender.join(TimeUnit.SECONDS.toMillis(20));

            assertThat(closer.isAlive()).isFalse();
            assertThat(sender.isAlive()).isFalse();
        }
    }

    @Test
    void aDriverOfAnotherClassLoaderIsNotToldOfIt() {
        assertThat(LingeringSockets.isKnownTo(Driver.class)).isTrue();
        assertThat(LingeringSockets.isKnownTo(String.class)).isFalse();
    }
}
