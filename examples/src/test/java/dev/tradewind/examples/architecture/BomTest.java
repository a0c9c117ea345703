package dev.tradewind.examples.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.examples.docs.Pages;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Who imports the BOM keeps the versions of a framework's own BOM: ours names nothing that a framework manages. */
class BomTest {
    @Test
    void bom_manages_onlyOursAndTheOkhttpPair() throws Exception {
        List<String> managed = texts(bom().getElementsByTagName("groupId"));

        assertThat(managed).isNotEmpty().allMatch(List.of("dev.tradewind", "com.squareup.okhttp3")::contains);
    }

    @Test
    void bom_parent_isNone_sinceAllThatItManagesWouldBeHandedOn() throws Exception {
        assertThat(texts(bom().getElementsByTagName("parent"))).isEmpty();
    }

    @Test
    void bom_version_isThatOfTheProject() throws Exception {
        Document bom = bom();

        assertThat(bom.getElementsByTagName("version").item(0).getTextContent())
                .isEqualTo(
                        parse("pom.xml").getElementsByTagName("version").item(0).getTextContent());
    }

    private static Document bom() throws Exception {
        return parse("bom/pom.xml");
    }

    private static Document parse(String file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Pages.root().resolve(file).toFile());
    }

    private static List<String> texts(NodeList nodes) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
