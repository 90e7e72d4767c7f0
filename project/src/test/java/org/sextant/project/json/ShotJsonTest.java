// SPDX-License-Identifier: Apache-2.0
package org.sextant.project.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joml.Vector2d;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.project.Project;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.DataSource;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.shot.BaseView;
import org.sextant.world.shot.CameraPart;
import org.sextant.world.shot.Easing;
import org.sextant.world.shot.FrameRate;
import org.sextant.world.shot.Key;
import org.sextant.world.shot.Part;
import org.sextant.world.shot.ScenePart;
import org.sextant.world.shot.Shot;
import org.sextant.world.shot.Track;
import org.sextant.world.shot.VolumePart;
import org.sextant.world.shot.VolumeSlices;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Content;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.LabelSet;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Lens;
import org.sextant.world.view.Look;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

class ShotJsonTest {
    private static final TransferFunction RAMP = TransferFunction.ramp(10, 20, Rgba.WHITE.withAlpha(0.8));
    private static final World WORLD = world();
    private static final View BASE =
            BaseView.of(WORLD, new View("v", camera(9), Look.of(1, Rgba.BLACK), Furniture.ALL, Content.ALL));

    @Test
    void everyPartComesBackAsItWas() throws IOException {
        Shot shot = everything();
        byte[] text = Json.pretty(ShotJson.of(shot));
        assertThat(reader().read("film.json", text)).isEqualTo(shot);
        JsonSchema schema = schema();
        JsonNode node = new ObjectMapper().readTree(text);
        assertThat(schema.validate(node)).isEmpty();
        for (int i = 0; i < shot.tracks().size(); i++) {
            JsonNode broken = node.deepCopy();
            ((ObjectNode) broken.at("/tracks/" + i + "/keys/0")).remove("timeS");
            assertThat(schema.validate(broken)).as("track " + i).isNotEmpty();
        }
    }

    @Test
    void peopleWriteLess() throws IOException {
        String text = """
                {"schema": "sextant-shot", "version": 1, "name": "dive", "fps": "12.5", "durationS": 4, "view": "far",
                 "tracks": [
                   {"part": "camera", "keys": [{"timeS": 0, "value": "far"}, {"timeS": 4, "value": "near", "easing": "in-out"}]},
                   {"part": "opacity", "of": "uct", "keys": [{"timeS": 1, "value": 1}, {"timeS": 2, "value": 0}]}]}
                """;
        assertThat(schema().validate(new ObjectMapper().readTree(text))).isEmpty();
        Shot shot = reader().read("dive.json", text.getBytes(UTF_8));
        assertThat(shot.frames()).isEqualTo(50);
        assertThat(shot.view(4).camera()).isEqualTo(camera(1));
        assertThat(shot.view(2).content().hidden()).containsExactly("uct");
    }

    @Test
    void faultsAreToldWithTheirPlace() {
        refused("\"fps\": \"fast\"", "film.json: shot:", "'fast'");
        refused("\"colour\": 1", "unknown member [colour]");
        refused(
                "\"tracks\": [{\"part\": \"zoom\", \"keys\": [{\"timeS\": 0, \"value\": -1}]}]",
                "shot.tracks[0]",
                "above 0");
        refused(
                "\"tracks\": [{\"part\": \"zoom\", \"keys\": [{\"timeS\": 0, \"value\": 1, \"easing\": \"soft\"}]}]",
                "shot.tracks[0].keys[0].easing",
                "'soft'",
                "in-out");
        refused("\"tracks\": [{\"part\": \"zoom\", \"of\": \"uct\", \"keys\": []}]", "shot.tracks[0]", "[of]");
        refused("\"tracks\": [{\"part\": \"colour\", \"keys\": []}]", "shot.tracks[0].part", "opacity");
        refused(
                "\"tracks\": [{\"part\": \"opacity\", \"of\": \"none\", \"keys\": [{\"timeS\": 0, \"value\": 1}]}]",
                "track 1",
                "'none'");
        refused("\"view\": \"nowhere\"", "shot", "'nowhere'");
        assertThatThrownBy(() -> reader().read("film.json", "{\"schema\":\"x\"}".getBytes(UTF_8)))
                .hasMessageContaining("shot.schema");
    }

