package dev.tradewind.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.CursorExpiredException;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.error.StoppedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
    private static final String LINES =
            IntStream.range(0, 200_000).mapToObj(i -> "row " + i + "\n").collect(Collectors.joining());

    private final List<String> asked = new ArrayList<>();
    private final VirtualTime time = new VirtualTime();

    @TempDir
    private Path folder;

    private HttpServer server;
    private ConnectorRuntime runtime;
    private ApiClient client;
    private byte[] body = LINES.getBytes(UTF_8);
    private String tag = "\"one\"";
    private boolean ranges = true;
    private int breaks;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        runtime = ConnectorRuntime.builder()
                .clock(time)
                .sleeper(time)
                .chance(VirtualTime.chance(3))
                .documents(folder, 8 << 20)
                .build();
        client = runtime.api(ApiProfile.builder(TestApi.SHOP.platform(), uri("/rest"))
                .trust(HostTrust.USER)
                .shop(TestApi.SHOP)
                .signer((request, now, token) -> request.plusHeader("X-Token", "canary"))
                .downloadHosts(Set.of("*.files.example", "cdn.example"))
                .build());
    }

    @AfterEach
    void stop() {
        runtime.close();
        server.stop(0);
    }

    @Test
    void openDocument_plainBody_isReadByLineWithoutCredentials() throws IOException {
        try (Document document = client.openDocument(request())) {
            assertThat(lines(document)).hasSize(200_000).endsWith("row 199999");
            assertThat(files())
                    .singleElement()
                    .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        assertThat(asked).containsExactly("200 from null");
        assertThat(files()).isEmpty();
        assertThat(client.calls().attempts()).isEqualTo(1);
    }

    @Test
    void openDocument_brokenOffTwice_goesOnWhereItBroke() {
        breaks = 2;
        try (Document document = client.openDocument(request())) {
            assertThat(lines(document)).hasSize(200_000).endsWith("row 199999");
        }
        assertThat(asked).hasSize(3);
        assertThat(asked.get(1)).isEqualTo("206 from bytes=" + body.length / 2 + "-");
        assertThat(asked.get(2)).startsWith("206 from bytes=");
    }

    @Test
    void openDocument_brokenOffWithoutRanges_startsAgain() {
        breaks = 2;
        ranges = false;
        try (Document document = client.openDocument(request())) {
            assertThat(lines(document)).hasSize(200_000);
        }
        assertThat(asked).hasSize(3).allMatch(each -> each.startsWith("200"));
    }

    @Test
    void openDocument_changedWhileItBrokeOff_isFetchedWhole() {
        breaks = 1;
        try (Document document = client.openDocument(DocumentRequest.of("orders report", () -> {
            if (asked.size() == 1) {
                tag = "\"two\"";
                body = "new\n".getBytes(UTF_8);
            }
            return uri("/file");
        }))) {
            assertThat(lines(document)).containsExactly("new");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void openDocument_positionOfADeadReader_goesOnThere(boolean compressed) {
        body = compressed ? gzip(LINES.getBytes(UTF_8)) : body;
        String saved;
        try (Document document = client.openDocument(request())) {
            for (int i = 0; i < 150_000; i++) {
                document.nextLine(UTF_8);
            }
            saved = document.position().text();
        }

        try (Document document = client.openDocument(request().from(DocumentPosition.parse(saved)))) {
            assertThat(lines(document)).hasSize(50_000).startsWith("row 150000").endsWith("row 199999");
        }
        assertThat(asked.get(1)).startsWith(compressed ? "200 from null" : "206 from bytes=");
    }

    @Test
    void openDocument_positionInAnotherDocument_isExpired() {
        DocumentPosition saved;
        try (Document document = client.openDocument(request())) {
            document.nextLine(UTF_8);
            saved = document.position();
        }
        tag = "\"two\"";

        assertThatThrownBy(() -> client.openDocument(request().from(saved))).isInstanceOf(CursorExpiredException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void content_gzipCutOff_isAnErrorThatNamesIt() {
        byte[] whole = gzip(LINES.getBytes(UTF_8));
        body = Arrays.copyOf(whole, whole.length / 2);

        try (Document document = client.openDocument(request())) {
            assertThatThrownBy(() -> lines(document))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("kiosk/100123 GET orders report")
                    .hasMessageContaining("cut off");
        }
    }

    @Test
    void content_bomb_isStoppedByItsRatio() {
        body = gzip(new byte[64 << 20]);

        try (Document document = client.openDocument(request())) {
            assertThatThrownBy(() -> document.content().readAllBytes())
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("200 times");
            assertThat(document.position().offset()).isLessThan(32 << 20);
        }
    }

    @Test
    void openDocument_longerThanTheCap_isRefusedAndDeleted() {
        body = new byte[9 << 20];

        assertThatThrownBy(() -> client.openDocument(request()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("breaks a limit");
        assertThat(files()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/file",
                "https://files.example.evil/file",
                "https://evilfiles.example/file",
                "https://files.example/file",
                "https://a.files.example./file",
                "https://a.files.example:8443/file",
                "http://a.files.example/file",
                "https://user@cdn.example/file",
                "https://cdn.example@evil.example/file",
                "http://127.0.0.1:1/file",
                "https://169.254.169.254/latest",
                "file:///etc/passwd"
            })
    void openDocument_linkElsewhere_sendsNothing(String link) {
        assertThatThrownBy(() -> client.openDocument(DocumentRequest.of("orders report", URI.create(link))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("kiosk/100123 GET orders report");
        assertThat(files()).isEmpty();
    }

    @Test
    void openDocument_leftOversOfADeadProcess_areRemoved() throws IOException {
        Path dead = Files.createFile(folder.resolve("tradewind-1-5-dead.spool"));
        Path foreign = Files.createFile(folder.resolve("mine.txt"));

        client.openDocument(request()).close();

        assertThat(dead).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void nextLine_interrupted_saysStoppedAndKeepsTheFlag() {
        try (Document document = client.openDocument(request())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> lines(document)).isInstanceOf(StoppedException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void openDocument_neverThere_isGivenUp() {
        breaks = Integer.MAX_VALUE;
        ranges = false;

        assertThatThrownBy(() -> client.openDocument(request()))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failure -> assertThat(failure.retryable()).isTrue());
        assertThat(asked).hasSizeLessThan(12);
        assertThat(files()).isEmpty();
    }

    private DocumentRequest request() {
        return DocumentRequest.of("orders report", uri("/file?signature=canary"));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static List<String> lines(Document document) {
        return Stream.generate(() -> document.nextLine(UTF_8))
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        int from = ranges && range != null && same ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        boolean isPart = from > 0;
        asked.add((isPart ? 206 : 200) + " from " + range
                + (exchange.getRequestHeaders().containsKey("X-Token") ? " with a token" : ""));
        exchange.getResponseHeaders().add("ETag", tag);
        if (isPart) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (body.length - 1) + "/" + body.length);
        }
        int length = body.length - from;
        exchange.sendResponseHeaders(isPart ? 206 : 200, length);
        boolean broken = breaks > 0;
        breaks -= broken ? 1 : 0;
        exchange.getResponseBody().write(body, from, broken ? length / 2 : length);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
