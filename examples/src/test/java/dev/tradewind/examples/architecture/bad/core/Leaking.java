package dev.tradewind.examples.architecture.bad.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.List;
import okhttp3.OkHttpClient;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullMarked;
import retrofit2.Callback;

@NullMarked
public class Leaking {
    public static class Result {
        public DSLContext dsl() {
            throw new UnsupportedOperationException();
        }
    }

    public static class Parameter {
        protected Parameter(OkHttpClient client) {}
    }

    public static class Argument {
        public List<? extends JsonNode> nodes() {
            return List.of();
        }
    }

    public static class Array {
        public void nodes(JsonNode[] nodes) {}
    }

    public static class Bound {
        public <T extends JsonNode> void node(T node) {}
    }

    public static class Thrown {
        public void read() throws JsonProcessingException {}
    }

    public static class Heir extends SimpleModule {
        private static final long serialVersionUID = 1;
    }

    public abstract static class Implementer implements Callback<String> {}

    static class Base {
        public void node(JsonNode node) {}
    }

    public static class Inherited extends Base {}

    public static class Constant {
        public static final ObjectMapper MAPPER = new ObjectMapper();
    }

    public record Component(JsonNode node) {}

    public static class FineAnnotated {
        @JsonProperty("own")
        public String own = "x";

        private final ObjectMapper mapper = new ObjectMapper();

        ObjectMapper mapper() {
            return mapper;
        }
    }

    static class FineHidden {
        public ObjectMapper mapper() {
            return new ObjectMapper();
        }
    }
}
