// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sextant.project.SampleWorld;
import org.sextant.world.edit.Change;
import org.sextant.world.edit.WorldEdit;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.FrameTree;
import org.sextant.world.frame.Locus;
import org.sextant.world.scene.Annotation;
import org.sextant.world.scene.Landmark;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.World;

class SceneJsonTest {
    /** Bits of both zeros, of small whole numbers, of the ends of the normal and subnormal numbers, and of what is not finite. */
    private static final long[] EDGES = {
        0,
        Long.MIN_VALUE,
        1,
        -1,
        Long.MAX_VALUE,
        Double.doubleToRawLongBits(1),
        Double.doubleToRawLongBits(-1),
        Double.doubleToRawLongBits(1e7),
        Double.doubleToRawLongBits(0x1p53),
        Double.doubleToRawLongBits(0.1),
        Double.doubleToRawLongBits(Double.MIN_NORMAL),
        Double.doubleToRawLongBits(Double.MIN_NORMAL) - 1,
        Double.doubleToRawLongBits(Double.MAX_VALUE),
        Double.doubleToRawLongBits(-Double.MAX_VALUE),
        Double.doubleToRawLongBits(Double.POSITIVE_INFINITY),
        Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY),
        Double.doubleToRawLongBits(Double.NaN)
    };

    @Test
    void worldComesBackEqual() {
        World world = SampleWorld.full();
        assertThat(SceneJson.world(reread(SceneJson.of(world)))).isEqualTo(world);
        for (Annotation a : SampleWorld.annotations()) {
            world = world.with(a);
        }
        world = world.with(SampleWorld.computation());
        assertThat(SceneJson.world(reread(SceneJson.of(world)))).isEqualTo(world);
    }

    static Stream<Change> changes() {
        List<Change> all = new ArrayList<>(List.of(new Change.Undone(), new Change.Redone()));
        edits().forEach(e -> all.add(new Change.Applied(e)));
        return all.stream();
    }

    static List<WorldEdit> edits() {
        List<WorldEdit> all = new ArrayList<>(SampleWorld.edits());
        all.add(new WorldEdit.PutView(SampleWorld.fullView()));
        all.add(new WorldEdit.PlaceFrame(SampleWorld.placement(SampleWorld.NANO, SampleWorld.MICRO, 2, null)));
        all.add(new WorldEdit.RemoveFrame(SampleWorld.NANO));
        all.add(new WorldEdit.PutVolume(SampleWorld.volume("v", SampleWorld.NANO)));
        all.add(new WorldEdit.RemoveVolume(new VolumeId("v")));
        all.add(new WorldEdit.RemoveLabel(new VolumeId("l")));
        all.add(new WorldEdit.RemoveBox("b"));
        all.add(new WorldEdit.RemoveLandmark("m", SampleWorld.NANO));
        all.add(new WorldEdit.RemoveView("w"));
        SampleWorld.annotations().forEach(a -> all.add(new WorldEdit.PutAnnotation(a)));
        all.add(new WorldEdit.RemoveAnnotation("span"));
        all.add(new WorldEdit.AddComputation(
                SampleWorld.computation(),
                List.of(new WorldEdit.PutVolume(SampleWorld.volume("t", SampleWorld.NANO)))));
        return all;
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changeComesBackEqual(Change change) {
        assertThat(ChangeJson.change(reread(ChangeJson.of(change)))).isEqualTo(change);
    }

    @Test
    void everyKindOfEditIsTried() {
        assertThat(edits().stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(WorldEdit.class.getPermittedSubclasses());
        assertThat(changes().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Change.class.getPermittedSubclasses());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void everyFiniteDoubleComesBackBitForBit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LongStream.concat(LongStream.of(EDGES), random.longs(1000)).forEach(bits -> {
            double v = Double.longBitsToDouble(bits);
            if (Double.isFinite(v)) {
                ObjectNode node = Json.object();
                node.set("v", Json.numbers(v));
                assertThat(Double.doubleToRawLongBits(reread(node).numbers("v", 1)[0]))
                        .as("%s, seed %s", v, seed)
                        .isEqualTo(bits);
            } else {
                assertThatThrownBy(() -> Json.numbers(v))
                        .as("%s, bits %x, seed %s", v, bits, seed)
                        .isInstanceOf(SextantException.class);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void valuesThatJsonCannotHoldAreRefused(double v) {
        Landmark bad = new Landmark("m", Locus.exact(FrameId.WORLD, new Vector3d(0, v, 0)), 1, true);
        assertThatThrownBy(() -> SceneJson.of(bad))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining(Double.toString(v));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "1e999", "\"1\"", "null", "true"})
    void numbersMustBeFiniteNumbers(String text) {
        assertThatThrownBy(() -> fields("{\"v\": [0, 1, " + text + "]}").vector("v"))
                .isInstanceOf(DataException.class);
    }

    @Test
    void errorsNameFileAndPath() {
        ObjectNode node = SceneJson.of(SampleWorld.full());
        ((ObjectNode) node.at("/volumes/1/grid")).put("size", "large");
        Fields f = reread(node);
        assertThatThrownBy(() -> SceneJson.world(f))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("test.json")
                .hasMessageContaining("volumes[1].grid.size")
                .hasMessageContaining("large");
    }

    @Test
    void impossibleValuesAreToldWithTheirPath() {
        ObjectNode node = SceneJson.of(SampleWorld.full());
        ((ObjectNode) node.at("/views/0")).put("unitLengthUm", -1);
        Fields f = reread(node);
        assertThatThrownBy(() -> SceneJson.world(f))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("views[0]")
                .hasMessageContaining("-1");
    }

    @Test
    void unknownMembersArePassedOver() {
        ObjectNode node = SceneJson.of(SampleWorld.full());
        node.put("later", 1);
        ((ObjectNode) node.at("/volumes/0")).putObject("later").put("x", 2);
        assertThat(SceneJson.world(reread(node))).isEqualTo(SampleWorld.full());
    }

    @Test
    void aFrameMayStandBeforeTheParentItWasMovedTo() {
        FrameId a = new FrameId("a");
        FrameId b = new FrameId("b");
        FrameTree tree = FrameTree.ROOT
                .with(SampleWorld.placement(a, FrameId.WORLD, 1, null))
                .with(SampleWorld.placement(b, FrameId.WORLD, 1, null))
                .with(SampleWorld.placement(a, b, 1, null));
        ObjectNode node = Json.object();
        node.set("frames", FrameJson.of(tree));
        assertThat(FrameJson.tree(reread(node), "frames")).isEqualTo(tree);
    }

    @Test
    void circlesAndTwinsOfFramesAreRefused() {
        FrameId a = new FrameId("a");
        FrameId b = new FrameId("b");
        ObjectNode circle = Json.object();
        circle.set(
                "frames",
                Json.array(
                        List.of(SampleWorld.placement(a, b, 1, null), SampleWorld.placement(b, a, 1, null)),
                        FrameJson::of));
        Fields f = reread(circle);
        assertThatThrownBy(() -> FrameJson.tree(f, "frames")).isInstanceOf(SextantException.class);
        ObjectNode twins = Json.object();
        var one = SampleWorld.placement(a, FrameId.WORLD, 1, null);
        twins.set("frames", Json.array(List.of(one, one), FrameJson::of));
        Fields g = reread(twins);
        assertThatThrownBy(() -> FrameJson.tree(g, "frames")).hasMessageContaining("twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} x", "{\"a\":1,\"a\":2}", "[1", "{\"a\":NaN}", "\u0000"})
    void whatIsNotJsonIsADataException(String text) {
        assertThatThrownBy(() -> Json.parse("test.json", "text", text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("test.json");
    }

    @Test
    void everyTextComesBack() {
        String text = "\ud800 µ \"\\ \n \u0000 \u2028 \ud83d\ude00";
        assertThat(reread(Json.object().put("name", text)).text("name")).isEqualTo(text);
        assertThat(Json.line(Json.object().put("name", text))).doesNotContain((byte) '\n');
    }

    private static Fields reread(ObjectNode node) {
        return Fields.of("test.json", "", Json.parse("test.json", "", Json.line(node)));
    }

    private static Fields fields(String text) {
        return Fields.of("test.json", "", Json.parse("test.json", "", text.getBytes(StandardCharsets.UTF_8)));
    }
}
