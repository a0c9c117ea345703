package dev.tradewind.examples.embedding;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that leads every tunnel to one port of loopback, whatever host was asked for. */
final class TunnelProxy implements AutoCloseable {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket door;

    TunnelProxy(int behind) throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Pump.start(() -> serve(behind));
    }

    int port() {
        return door.getLocalPort();
    }

    /** The first line of each request that it was sent. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void serve(int behind) {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                asked.add(head(caller.getInputStream()).lines().findFirst().orElse(""));
                caller.getOutputStream()
                        .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                Pump.between(caller, new Socket(InetAddress.getLoopbackAddress(), behind));
            } catch (IOException e) {
                // closed, or a caller that has gone
            }
        }
    }

    private static String head(InputStream from) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = from.read();
            if (read < 0) {
                throw new EOFException("no whole request");
            }
            head.append((char) read);
        }
        return head.toString();
    }
}
