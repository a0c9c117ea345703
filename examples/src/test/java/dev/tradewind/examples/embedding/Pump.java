package dev.tradewind.examples.embedding;

import java.io.IOException;
import java.net.Socket;

/** Carries bytes between two sockets, both ways, until either of them ends. */
final class Pump {
    private Pump() {}

    static void between(Socket one, Socket other) {
        start(() -> carry(one, other));
        start(() -> carry(other, one));
    }

    /** Runs on a thread that keeps no JVM alive. */
    static void start(Runnable work) {
        Thread thread = new Thread(work, "loopback");
        thread.setDaemon(true);
        thread.start();
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // the other way has closed both
        }
    }
}
