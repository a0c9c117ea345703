package dev.tradewind.examples.runner;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** As much of a PostgreSQL server as it takes to refuse every password. */
final class DoorkeeperDatabase implements AutoCloseable {
    private static final int SSL_REQUEST = 80_877_103;

    private final ServerSocket server;
    private final Thread thread;

    DoorkeeperDatabase() {
        try {
            this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
        this.thread = new Thread(this::serve, "doorkeeper");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket guest = server.accept()) {
                refuse(guest);
            } catch (IOException e) {
                // the guest or the door is gone: nobody waits for an answer
            }
        }
    }

    private static void refuse(Socket guest) throws IOException {
        DataInputStream in = new DataInputStream(guest.getInputStream());
        DataOutputStream out = new DataOutputStream(guest.getOutputStream());
        while (true) {
            int length = in.readInt();
            int code = in.readInt();
            in.skipNBytes(length - 8);
            if (code != SSL_REQUEST) {
                break;
            }
            out.writeByte('N');
            out.flush();
        }
        byte[] fields = "SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user \"me\"\0\0"
                .getBytes(StandardCharsets.US_ASCII);
        out.writeByte('E');
        out.writeInt(fields.length + 4);
        out.write(fields);
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException("the door does not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
