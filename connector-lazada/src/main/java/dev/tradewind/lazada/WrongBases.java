package dev.tradewind.lazada;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The texts that wrong programs sign in place of the right one. */
final class WrongBases {
    /**
     * A text.
     *
     * @param mistake what is wrong with it, null for the right one
     * @param detail more about it, may be empty
     */
    record Base(@Nullable SignatureMistake mistake, String detail, String text) {}

    private static final Set<String> SYSTEM =
            Set.of("app_key", "timestamp", "sign_method", "access_token", "partner_id", "debug");

    private final String path;
    private final Map<String, String> params;
    private final List<Base> bases = new ArrayList<>();

    private WrongBases(String path, Map<String, String> params) {
        this.path = path;
        this.params = params;
    }

    /** The right text first, then the wrong ones that differ from it. */
    static List<Base> of(String path, Map<String, String> params) {
        return new WrongBases(path, params).collect();
    }

    /** The API path that is meant: without host, {@code /rest}, query and slash at the end. */
    static String apiPath(String path) {
        String clean = path.replaceFirst("^https?://[^/]*", "").replaceFirst("\\?.*$", "");
        clean = clean.startsWith("/") ? clean : "/" + clean;
        clean = clean.startsWith("/rest/") ? clean.substring("/rest".length()) : clean;
        return clean.length() > 1 && clean.endsWith("/") ? clean.substring(0, clean.length() - 1) : clean;
    }

    private List<Base> collect() {
        String api = apiPath(path);
        bases.add(new Base(null, "", LazadaSigner.baseString(api, params)));
        paths(api);
        leftOut(api);
        values(api);
        shapes(api);
        return bases;
    }

    private void paths(String api) {
        add(SignatureMistake.GATEWAY_PREFIX_SIGNED, "", LazadaSigner.baseString("/rest" + api, params));
        add(
                SignatureMistake.PATH_MALFORMED,
                "no slash at its start",
                LazadaSigner.baseString(api.substring(1), params));
        add(SignatureMistake.PATH_MALFORMED, "a slash at its end", LazadaSigner.baseString(api + "/", params));
        for (LazadaSite site : LazadaSite.values()) {
            add(SignatureMistake.PATH_MALFORMED, "a whole URL", LazadaSigner.baseString(site.base() + api, params));
        }
        add(SignatureMistake.PATH_MALFORMED, "a whole URL", LazadaSigner.baseString(LazadaSite.AUTH + api, params));
        add(SignatureMistake.PATH_LEFT_OUT, "", LazadaSigner.baseString("", params));
        add(SignatureMistake.PATH_MALFORMED, "signed as it stands", LazadaSigner.baseString(path, params));
    }

    private void leftOut(String api) {
        add(SignatureMistake.SIGN_METHOD_LEFT_OUT, "", LazadaSigner.baseString(api, without("sign_method")));
        add(SignatureMistake.ACCESS_TOKEN_LEFT_OUT, "", LazadaSigner.baseString(api, without("access_token")));
        add(SignatureMistake.PARTNER_ID_LEFT_OUT, "", LazadaSigner.baseString(api, without("partner_id")));
        params.keySet()
                .forEach(name ->
                        add(SignatureMistake.PARAMETER_LEFT_OUT, name, LazadaSigner.baseString(api, without(name))));
        Map<String, String> system = new LinkedHashMap<>(params);
        system.keySet().retainAll(SYSTEM);
        add(SignatureMistake.BUSINESS_PARAMETERS_LEFT_OUT, "", LazadaSigner.baseString(api, system));
    }

    private void values(String api) {
        UnaryOperator<String> form = value -> URLEncoder.encode(value, StandardCharsets.UTF_8);
        add(SignatureMistake.ENCODED_VALUES, "", LazadaSigner.baseString(api, changed(form)));
        UnaryOperator<String> percent = form.andThen(value -> value.replace("+", "%20"))::apply;
        add(SignatureMistake.ENCODED_VALUES, "", LazadaSigner.baseString(api, changed(percent)));
        UnaryOperator<String> javascript = percent.andThen(WrongBases::asEncodeUri)::apply;
        add(SignatureMistake.ENCODED_VALUES, "", LazadaSigner.baseString(api, changed(javascript)));
        UnaryOperator<String> plus = value -> value.replace('+', ' ');
        add(SignatureMistake.PLUS_READ_AS_BLANK, "", LazadaSigner.baseString(api, changed(plus)));
        String timestamp = params.getOrDefault("timestamp", "");
        if (timestamp.length() == 13) {
            Map<String, String> seconds = new LinkedHashMap<>(params);
            seconds.put("timestamp", timestamp.substring(0, 10));
            add(SignatureMistake.TIMESTAMP_IN_SECONDS, "", LazadaSigner.baseString(api, seconds));
        }
    }

    private void shapes(String api) {
        add(SignatureMistake.SEPARATORS, "k=v&k=v", api + joined(new TreeMap<>(params), "=", "&"));
        add(SignatureMistake.SEPARATORS, "?k=v&k=v", api + "?" + joined(new TreeMap<>(params), "=", "&"));
        add(SignatureMistake.SEPARATORS, "k=v", api + joined(new TreeMap<>(params), "=", ""));
        Map<String, String> anyCase =
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()));
        anyCase.putAll(params);
        add(SignatureMistake.CASE_INSENSITIVE_SORT, "", api + joined(anyCase, "", ""));
        add(SignatureMistake.UNSORTED, "", api + joined(params, "", ""));
        add(SignatureMistake.BLANK_VALUES_SIGNED, "", api + joined(new TreeMap<>(params), "", ""));
    }

    private Map<String, String> without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(params);
        fewer.remove(name);
        return fewer;
    }

    private Map<String, String> changed(UnaryOperator<String> change) {
        Map<String, String> other = new LinkedHashMap<>();
        params.forEach((name, value) -> other.put(name, value.isBlank() ? value : change.apply(value)));
        return other;
    }

    private static String joined(Map<String, String> ordered, String between, String after) {
        StringBuilder text = new StringBuilder();
        ordered.forEach((name, value) -> text.append(text.isEmpty() ? "" : after)
                .append(name)
                .append(between)
                .append(value));
        return text.toString();
    }

    /** JavaScript's encodeURIComponent leaves more characters alone than the encoder of Java. */
    private static String asEncodeUri(String encoded) {
        return encoded.replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~");
    }

    private void add(SignatureMistake mistake, String detail, String text) {
        if (bases.stream().noneMatch(base -> base.text().equals(text))) {
            bases.add(new Base(mistake, detail, text));
        }
    }
}