    private static void refused(String member, String... parts) {
        String name = member.substring(1, member.indexOf('"', 1));
        Map<String, String> members = new LinkedHashMap<>(Map.of(
                "schema", "\"schema\": \"sextant-shot\"",
                "version", "\"version\": 1",
                "name", "\"name\": \"film\"",
                "fps", "\"fps\": \"25\"",
                "durationS", "\"durationS\": 1",
                "view", "\"view\": \"far\"",
                "tracks", "\"tracks\": []"));
        members.put(name, member);
        String text = "{" + String.join(",", members.values()) + "}";
        assertThatThrownBy(() -> reader().read("film.json", text.getBytes(UTF_8)))
                .as(text)
                .isInstanceOf(DataException.class)
                .satisfies(e -> {
                    for (String part : parts) {
                        assertThat(e).hasMessageContaining(part);
                    }
                });
    }

    private static ShotJson reader() {
        return new ShotJson(WORLD, name -> switch (name) {
            case "far" -> BASE.withCamera(camera(100));
            case "near" -> BASE.withCamera(camera(1));
            default -> throw new SextantException("there is no view '" + name + "'");
        });
    }

    private static Shot everything() {
        SlicePlane slice = VolumeSlices.of(WORLD.volume("uct"), 2, RAMP, "s");
        Clip low = new Clip.Plane(FrameId.WORLD, new Vector3d(), new Vector3d(1, 0, 0), Set.of("uct"));
        Clip high = new Clip.Plane(FrameId.WORLD, new Vector3d(5), new Vector3d(0, 1, 0), Set.of("uct"));
        Box3 box = new Box3(FrameId.WORLD, new Vector3d(), new Vector3d(4));
        LabelStyle some = LabelStyle.of(0.9).withSelected(LabelSet.of(2, 5));
        return new Shot(
                "all",
                new FrameRate(30000, 1001),
                2.5,
                BASE,
                List.of(
                        over(new CameraPart.Flying(), camera(9), camera(3)),
                        over(new CameraPart.Turn(CameraPart.Axis.SIGHT), 0.0, 33.3),
                        over(new CameraPart.Zoom(), 1.0, 0.1),
                        over(new CameraPart.Shift(), new Vector2d(), new Vector2d(0.1, -3)),
                        over(new VolumePart.Transfer("uct"), RAMP, TransferFunction.ramp(1, 3, Rgba.BLACK)),
                        over(new VolumePart.Opacity("grains"), 0.0, 0.7),
                        over(new VolumePart.Objects("grains"), LabelStyle.of(0.5), some),
                        over(new ScenePart.Clipping(0), low, high),
                        over(
                                new ScenePart.Clipping(1),
                                new Clip.Block(box, true, Set.of()),
                                new Clip.Block(box, true, Set.of())),
                        over(new ScenePart.Slice("s"), slice, VolumeSlices.end(WORLD.volume("uct"), 2, slice)),
                        over(new ScenePart.Glass(), ball(1), ball(2)),
                        over(new ScenePart.Surroundings(), Furniture.ALL, Furniture.NONE)));
    }

    private static Lens ball(double radiusUm) {
        return new Lens("uct", new Lens.Ball(FrameId.WORLD, new Vector3d(1, 2, 3), radiusUm));
    }

    private static <T> Track<T> over(Part<T> part, T from, T to) {
        return new Track<>(
                part,
                List.of(
                        new Key<>(0, from, Easing.LINEAR),
                        new Key<>(1.0 / 3, from, Easing.STEP),
                        new Key<>(2, to, Easing.IN_OUT)));
    }

    private static Camera camera(double distanceUm) {
        return new Camera(
                new Vector3d(0, -distanceUm, 0),
                new Vector3d(),
                new Vector3d(0, 0, 1),
                new Projection.Perspective(0.5));
    }

    private static World world() {
        VoxelGrid grid = VoxelGrid.of(FrameId.WORLD, new Size3(10, 10, 10), new Vector3d(1), new Vector3d());
        DataSource source = new DataSource("uct.tif", Map.of(), 1, "sha256:0");
        VolumeId id = new VolumeId("uct");
        return World.EMPTY
                .with(new VolumeNode(id, grid, source, Layer.of(RAMP)))
                .with(new LabelNode(new VolumeId("grains"), id, grid, source, true, LabelStyle.of(0.5)));
    }

    /** The shot's schema names definitions of the project's. */
    private static JsonSchema schema() throws IOException {
        Map<String, String> texts = Map.of(
                "urn:sextant:schema:project:1", text("project-schema-1.json"),
                "urn:sextant:schema:shot:1", text("shot-schema-1.json"));
        return JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012, b -> b.schemaLoaders(l -> l.schemas(texts)))
                .getSchema(text("shot-schema-1.json"));
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Project.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
