package dev.tradewind.lazada.fakes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradewind.lazada.internal.wire.LazadaAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A shop whose report on ad groups may count more of them than it lists. */
public final class FakeAds extends FakeShop {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The products of the ad groups, each shown a hundred times. */
    public final List<String> groups = new ArrayList<>();

    public OptionalLong counted = OptionalLong.empty();

    @Override
    public LazadaAnswer adgroups(Map<String, String> filter) {
        ObjectNode result = JSON.objectNode();
        ArrayNode rows = result.putArray("result");
        for (int group = 0; group < groups.size(); group++) {
            rows.addObject()
                    .put("campaignId", 1)
                    .put("adgroupId", group + 1)
                    .put("itemId", groups.get(group))
                    .put("impressions", 100);
        }
        result.put("success", true).put("totalCount", counted.orElse(groups.size()));
        return answer(result);
    }

    @Override
    public LazadaAnswer adOverview(Map<String, String> filter) {
        ObjectNode result = JSON.objectNode();
        result.putObject("reportOverviewDetailDTO").put("impressions", 100L * groups.size());
        return answer(result);
    }

    private static LazadaAnswer answer(ObjectNode result) {
        ObjectNode root = JSON.objectNode().put("code", "0").put("success", "true");
        root.set("result", result);
        return new LazadaAnswer(root);
    }
}
