// SPDX-License-Identifier: Apache-2.0
package org.sextant.testkit.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.volume.zarr.OmeZarrExporter;
import org.sextant.volume.zarr.OmeZarrFormat;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Where voxels of OME-Zarr images lie. */
class NgffGeometryTest {
    /**
     * Voxels of 0.1, 0.2, 0.3 along z, y, x, then a cyclic turn of the axes z → y → x → z (90° turns about two axes, not
     * symmetric), then a shift.
     */
    static final String TURNED = """
            {"zarr_format":3,"node_type":"group","attributes":{"ome":{"version":"0.6","multiscales":[{"name":"turned",
             "coordinateSystems":[
               {"name":"intrinsic","axes":[{"name":"z","type":"space","unit":"micrometer"},
                 {"name":"y","type":"space","unit":"micrometer"},{"name":"x","type":"space","unit":"micrometer"}]},
               {"name":"stage","axes":[{"name":"z","type":"space","unit":"micrometer"},
                 {"name":"y","type":"space","unit":"micrometer"},{"name":"x","type":"space","unit":"micrometer"}]}],
             "datasets":[{"path":"0","coordinateTransformations":[{"type":"scale","scale":[0.1,0.2,0.3],
                 "input":{"path":"0"},"output":{"name":"intrinsic"}}]}],
             "coordinateTransformations":[{"type":"sequence","input":{"name":"intrinsic"},"output":{"name":"stage"},
                 "transformations":[{"type":"rotation","rotation":[[0,0,1],[1,0,0],[0,1,0]]},
                                    {"type":"translation","translation":[1000,200,30]}]}]}]}}}
            """;

    @TempDir
    Path folder;

    private final BlockCache cache = new BlockCache(32 << 20);

    private OpenOptions options() {
        return OpenOptions.of(new FrameId("scan"), cache);
    }

    private Volume open(Path path) {
        return new OmeZarrFormat().open(path, options());
    }

    private Path image(String name, int[] shape, String attributes) throws IOException {
        Path root = folder.resolve(name);
        Voxels v = (x, y, z) -> x + 10 * y + 100 * z;
        if (attributes.contains("zarr_format")) {
            new TinyZarr(root.resolve("0"), shape, shape, ValueType.U16, v)
                    .v3("[{\"name\":\"bytes\",\"configuration\":{\"endian\":\"little\"}}]", "{\"name\":\"default\"}");
            Files.writeString(root.resolve("zarr.json"), attributes);
        } else {
            new TinyZarr(root.resolve("0"), shape, shape, ValueType.U16, v).v2("null");
            Files.writeString(root.resolve(".zgroup"), "{\"zarr_format\":2}");
            Files.writeString(root.resolve(".zattrs"), attributes);
        }
        return root;
    }

    private static void near(Vector3dc got, double x, double y, double z) {
        assertThat(got.x()).isCloseTo(x, Offset.offset(1e-9));
        assertThat(got.y()).isCloseTo(y, Offset.offset(1e-9));
        assertThat(got.z()).isCloseTo(z, Offset.offset(1e-9));
    }

