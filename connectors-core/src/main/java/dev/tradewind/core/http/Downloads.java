package dev.tradewind.core.http;

import dev.failsafe.Execution;
import dev.tradewind.core.ShopRef;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.StoppedException;
import dev.tradewind.core.internal.http.Spool;
import dev.tradewind.core.internal.http.SpoolFolder;
import dev.tradewind.core.time.Chance;
import dev.tradewind.core.time.Sleeper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Fetches documents whole, going on after a break where the server lets us. Safe for use by several threads. */
final class Downloads {
    /** Tries are counted anew after so much more was fetched. */
    private static final long PROGRESS = 1L << 20;

    private final Optional<ShopRef> shop;
    private final DownloadHosts hosts;
    private final Attempts attempts;
    private final Retries retries;
    private final RetryBudget budget;
    private final Exchange exchange;
    private final SpoolFolder folder;
    private final Clock clock;
    private final Sleeper sleeper;

    Downloads(
            ApiProfile profile,
            Attempts attempts,
            Retries retries,
            RetryBudget budget,
            Exchange exchange,
            SpoolFolder folder,
            Clock clock,
            Sleeper sleeper) {
        this(profile.shop(), new DownloadHosts(profile), attempts, retries, budget, exchange, folder, clock, sleeper);
    }

    private Downloads(
            Optional<ShopRef> shop,
            DownloadHosts hosts,
            Attempts attempts,
            Retries retries,
            RetryBudget budget,
            Exchange exchange,
            SpoolFolder folder,
            Clock clock,
            Sleeper sleeper) {
        this.shop = shop;
        this.hosts = hosts;
        this.attempts = attempts;
        this.retries = retries;
        this.budget = budget;
        this.exchange = exchange;
        this.folder = folder;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** The same downloads with another jitter of their waits. */
    Downloads jitteredBy(Chance chance) {
        return new Downloads(
                shop, hosts, attempts, retries.jitteredBy(chance), budget, exchange, folder, clock, sleeper);
    }

    Document open(DocumentRequest request) {
        Spool spool = folder.create();
        budget.earn();
        try (ShopMdc named = ShopMdc.of(shop)) {
            return new Fetch(request, spool).toTheEnd();
        } catch (InterruptedException e) {
            spool.close();
            Thread.currentThread().interrupt();
            throw new StoppedException(
                    request + " was interrupted while it was fetched", "It can be opened again; nothing was lost", e);
        } catch (RuntimeException | Error e) {
            spool.close();
            throw e;
        }
    }

    /** The tries of one document. */
    private final class Fetch {
        private final DocumentRequest request;
        private final Spool spool;
        private final Operation operation;
        private final Prepared prepared;
        private volatile @Nullable Fetched fetched;
        private long most;
        private int number;

        Fetch(DocumentRequest request, Spool spool) {
            this.request = request;
            this.spool = spool;
            this.operation = new Operation("GET", request.name());
            this.prepared = new Prepared(
                    operation, Requests.template(new Operation("GET", "/"), List.of(), List.of()), body -> null);
        }

        Document toTheEnd() throws InterruptedException {
            Execution<Outcome> books = retries.start(true);
            Outcome outcome = next();
            books.recordResult(outcome);
            boolean further = isFurther();
            while (outcome.failure() != null) {
                // What brought the document on is no retry that a platform has to be spared.
                if (books.isComplete() || !further && !budget.spend()) {
                    throw outcome.failure();
                }
                attempts.pause(operation, books.getDelay(), outcome, sleeper);
                outcome = next();
                further = isFurther();
                if (further) {
                    books = retries.start(true);
                }
                books.recordResult(outcome);
            }
            return new SpooledDocument(
                    spool, (Fetched) outcome.orThrow(), request.from(), attempts.context(operation, number));
        }

        /** Whether so much more was fetched that tries are counted anew. */
        private boolean isFurther() {
            if (spool.length() < most + PROGRESS) {
                return false;
            }
            most = spool.length();
            return true;
        }

        private Outcome next() throws InterruptedException {
            ErrorContext context = attempts.context(operation, ++number);
            HttpUrl url = hosts.approved(request.link().get())
                    .orElseThrow(() -> new InvalidRequestException(
                            context,
                            "the link leads to a host that documents are not fetched from",
                            "Nothing was sent. A server of your own has to be given as the endpoint",
                            null));
            Instant sent = clock.instant();
            Outcome outcome;
            DownloadReply reply = new DownloadReply(attempts, operation, context, request.from(), spool, clock);
            Fetched before = spool.length() > 0 ? fetched : null;
            try {
                Request wire = reply.request(url, before);
                outcome = exchange.download(
                        hosts.trust(url),
                        url.host() + ":" + url.port(),
                        () -> wire,
                        response -> reply.read(response, before, now -> fetched = now));
            } catch (IOException e) {
                outcome = Outcome.bad(TransportFailures.of(e, context, url.host()), Optional.empty());
            }
            attempts.tell(prepared, number, reply.status(), outcome, Duration.between(sent, clock.instant()));
            return outcome;
        }
    }

    /** Whether a document is the one that a position was in. */
    static Optional<ConnectorException> otherThan(DocumentPosition from, Fetched fetched, ErrorContext context) {
        return from.tag().isEmpty() || from.tag().equals(fetched.tag())
                ? Optional.empty()
                : Optional.of(new CursorExpiredException(
                        context,
                        "the document is another one than was read before",
                        "It is read from its start",
                        null));
    }
}
