// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.voxel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.volume.data.BlockCache;
import org.sextant.volume.data.BlockLayout;
import org.sextant.volume.data.BlockVolume;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/** Voxels come into memory where they were, and go out again unchanged. */
class VoxelReaderTest {
    private static final Size3 SIZE = new Size3(7, 5, 11);
    private static final VoxelGrid GRID =
            VoxelGrid.of(new FrameId("scan"), SIZE, new Vector3d(1, 2, 3), new Vector3d(10, 0, 0));

    private final WorkContext work = new WorkContext(2, (what, done, total) -> {});

    /** Stored x + 10 y + 100 z, cut into blocks of 3×4×2. */
    private static Volume numbered(ValueType type, ValueScale scale) {
        return BlockVolume.builder("numbered", "test", type, new BlockCache(1 << 20))
                .level(new BlockLayout(SIZE, 3, 4, 2), r -> block(type, r))
                .grid(GRID)
                .scale(scale)
                .build();
    }

    private static Object block(ValueType type, Region r) {
        Object out = type.allocate(r.voxels());
        for (int i = 0; i < r.voxels(); i++) {
            int x = i % r.nx();
            int y = i / r.nx() % r.ny();
            int z = i / (r.nx() * r.ny());
            type.set(out, i, r.x() + x + 10 * (r.y() + y) + 100.0 * (r.z() + z));
        }
        return out;
    }

    @Test
    void numbersAreWhereTheyWereAndPhysical() {
        FloatVoxels v = VoxelReader.of(numbered(ValueType.U16, new ValueScale(2, 1, "1/cm")), work)
                .floats();
        assertThat(v.at(6, 4, 10)).isEqualTo(2 * 1046 + 1);
        assertThat(v.at(0, 3, 1)).isEqualTo(2 * 130 + 1);
        assertThat(v.lattice()).isEqualTo(new Lattice(7, 5, 11, 1, 2, 3));
    }

    @Test
    void aMaskHoldsByPhysicalValue() {
        for (ValueType type : new ValueType[] {ValueType.U8, ValueType.I16, ValueType.F64}) {
            Mask m = VoxelReader.of(numbered(type, new ValueScale(2, 1, "")), work)
                    .mask(v -> v == 2 * 46 + 1);
            assertThat(m.at(6, 4, 0)).isEqualTo((byte) 1);
            assertThat(m.at(5, 4, 0)).isZero();
        }
    }

    @Test
    void voxelsInMemoryAreAVolumeWithTheSameGrid() {
        FloatVoxels v =
                VoxelReader.of(numbered(ValueType.I32, ValueScale.NONE), work).floats();
        Volume out = VoxelVolume.of("again", v, GRID, "um");
        assertThat(out.finest().value(3, 2, 9)).isEqualTo(923);
        assertThat(out.grid()).isEqualTo(GRID);
        assertThat(out.scale().unit()).isEqualTo("um");
        LabelVoxels labels =
                VoxelReader.of(numbered(ValueType.U32, ValueScale.NONE), work).labels();
        assertThat(VoxelReader.of(VoxelVolume.of("labels", labels, GRID), work)
                        .labels()
                        .planes())
                .isDeepEqualTo(labels.planes());
    }

    @Test
    void aValueThatIsNoLabelIsNamedWithItsPlace() {
        Volume halves = numbered(ValueType.F32, ValueScale.NONE);
        Volume bad = BlockVolume.builder("bad", "test", ValueType.F32, new BlockCache(1 << 20))
                .level(BlockLayout.ofPlanes(SIZE), r -> {
                    float[] b = new float[r.voxels()];
                    if (r.z() == 4) {
                        b[8] = 0.5f;
                    }
                    return b;
                })
                .grid(GRID)
                .build();
        assertThat(VoxelReader.of(halves, work).labels().at(1, 0, 0)).isEqualTo(1);
        assertThatThrownBy(() -> VoxelReader.of(bad, work).labels())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("voxel 1,1,4")
                .hasMessageContaining("0.5");
    }

    @Test
    void whatDoesNotFitTheHeapIsRefusedWithWhatWould() {
        assertThatThrownBy(() -> HeapRoom.check("a cube", 1L << 50))
                .isInstanceOf(SextantException.class)
                .hasMessageContaining("a cube needs 1073741824 MiB")
                .hasMessageContaining("-Xmx");
    }
}
