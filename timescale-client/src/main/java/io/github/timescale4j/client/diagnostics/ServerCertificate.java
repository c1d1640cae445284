package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.diagnostics.Route.Address;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.postgresql.ssl.PGjdbcHostnameVerifier;

/** The certificate that a server shows, looked at without trust in it: nothing is sent to that server. */
record ServerCertificate(String subject, String issuer, Date until, boolean isOfHost) {

    /** The certificate, or {@code null} if the server does not come so far as to show one. */
    static @Nullable ServerCertificate of(Address address, Probe probe) {
        try (Socket socket = probe.beforeEncryption(address)) {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Onlooker()}, null);
            try (SSLSocket encrypted =
                    (SSLSocket) context.getSocketFactory().createSocket(socket, address.host(), address.port(), true)) {
                encrypted.startHandshake();
                return of(address, encrypted.getSession());
            }
        } catch (IOException | GeneralSecurityException e) {
            return null;
        }
    }

    private static @Nullable ServerCertificate of(Address address, SSLSession session) throws IOException {
        Certificate[] shown = session.getPeerCertificates();
        return shown.length > 0 && shown[0] instanceof X509Certificate certificate
                ? new ServerCertificate(
                        certificate.getSubjectX500Principal().getName(),
                        certificate.getIssuerX500Principal().getName(),
                        certificate.getNotAfter(),
                        PGjdbcHostnameVerifier.INSTANCE.verify(address.host(), session))
                : null;
    }

    @Override
    public String toString() {
        return "The server shows the certificate of " + subject + ", issued by " + issuer + ", valid until "
                + until.toInstant() + ".";
    }

    /** Takes every certificate, because it is only read. */
    private static final class Onlooker extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
