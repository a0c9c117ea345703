package dev.tradewind.testkit.lazada;

import dev.tradewind.testkit.fake.Call;
import dev.tradewind.testkit.fake.Fault;
import dev.tradewind.testkit.fake.Handler;
import dev.tradewind.testkit.fake.Journal;
import dev.tradewind.testkit.fake.Reply;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Lazada's gateway: knows the paths of each host and checks keys, time, signature, token and rate before anything else. */
final class Gateway implements Handler {
    static final String SITE = "/rest";
    static final String AUTH = "/auth-host/rest";
    private static final Duration TOLERANCE = Duration.ofSeconds(7_200);

    private final Clock clock;
    private final String appKey;
    private final SignatureCheck signatures;
    private final Tokens tokens;
    private final Throttle throttle;
    private final Journal journal;
    private final Supplier<Wire> wires;
    private final Map<String, BiConsumer<Params, Wire>> site;
    private final Map<String, BiConsumer<Params, Wire>> auth;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicInteger hollows = new AtomicInteger();

    Gateway(
            Clock clock,
            String appKey,
            SignatureCheck signatures,
            Tokens tokens,
            Throttle throttle,
            Journal journal,
            Supplier<Wire> wires,
            Map<String, BiConsumer<Params, Wire>> site,
            Map<String, BiConsumer<Params, Wire>> auth) {
        this.clock = clock;
        this.appKey = appKey;
        this.signatures = signatures;
        this.tokens = tokens;
        this.throttle = throttle;
        this.journal = journal;
        this.wires = wires;
        this.site = Map.copyOf(site);
        this.auth = Map.copyOf(auth);
    }

    @Override
    public Reply answer(Call call) {
        try {
            Optional<Call> onAuth = call.below(AUTH);
            return onAuth.isPresent()
                    ? carryOut(onAuth.get(), auth, false)
                    : carryOut(call.below(SITE).orElse(call), site, true);
        } catch (Refusal no) {
            journal.refused(no.code());
            return refusal(no);
        }
    }

    @Override
    public String api(Call call) {
        return call.below(AUTH).or(() -> call.below(SITE)).orElse(call).path();
    }

    @Override
    public Optional<Reply> fault(Call call, Fault fault) {
        if (fault == Fault.THROTTLED) {
            return Optional.of(refusal(Refusal.throttled(1)));
        }
        if (call.below(AUTH).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(fault == Fault.EMPTY_ENVELOPE ? hollow() : refusal(Refusal.deadToken()));
    }

    /** Success with nothing in it. */
    private Reply hollow() {
        Wire wire = wires.get().begin().text("code", "0");
        switch (hollows.getAndIncrement() % 5) {
            case 0 -> wire.nothing("data");
            case 1 -> wire.begin("data").end().begin("result").end();
            case 2 -> wire.text("data", "").text("result", "");
            case 3 -> wire.begin("data").number("count", 100).nothing("orders").end();
            default -> wire.flag("success", true);
        }
        return Reply.json(ending(wire).done());
    }

    private Reply carryOut(Call call, Map<String, BiConsumer<Params, Wire>> apis, boolean withToken) {
        BiConsumer<Params, Wire> api = apis.get(call.path());
        if (api == null) {
            throw Refusal.caller("InvalidApiPath", "The specified API path " + call.path() + " is not valid");
        }
        if (!call.method().equals("GET") && !call.method().equals("POST")) {
            throw Refusal.caller("InvalidMethod", "The HTTP method " + call.method() + " is not supported");
        }
        Params params = new Params(call);
        checkSystem(call.path(), params, withToken);
        throttle.pass(call.path());
        Wire wire = wires.get();
        wire.begin().text("code", "0");
        api.accept(params, wire);
        return Reply.json(ending(wire).done());
    }

    private void checkSystem(String path, Params params, boolean withToken) {
        if (!params.required("app_key").equals(appKey)) {
            throw Refusal.caller("InvalidAppKey", "The specified App Key is invalid");
        }
        checkTime(params.required("timestamp"));
        if (!params.required("sign_method").equals("sha256")) {
            throw Refusal.invalid("sign_method");
        }
        if (!signatures.accepts(path, params.all(), params.required("sign"))) {
            throw Refusal.caller("IncompleteSignature", "The request signature does not conform to platform standards");
        }
        if (!withToken) {
            if (params.text("access_token").isPresent()) {
                throw Refusal.caller("InvalidParameter", "Token calls take no access_token");
            }
        } else if (!tokens.isAlive(params.required("access_token"))) {
            throw Refusal.deadToken();
        }
    }

    private void checkTime(String timestamp) {
        Instant sent;
        try {
            sent = timestamp.length() == 13
                    ? Instant.ofEpochMilli(Long.parseLong(timestamp))
                    : Instant.parse(timestamp);
        } catch (NumberFormatException | DateTimeException wrong) {
            throw Refusal.invalid("timestamp");
        }
        if (Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw Refusal.caller("InvalidTimestamp", "The specified timestamp is too far from the time of the server");
        }
    }

    private Reply refusal(Refusal no) {
        Wire wire = wires.get();
        if (no.isInner()) {
            wire.begin().text("code", "0").flag("success", false).text("error_code", no.code());
            wire.text("error_msg", no.message());
            return Reply.json(ending(wire).done());
        }
        wire.begin().text("type", no.type()).text("code", no.code()).text("message", no.message());
        return Reply.json(ending(wire).done());
    }

    /** Adds what stands at the end of every answer, and now and then a field that nobody expects. */
    private Wire ending(Wire wire) {
        long number = requests.incrementAndGet();
        String id = String.format(Locale.ROOT, "0b%014x", number);
        wire.text("request_id", id);
        if (number % 5 == 0) {
            wire.text("_trace_id_", "21" + id);
        }
        return wire.end();
    }
}
