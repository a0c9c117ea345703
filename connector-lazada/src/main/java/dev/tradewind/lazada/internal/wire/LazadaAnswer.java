package dev.tradewind.lazada.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The envelope around every answer: {@code code} is a text and {@code "0"} is good, whatever the HTTP status. Some APIs
 * have a second envelope inside, whose {@code success} may be false under a good code.
 */
@JsonDeserialize(using = LazadaAnswer.Reader.class)
public final class LazadaAnswer {
    private final JsonNode root;

    public LazadaAnswer(JsonNode root) {
        this.root = root;
    }

    /** The whole answer. */
    public JsonNode root() {
        return root;
    }

    /** What most APIs answer with; a missing node when absent. */
    public JsonNode data() {
        return root.path("data");
    }

    /** The error's code, or null when the answer is good in both envelopes; one without any code is not. */
    @Nullable
    String failure() {
        String code = text(root, "code");
        if (code != null && !code.equals("0")) {
            return code;
        }
        boolean inner = isFalse(root.path("result").path("success"));
        if (!inner && !isFalse(root.path("success"))) {
            return code == null ? "NoCode" : null;
        }
        JsonNode failed = inner ? root.path("result") : root;
        String error = text(failed, "error_code");
        error = error == null ? text(failed, "errorCode") : error;
        return error == null ? "NotSuccessful" : error;
    }

    /** {@code ISV} the caller's fault, {@code ISP} the backend's answer, {@code SYSTEM} the platform's; or empty. */
    String type() {
        String type = text(root, "type");
        return type == null ? "" : type;
    }

    /** The platform's words about a failure, or empty. */
    String message() {
        JsonNode result = root.path("result");
        for (JsonNode at : new JsonNode[] {root, result}) {
            for (String name : new String[] {"message", "error_msg", "errorMsg", "msg"}) {
                String text = text(at, name);
                if (text != null) {
                    return text;
                }
            }
        }
        return "";
    }

    /** The platform's id of the request, or null. */
    @Nullable
    String requestId() {
        return text(root, "request_id");
    }

    private static boolean isFalse(JsonNode flag) {
        return flag.isBoolean() ? !flag.booleanValue() : flag.asText("").equalsIgnoreCase("false");
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank() ? value.asText() : null;
    }

    /** Reads the envelope with the connector's own rules, whichever mapper asks. */
    static final class Reader extends JsonDeserializer<LazadaAnswer> {
        @Override
        public LazadaAnswer deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return new LazadaAnswer(LazadaJson.read(parser));
        }
    }
}
