package dev.tradewind.core.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.InvalidRequestException;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.error.TransportException;
import dev.tradewind.core.internal.http.LimitExceededException;
import dev.tradewind.core.internal.http.PrivateAddressException;
import dev.tradewind.core.internal.http.Wordless;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Says in our own words why a call got no answer: those of the libraries may hold URLs, tokens or a buyer's data. */
final class TransportFailures {
    private TransportFailures() {}

    /** The failure for anything that sending, receiving or decoding throws. */
    static ConnectorException of(IOException e, ErrorContext context, String host) {
        Wordless cause = Wordless.of(e);
        if (e instanceof LimitExceededException) {
            return new ProtocolException(
                    context,
                    "the answer breaks a limit: " + e.getMessage(),
                    "Ask for smaller pages; an honest answer is never so large",
                    cause);
        }
        if (e instanceof PrivateAddressException) {
            return new InvalidRequestException(
                    context,
                    "host " + host + " stands for a private address: nothing was sent",
                    "Check the DNS; give a server of your own as the endpoint",
                    cause);
        }
        if (e instanceof JsonEOFException) {
            return new TransportException(context, "the answer broke off", "Try again later", cause);
        }
        if (breaksConstraint(e)) {
            return new ProtocolException(
                    context, "the JSON is nested deeper, or has a longer text or number, than is allowed", "", cause);
        }
        if (e instanceof JacksonException json) {
            return new ProtocolException(
                    context,
                    "the JSON was not understood" + place(json),
                    "The platform may have changed its answer: look for a newer version of Tradewind",
                    cause);
        }
        return new TransportException(context, words(e, host), advice(e), cause);
    }

    /** The mapper wraps what the parser says with the field in which it happened. */
    private static boolean breaksConstraint(IOException e) {
        return e instanceof StreamConstraintsException
                || e instanceof JsonMappingException && e.getCause() instanceof StreamConstraintsException;
    }

    private static String words(IOException e, String host) {
        if (e instanceof UnknownHostException) {
            return "no address for host " + host;
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return "no connection to host " + host;
        }
        if (e instanceof SSLException) {
            return "no secure connection to host " + host + " (" + e.getClass().getSimpleName() + ")";
        }
        if (e instanceof InterruptedIOException) {
            return "no answer in time";
        }
        if (e instanceof EOFException || e instanceof java.net.ProtocolException) {
            return "the answer broke off";
        }
        return "the connection failed (" + e.getClass().getSimpleName() + ")";
    }

    private static String advice(IOException e) {
        if (e instanceof UnknownHostException || e instanceof ConnectException) {
            return "Check the endpoint, the network and the proxy";
        }
        if (e instanceof SSLException) {
            return "Check the clock, the proxy and the trusted certificates";
        }
        return "Try again later";
    }

    /** Names of fields and the place in the text, never a value. */
    private static String place(JacksonException e) {
        String fields = "";
        if (e instanceof JsonMappingException mapping) {
            List<String> path = mapping.getPath().stream()
                    .map(each -> each.getFieldName() != null ? each.getFieldName() : "[" + each.getIndex() + "]")
                    .toList();
            fields = path.isEmpty() ? "" : " at " + path.stream().collect(Collectors.joining("."));
        }
        return e.getLocation() == null
                ? fields
                : fields + " (byte " + e.getLocation().getByteOffset() + ")";
    }
}