    @Test
    void aTurnIsTakenFromZyxToXyz() throws IOException {
        Path path = image("turned.zarr", new int[] {3, 4, 5}, TURNED);
        try (Volume v = open(path)) {
            // In words of the file: z' = x, y' = z, x' = y, plus the shift.
            Affine3 map = v.grid().indexToFrame();
            near(map.apply(new Vector3d(0, 0, 0)), 30, 200, 1000);
            near(map.apply(new Vector3d(1, 0, 0)), 30, 200, 1000.3);
            near(map.apply(new Vector3d(0, 1, 0)), 30.2, 200, 1000);
            near(map.apply(new Vector3d(0, 0, 1)), 30, 200.1, 1000);
        }
        try (Volume v = new OmeZarrFormat().open(path, options().with(OmeZarrFormat.SYSTEM, "intrinsic"))) {
            near(v.grid().indexToFrame().apply(new Vector3d(1, 1, 1)), 0.3, 0.2, 0.1);
        }
        try (Volume v = new OmeZarrFormat().open(path, options().with(OpenOptions.VOXEL, "3um,2um,1um"))) {
            near(v.grid().indexToFrame().apply(new Vector3d(0, 1, 0)), 302, 2000, 10000);
        }
        assertThatThrownBy(() -> new OmeZarrFormat().open(path, options().with(OmeZarrFormat.SYSTEM, "elsewhere")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("elsewhere");
    }

    @Test
    void affineMapAxisAndByDimension() throws IOException {
        String tail = "\"input\":\"intrinsic\",\"output\":\"stage\"";
        String scaled = TURNED.replaceAll("(?s)\\{\"type\":\"sequence\".*?\\]\\}\\]\\}\\]\\}\\}\\}", "@}]}}}");
        Path affine = image(
                "affine.zarr",
                new int[] {3, 4, 5},
                scaled.replace(
                        "@", "{\"type\":\"affine\",\"affine\":[[1,0,0.5,7],[0,1,0,8],[0,0.25,1,9]]," + tail + "}]"));
        try (Volume v = open(affine)) {
            Affine3 map = v.grid().indexToFrame();
            near(map.apply(new Vector3d()), 9, 8, 7);
            near(map.apply(new Vector3d(1, 0, 0)), 9.3, 8, 7.15);
            near(map.apply(new Vector3d(0, 1, 0)), 9.05, 8.2, 7);
            near(map.apply(new Vector3d(0, 0, 1)), 9, 8, 7.1);
        }
        Path permuted = image(
                "permuted.zarr",
                new int[] {3, 4, 5},
                scaled.replace("@", "{\"type\":\"mapAxis\",\"mapAxis\":[1,2,0]," + tail + "}]"));
        try (Volume v = open(permuted)) {
            // z' = y, y' = x, x' = z
            near(v.grid().indexToFrame().apply(new Vector3d(1, 10, 100)), 10, 0.3, 2);
        }
        Path parts = image(
                "parts.zarr",
                new int[] {3, 4, 5},
                scaled.replace(
                        "@",
                        "{\"type\":\"byDimension\"," + tail + ",\"transformations\":["
                                + "{\"inputAxes\":[0],\"outputAxes\":[0],\"transformation\":{\"type\":\"scale\",\"scale\":[2]}},"
                                + "{\"inputAxes\":[2,1],\"outputAxes\":[1,2],\"transformation\":"
                                + "{\"type\":\"translation\",\"translation\":[5,6]}}]}]"));
        try (Volume v = open(parts)) {
            near(v.grid().indexToFrame().apply(new Vector3d(1, 10, 100)), 2 + 6, 0.3 + 5, 20);
        }
        Path field = image(
                "field.zarr",
                new int[] {3, 4, 5},
                scaled.replace(
                        "@", "{\"type\":\"displacements\",\"path\":\"coordinateTransformations/d\"," + tail + "}]"));
        assertThatThrownBy(() -> open(field))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("coordinateTransformations/d")
                .hasMessageContaining("not supported");
    }

    @Test
    void transformationsOfLevelAndImageAreAppliedInOrder() throws IOException {
        Path path = image("order.zarr", new int[] {3, 4, 5}, """
                {"multiscales":[{"version":"0.4",
                 "axes":[{"name":"z","type":"space","unit":"millimeter"},{"name":"y","type":"space","unit":"micrometer"},
                         {"name":"x","type":"space","unit":"nanometer"}],
                 "coordinateTransformations":[{"type":"translation","translation":[1,2,3]},{"type":"scale","scale":[2,3,4]}],
                 "datasets":[{"path":"0","coordinateTransformations":[{"type":"translation","translation":[10,20,30]},
                         {"type":"scale","scale":[0.5,5,50]}]}]}]}
                """);
        try (Volume v = open(path)) {
            // x: ((i + 30)·50 + 3)·4 nm, y: ((j + 20)·5 + 2)·3 um, z: ((k + 10)·0.5 + 1)·2 mm
            near(v.grid().indexToFrame().apply(new Vector3d(1, 1, 1)), (31 * 50 + 3) * 4e-3, 321, 13000);
        }
    }

    @Test
    void axesWithoutUnitGiveNoVoxelSize() throws IOException {
        String axes = "{\"multiscales\":[{\"version\":\"0.4\",\"axes\":[{\"name\":\"z\",\"type\":\"space\"%s},"
                + "{\"name\":\"y\",\"type\":\"space\"},{\"name\":\"x\",\"type\":\"space\"}],\"datasets\":[{\"path\":\"0\","
                + "\"coordinateTransformations\":[{\"type\":\"scale\",\"scale\":[1,2,3]}]}]}]}";
        for (String unit : new String[] {"", ",\"unit\":\"pixel\"", ",\"unit\":\"micrometer\""}) {
            Path path = image("nounit" + unit.length() + ".zarr", new int[] {3, 4, 5}, String.format(axes, unit));
            try (Volume v = open(path)) {
                assertThat(v.knownGrid()).as(unit).isEmpty();
                assertThat(v.metadata().fields())
                        .anyMatch(f -> f.value() instanceof double[] d && d.length == 3 && d[2] == 3);
            }
        }
    }

    @Test
    void axesOfAnyOrderAndTwoOfSpace() throws IOException {
        Path xyz = image("xyz.zarr", new int[] {5, 4, 3}, """
                {"multiscales":[{"version":"0.4",
                 "axes":[{"name":"x","type":"space","unit":"micrometer"},{"name":"y","type":"space","unit":"micrometer"},
                         {"name":"z","type":"space","unit":"micrometer"}],
                 "datasets":[{"path":"0","coordinateTransformations":[{"type":"scale","scale":[1,2,3]}]}]}]}
                """);
        try (Volume v = open(xyz)) {
            assertThat(v.size()).isEqualTo(new Size3(5, 4, 3));
            near(v.grid().spacingUm(), 1, 2, 3);
            // Stored index (4, 2, 1): TinyZarr's x is the last axis.
            assertThat(v.finest().value(4, 2, 1)).isEqualTo(1 + 10 * 2 + 100 * 4);
        }
        Path czyx = image("czyx.zarr", new int[] {3, 4, 5}, """
                {"multiscales":[{"version":"0.4","axes":[{"name":"c","type":"channel"},
                  {"name":"y","type":"space","unit":"micrometer"},{"name":"x","type":"space","unit":"micrometer"}],
                 "datasets":[{"path":"0","coordinateTransformations":[{"type":"scale","scale":[1,2,3]}]}]}],
                 "omero":{"channels":[{"label":"absorption"},{"label":"phase"},{"label":"dark field"}]}}
                """);
        try (Volume v = new OmeZarrFormat().open(czyx, options().with(OpenOptions.CHANNEL, "2"))) {
            assertThat(v.size()).isEqualTo(new Size3(5, 4, 1));
            assertThat(v.channels()).isEqualTo(3);
            assertThat(v.finest().value(4, 3, 0)).isEqualTo(4 + 30 + 200);
            assertThat(v.metadata()
                            .field("omero.channels[2].label")
                            .orElseThrow()
                            .value())
                    .isEqualTo("dark field");
        }
        assertThatThrownBy(() -> new OmeZarrFormat().open(czyx, options().with(OpenOptions.CHANNEL, "3")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("channel");
    }

    @Test
    void aLevelWithoutTranslationIsKeptAndNoted() throws IOException {
        Path path = image("levels.zarr", new int[] {4, 4, 4}, """
                {"multiscales":[{"version":"0.4","axes":[{"name":"z","type":"space"},{"name":"y","type":"space"},
                  {"name":"x","type":"space"}],"datasets":[
                  {"path":"0","coordinateTransformations":[{"type":"scale","scale":[1,1,1]}]},
                  {"path":"1","coordinateTransformations":[{"type":"scale","scale":[2,2,2]}]}]}]}
                """);
        new TinyZarr(path.resolve("1"), new int[] {2, 2, 2}, new int[] {2, 2, 2}, ValueType.U16, (x, y, z) -> 1)
                .v2("null");
        try (Volume v = open(path)) {
            assertThat(v.levels().get(1).levelToBase().transformPosition(new Vector3d(1, 0, 0), new Vector3d()))
                    .isEqualTo(new Vector3d(2, 0, 0));
            assertThat(v.metadata().field("note 0").orElseThrow().value().toString())
                    .contains("translation");
        }
    }

    /** A volume whose value is its world x: at every level the value of an inner voxel is the world x of its centre. */
    @Test
    void everyLevelLiesWhereItsVoxelsAre() {
        Size3 size = new Size3(300, 150, 37);
        for (Vector3d spacing :
                new Vector3d[] {new Vector3d(0.5), new Vector3d(0.5, 0.5, 1.25), new Vector3d(2, 0.7, 0.7)}) {
            VoxelGrid grid = VoxelGrid.of(new FrameId("test"), size, spacing, new Vector3d(-11, 7, 3));
            for (int axis = 0; axis < 3; axis++) {
                int a = axis;
                Voxels world = (x, y, z) ->
                        grid.indexToFrame().apply(new Vector3d(x, y, z)).get(a);
                Path path = folder.resolve("world" + spacing.x + spacing.z + axis + ".ome.zarr");
                write(
                        BlockVolume.builder("memory", "memory", ValueType.F64, cache)
                                .level(
                                        new BlockLayout(size, 128, 64, 8),
                                        world.volume(size, ValueType.F64, null, cache)
                                                .finest()::read)
                                .grid(grid)
                                .build(),
                        path,
                        Map.of());
                try (Volume v = open(path)) {
                    assertThat(v.levels().size()).isGreaterThan(2);
                    checkLevels(v, a);
                }
            }
        }
    }

    private static void checkLevels(Volume v, int axis) {
        for (Level level : v.levels()) {
            Size3 s = level.size();
            Affine3 map = level.grid(v.grid()).indexToFrame();
            for (long z = 0; z < Math.max(1, s.z() - 1); z += 3) {
                for (long y = 0; y < Math.max(1, s.y() - 1); y += 7) {
                    for (long x = 0; x < Math.max(1, s.x() - 1); x += 5) {
                        double there = map.apply(new Vector3d(x, y, z)).get(axis);
                        assertThat(level.value(x, y, z))
                                .as("%s %d,%d,%d", level, x, y, z)
                                .isCloseTo(there, Offset.offset(1e-9));
                    }
                }
            }
        }
    }

    private static void write(Volume volume, Path path, Map<String, String> settings) {
        try (WorkContext work = WorkContext.quiet()) {
            new OmeZarrExporter().write(volume, path, new ExportOptions(false, settings), work);
        }
    }

    @Test
    void originTurnAndValueScaleComeBack() {
        Size3 size = new Size3(9, 8, 7);
        Matrix4x3d turned =
                new Matrix4x3d().translation(5, 6, 7).rotateXYZ(0.3, -0.4, 0.5).scale(0.1, 0.2, 0.3);
        FrameId frame = new FrameId("scan");
        VoxelGrid grid = new VoxelGrid(size, new Affine3(frame.index(), frame, turned));
        ValueScale scale = new ValueScale(0.25, -3, "1/cm");
        for (String version : new String[] {"2", "3"}) {
            Path path = folder.resolve("scaled" + version + ".zarr");
            write(
                    BlockVolume.builder("memory", "memory", ValueType.I16, cache)
                            .level(
                                    new BlockLayout(size, 9, 8, 7),
                                    r -> Voxels.distinct(ValueType.I16).array(size, ValueType.I16))
                            .grid(grid)
                            .scale(scale)
                            .build(),
                    path,
                    Map.of("zarr", version));
            try (Volume v = open(path)) {
                assertThat(v.scale()).isEqualTo(scale);
                assertThat(v.grid().indexToFrame().matrix().equals(turned, 1e-12))
                        .isTrue();
            }
            try (Volume v = open(path.resolve("0"))) {
                assertThat(v.scale()).isEqualTo(scale);
                assertThat(v.grid().indexToFrame().matrix().equals(turned, 1e-12))
                        .isTrue();
            }
        }
    }
}
