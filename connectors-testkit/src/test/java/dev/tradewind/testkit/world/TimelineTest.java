package dev.tradewind.testkit.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class TimelineTest {
    @RepeatedTest(50)
    void anyQuery_afterAnyChanges_equalsASortedList(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        long base = random.nextInt(60);
        Timeline timeline = new Timeline(base, index -> 100 + index / 3);
        Map<Long, Long> model = new TreeMap<>();
        for (long index = 0; index < base; index++) {
            model.put(index, 100 + index / 3);
        }
        for (int change = 0; change < 30; change++) {
            change(timeline, model, random);
            compare(timeline, model, random);
        }
        assertThat(timeline.size()).isEqualTo(model.size());
    }

    private static void change(Timeline timeline, Map<Long, Long> model, Random random) {
        long second = 90 + random.nextInt(60);
        if (random.nextInt(3) == 0 || model.isEmpty()) {
            model.put(timeline.insert(second), second);
            return;
        }
        List<Long> places = new ArrayList<>(model.keySet());
        long place = places.get(random.nextInt(places.size()));
        if (random.nextInt(4) == 0) {
            timeline.remove(place);
            model.remove(place);
        } else {
            timeline.move(place, second);
            model.put(place, second);
        }
    }

    private static void compare(Timeline timeline, Map<Long, Long> model, Random random) {
        long from = 85 + random.nextInt(40);
        long to = from + random.nextInt(60) - 5;
        boolean descending = random.nextBoolean();
        int offset = random.nextInt(5);
        int limit = 1 + random.nextInt(20);
        List<Long> expected = new ArrayList<>(model.entrySet().stream()
                .filter(entry -> entry.getValue() >= from && entry.getValue() <= to)
                .sorted(Comparator.comparing((Map.Entry<Long, Long> entry) -> entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList());

        assertThat(timeline.count(from, to)).isEqualTo(expected.size());
        if (descending) {
            Collections.reverse(expected);
        }
        assertThat(timeline.page(from, to, descending, offset, limit, place -> true))
                .isEqualTo(expected.stream().skip(offset).limit(limit).toList());
    }
}
