package io.github.timescale4j.client.execution;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets that can be closed while somebody waits in sending. Java closes an encrypted connection with a last message, for which
 * it waits until whoever is sending is done, which may be never; where the socket has a time to linger, it waits for that long only.
 * The driver makes it by its name. Safe for use by several threads.
 */
public final class LingeringSockets extends SocketFactory {

    private static final int SECONDS = 1;

    /** Makes the factory, for the driver. */
    public LingeringSockets() {
        super();
    }

    /**
     * Whether a driver can make one: its class loader has to know this class.
     *
     * @param driver a class of the driver
     * @return {@code false} where the driver belongs to a server and the client to one of its applications, say
     */
    public static boolean isKnownTo(Class<?> driver) {
        try {
            return Class.forName(LingeringSockets.class.getName(), false, driver.getClassLoader())
                    == LingeringSockets.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public Socket createSocket() throws SocketException {
        Socket socket = new Socket();
        socket.setSoLinger(true, SECONDS);
        return socket;
    }

    private Socket connected(SocketAddress to, @Nullable InetAddress localHost, int localPort) throws IOException {
        Socket socket = createSocket();
        if (localHost != null) {
            socket.bind(new InetSocketAddress(localHost, localPort));
        }
        socket.connect(to);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null, 0);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null, 0);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), localHost, localPort);
    }
}
