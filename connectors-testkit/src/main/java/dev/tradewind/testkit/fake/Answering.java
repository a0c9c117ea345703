package dev.tradewind.testkit.fake;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.tradewind.testkit.clock.VirtualTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Turns calls into answers, or into what a fault makes of them. */
final class Answering implements ResponseDefinitionTransformerV2 {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final Duration SLOW = Duration.ofSeconds(30);
    private static final String PAGE = "<html><body><h1>punish</h1>Your access has been blocked</body></html>";

    private final Handler handler;
    private final VirtualTime time;
    private final Duration latency;
    private final Faults faults;
    private final Journal journal;
    private final AtomicInteger serverErrors = new AtomicInteger();

    Answering(Handler handler, VirtualTime time, Duration latency, Faults faults, Journal journal) {
        this.handler = handler;
        this.time = time;
        this.latency = latency;
        this.faults = faults;
        this.journal = journal;
    }

    @Override
    public String getName() {
        return "tradewind";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        Map<String, String> headers = new TreeMap<>();
        for (HttpHeader header : request.getHeaders().all()) {
            headers.put(header.key().toLowerCase(Locale.ROOT), header.firstValue());
        }
        Call call = Call.parse(request.getMethod().getName(), request.getUrl(), headers, request.getBody());
        String api = handler.api(call);
        journal.called(api, call);
        time.advance(latency);
        Optional<Fault> fault = faults.draw(api);
        return fault.isEmpty() ? right(call) : wrong(call, fault.get());
    }

    private ResponseDefinition wrong(Call call, Fault fault) {
        Optional<ResponseDefinition> answer = switch (fault) {
            case THROTTLED, TOKEN_EXPIRED, EMPTY_ENVELOPE ->
                handler.fault(call, fault).map(reply -> response(reply).build());
            case TOO_MANY_REQUESTS ->
                Optional.of(response(Reply.text(429, "text/plain", "slow down"))
                        .withHeader("Retry-After", "2")
                        .build());
            case SERVER_ERROR ->
                Optional.of(response(Reply.text(serverError(), "text/html", "<html>upstream</html>"))
                        .build());
            case RESET -> Optional.of(reset());
            case LOST_ANSWER -> {
                handler.answer(call);
                yield Optional.of(reset());
            }
            case EMPTY -> Optional.of(response(Reply.json(new byte[0])).build());
            case TRUNCATED -> Optional.of(truncated(call));
            case MALFORMED ->
                Optional.of(new ResponseDefinitionBuilder()
                        .withFault(com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK)
                        .build());
            case HTML ->
                Optional.of(response(Reply.text(200, "text/html", PAGE)).build());
            case SLOW -> {
                time.advance(SLOW);
                yield Optional.of(right(call));
            }
        };
        answer.ifPresent(reply -> faults.count(fault));
        return answer.orElseGet(() -> right(call));
    }

    private ResponseDefinition right(Call call) {
        return response(safely(call)).build();
    }

    /** Half of the body under the length of the whole. */
    private ResponseDefinition truncated(Call call) {
        Reply whole = safely(call);
        byte[] half = Arrays.copyOf(whole.body(), whole.body().length / 2);
        return response(new Reply(whole.status(), whole.headers(), half))
                .withHeader("Content-Length", Integer.toString(whole.body().length))
                .build();
    }

    /** A mistake in a fake must not look like a fault of the platform that it plays. */
    private Reply safely(Call call) {
        try {
            return handler.answer(call);
        } catch (RuntimeException bug) {
            StringWriter trace = new StringWriter();
            bug.printStackTrace(new PrintWriter(trace));
            return Reply.text(599, "text/plain", "the fake platform itself failed on " + call + "\n" + trace);
        }
    }

    private ResponseDefinitionBuilder response(Reply reply) {
        ResponseDefinitionBuilder response = new ResponseDefinitionBuilder()
                .withStatus(reply.status())
                .withHeader("Date", HTTP_DATE.format(time.instant()))
                .withBody(reply.body());
        reply.headers().forEach(response::withHeader);
        return response;
    }

    private int serverError() {
        return new int[] {500, 502, 503}[serverErrors.getAndIncrement() % 3];
    }

    private static ResponseDefinition reset() {
        return new ResponseDefinitionBuilder()
                .withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)
                .build();
    }
}
