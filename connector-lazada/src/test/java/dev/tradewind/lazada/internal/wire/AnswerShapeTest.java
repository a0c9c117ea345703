package dev.tradewind.lazada.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tradewind.core.error.ConnectorException;
import dev.tradewind.core.error.ErrorContext;
import dev.tradewind.core.error.ProtocolException;
import dev.tradewind.core.error.UnavailableException;
import dev.tradewind.core.http.Answer;
import dev.tradewind.core.http.Operation;
import dev.tradewind.core.json.RawJson;
import dev.tradewind.lazada.fakes.FakeShop;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Success with nothing in it is no answer: taken for one it would be "the shop has none", and what is held would go. */
class AnswerShapeTest {
    private static final List<String> HOLLOW = List.of(
            "{'code':'0','request_id':'1'}",
            "{'code':'0','success':true,'data':null,'result':null}",
            "{'code':'0','data':{},'result':{}}",
            "{'code':'0','data':'','result':''}");

    private static final List<String> WITHOUT_LIST = List.of(
            "{'code':'0','data':{'count':100,'orders':null}}",
            "{'code':'0','data':{'count':100}}",
            "{'code':'0','data':{'countTotal':3,'total_products':3,'total':3,'page_info':{'total_count':3}},"
                    + "'result':{'success':true,'total':3,'totalCount':3}}",
            "{'code':'0','data':{'countTotal':0,'total_products':'0','orders':{},'products':'','transactions':{},"
                    + "'id_list':'none','total':0},'result':{'total':0,'totalCount':0,'items':{},'result':''}}");

    static Stream<Arguments> hollow() {
        List<Arguments> all = new ArrayList<>();
        for (AnswerShape shape : AnswerShape.values()) {
            HOLLOW.forEach(body -> all.add(Arguments.of(shape, body)));
        }
        Arrays.stream(AnswerShape.values())
                .filter(AnswerShapeTest::isList)
                .forEach(shape -> WITHOUT_LIST.forEach(body -> all.add(Arguments.of(shape, body))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("hollow")
    void judge_successWithoutWhatWasAskedFor_mayPassAndIsTriedAgain(AnswerShape shape, String body) {
        Optional<ConnectorException> failure = judge(shape, typed(body));

        assertThat(failure).get().isInstanceOf(UnavailableException.class);
        assertThat(failure.orElseThrow().retryable()).isTrue();
        assertThat(failure.orElseThrow()).hasMessageContainingAll(shape.path(), "lazada/100123", "lower the rate");
        assertThatThrownBy(() -> read(shape, typed(body))).isInstanceOf(UnavailableException.class);
    }

    @ParameterizedTest
    @EnumSource
    void judge_answerWithoutCode_isNotUnderstood(AnswerShape shape) {
        for (String body :
                List.of("{'data':{'x':1}}", "{'result':{'x':1}}", "{'data':[],'result':{'items':[]}}", "{}")) {
            assertThat(judge(shape, typed(body))).as(body).get().isInstanceOf(ProtocolException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void judge_rawCall_givesWhatCame(AnswerShape shape) {
        assertThat(judge(shape, new RawJson(json("{'code':'0'}")))).isEmpty();
    }

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of(AnswerShape.ORDERS, "'data':{'countTotal':'0','orders':[]}", 0),
                Arguments.of(AnswerShape.ORDERS, "'data':{'count':0,'orders':[]}", 0),
                Arguments.of(AnswerShape.ORDERS, "'data':{'countTotal':'0'}", 0),
                Arguments.of(AnswerShape.ORDERS, "'data':{'countTotal':2,'orders':[{'a':1},{'a':2}]}", 2),
                Arguments.of(AnswerShape.PRODUCTS, "'data':{'total_products':0}", 0),
                Arguments.of(AnswerShape.PRODUCTS, "'data':{'total_products':0,'products':null}", 0),
                Arguments.of(AnswerShape.ITEMS, "'data':[]", 0),
                Arguments.of(AnswerShape.ITEMS_OF, "'data':[{'order_id':1}]", 1),
                Arguments.of(AnswerShape.CATEGORIES, "'data':[{'category_id':1}]", 1),
                Arguments.of(AnswerShape.TRANSACTIONS, "'data':[]", 0),
                Arguments.of(AnswerShape.PAYOUTS, "'data':[{'statement_number':'S'}]", 1),
                Arguments.of(AnswerShape.ACCOUNT_TRANSACTIONS, "'data':{'page_info':{'total_count':0}}", 0),
                Arguments.of(AnswerShape.REVERSALS, "'result':{'success':true,'total':0,'items':[]}", 0),
                Arguments.of(AnswerShape.PARCELS, "'result':{'module':[{'x':1}]}", 1),
                Arguments.of(AnswerShape.ADGROUPS, "'result':{'totalCount':0,'result':[]}", 0),
                Arguments.of(AnswerShape.REVIEW_IDS, "'data':{'total':0,'id_list':null}", 0),
                Arguments.of(AnswerShape.REVIEWS, "'data':{'review_list':[{'id':1}]}", 1),
                Arguments.of(AnswerShape.REVIEWS, "'data':{'outdated_reviews':[1,2]}", 0));
    }

    @ParameterizedTest
    @MethodSource("good")
    void list_thereOrStatedAsEmpty_isGiven(AnswerShape shape, String rest, int rows) {
        LazadaAnswer answer = typed("{'code':'0'," + rest + "}");

        assertThat(judge(shape, answer)).isEmpty();
        assertThat(shape.list(answer, FakeShop.CONTEXT)).hasSize(rows);
    }

    private static boolean isList(AnswerShape shape) {
        return switch (shape) {
            case ORDER, PRODUCT, REVERSAL, SELLER, AD_OVERVIEW -> false;
            default -> true;
        };
    }

    private static Object read(AnswerShape shape, LazadaAnswer answer) {
        return isList(shape) ? shape.list(answer, context(shape)) : shape.record(answer, context(shape));
    }

    private static Optional<ConnectorException> judge(AnswerShape shape, Object decoded) {
        Clock clock = Clock.systemUTC();
        LazadaErrors errors = new LazadaErrors(clock, (path, headers) -> "");
        Operation operation = new Operation("GET", shape.path());
        return errors.judge(new Answer(operation, 200, Map.of(), Optional.of(decoded), ""), context(shape));
    }

    private static ErrorContext context(AnswerShape shape) {
        return ErrorContext.of(FakeShop.CONTEXT.shop(), "GET " + shape.path());
    }

    private static LazadaAnswer typed(String body) {
        try {
            return new LazadaAnswer(LazadaJson.read(json(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(body, e);
        }
    }

    private static String json(String body) {
        return body.replace('\'', '"');
    }
}
