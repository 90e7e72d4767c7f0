// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.testkit.VolumeExporterContract;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.OpenOptions;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.format.VolumeFormat;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

class MrcExporterTest extends VolumeExporterContract {
    private static final Size3 SIZE = new Size3(7, 5, 3);

    private final BlockCache blocks = new BlockCache(16 << 20);

    @Override
    protected VolumeExporter exporter() {
        return new MrcExporter();
    }

    /** ORIGIN and CELLA are 32-bit floats. */
    @Override
    protected double precision() {
        return 2e-7;
    }

    @Override
    protected VolumeFormat reader() {
        return new MrcFormat();
    }

    @Override
    protected Set<ValueType> types() {
        return Set.of(ValueType.U8, ValueType.I8, ValueType.I16, ValueType.U16, ValueType.F32);
    }

    private ByteBuffer written(Volume volume, String name) throws IOException {
        Path path = folder.resolve(name);
        try (WorkContext work = WorkContext.quiet()) {
            exporter().write(volume, path, ExportOptions.DEFAULT, work);
        }
        return ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String ascii(ByteBuffer b, int at, int n) {
        return new String(b.array(), at, n, StandardCharsets.US_ASCII);
    }

    @Test
    void headerIsThatOfTheSpecification() throws IOException {
        VoxelGrid grid =
                VoxelGrid.of(new FrameId("test"), SIZE, new Vector3d(0.065, 0.066, 0.07), new Vector3d(1, -2, 3));
        Volume volume = BlockVolume.builder("memory", "memory", ValueType.U16, blocks)
                .level(
                        new BlockLayout(SIZE, 7, 5, 3),
                        r -> Voxels.distinct(ValueType.U16).array(SIZE, ValueType.U16))
                .grid(grid)
                .scale(new ValueScale(0.5, -3, "1/cm"))
                .build();
        ByteBuffer b = written(volume, "a.rec");
        assertThat(b.capacity()).isEqualTo(1024 + 7 * 5 * 3 * 2);
        assertThat(new int[] {b.getInt(0), b.getInt(4), b.getInt(8), b.getInt(12)})
                .containsExactly(7, 5, 3, 6);
        assertThat(new int[] {b.getInt(28), b.getInt(32), b.getInt(36)}).containsExactly(7, 5, 3);
        assertThat(b.getFloat(40)).isEqualTo(650 * 7f);
        assertThat(b.getFloat(44)).isEqualTo(660 * 5f);
        assertThat(b.getFloat(48)).isEqualTo(700 * 3f);
        assertThat(b.getFloat(52)).isEqualTo(90f);
        assertThat(new int[] {b.getInt(64), b.getInt(68), b.getInt(72)}).containsExactly(1, 2, 3);
        assertThat(new int[] {b.getInt(88), b.getInt(92), b.getInt(108)}).containsExactly(1, 0, 20140);
        assertThat(b.getInt(152)).isZero();
        assertThat(new float[] {b.getFloat(196), b.getFloat(200), b.getFloat(204)})
                .containsExactly(10000f, -20000f, 30000f);
        assertThat(ascii(b, 208, 6)).isEqualTo("MAP DD");
        assertThat(b.getInt(220)).isEqualTo(2);
        assertThat(ascii(b, 304, 80).strip()).isEqualTo("value = 0.500000000 * stored + -3.00000000 1/cm");
        try (Volume back = reader().open(folder.resolve("a.rec"), OpenOptions.of(new FrameId("scan"), blocks))) {
            assertThat(back.grid().originUm().distance(1, -2, 3)).isLessThan(1e-6);
        }
    }

    /** The exact moments of a long ramp, over several pieces: mean (n−1)/2, variance (n²−1)/12. */
    @Test
    void statisticsAreThoseOfAllVoxels() throws IOException {
        Size3 size = new Size3(1024, 600, 4);
        long n = size.voxels();
        Voxels ramp = (x, y, z) -> x + 1024 * (y + 600 * z);
        ByteBuffer b = written(ramp.volume(size, ValueType.F32, null, blocks), "ramp.mrc");
        assertThat(b.getFloat(76)).isZero();
        assertThat(b.getFloat(80)).isEqualTo((float) (n - 1));
        assertThat((double) b.getFloat(84)).isCloseTo((n - 1) / 2.0, Offset.offset(n * 6e-8));
        assertThat((double) b.getFloat(216)).isCloseTo(Math.sqrt((n * n - 1) / 12.0), Offset.offset(n * 6e-8));
        assertThat(b.getFloat(40)).isZero();
    }

    @Test
    void valuesThatAreNotFiniteAreLeftOutOfTheStatistics() throws IOException {
        Voxels some = (x, y, z) -> x == 0 ? Double.NaN : x == 1 ? Double.NEGATIVE_INFINITY : 3;
        ByteBuffer b = written(some.volume(SIZE, ValueType.F32, null, blocks), "some.mrc");
        assertThat(new float[] {b.getFloat(76), b.getFloat(80), b.getFloat(84), b.getFloat(216)})
                .containsExactly(3, 3, 3, 0);
        Voxels none = (x, y, z) -> Double.NaN;
        b = written(none.volume(SIZE, ValueType.F32, null, blocks), "none.mrc");
        assertThat(b.getFloat(80)).isLessThan(b.getFloat(76));
        assertThat(b.getFloat(84)).isLessThan(b.getFloat(80));
        assertThat(b.getFloat(216)).isNegative();
    }

    @Test
    void bytesCarryTheStampThatTellsTheirSign() throws IOException {
        ByteBuffer u = written(Voxels.distinct(ValueType.U8).volume(SIZE, ValueType.U8, null, blocks), "u.mrc");
        ByteBuffer i = written(Voxels.distinct(ValueType.I8).volume(SIZE, ValueType.I8, null, blocks), "i.mrc");
        assertThat(new int[] {u.getInt(12), u.getInt(152), u.getInt(156)}).containsExactly(0, 1146047817, 4);
        assertThat(new int[] {i.getInt(12), i.getInt(152), i.getInt(156)}).containsExactly(0, 1146047817, 5);
        assertThat(u.getFloat(80)).isEqualTo(255f);
        assertThat(i.getFloat(76)).isEqualTo(-128f);
    }

    @Test
    void turnedAxesAreSaid() throws IOException {
        var straight = VoxelGrid.of(new FrameId("test"), SIZE, new Vector3d(1), new Vector3d());
        var turn = new org.joml.Matrix4x3d().rotateZ(0.1);
        var turned = new VoxelGrid(
                SIZE,
                new org.sextant.world.frame.Affine3(
                        straight.indexToFrame().from(), straight.indexToFrame().to(), turn));
        Volume volume = BlockVolume.builder("memory", "memory", ValueType.I16, blocks)
                .level(new BlockLayout(SIZE, 7, 5, 3), r -> new short[r.voxels()])
                .grid(turned)
                .build();
        assertThat(ascii(written(volume, "turned.map"), 304, 80)).contains("turned");
    }
}
