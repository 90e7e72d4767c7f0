// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sextant.render.TestScene;
import org.sextant.render.camera.Rays;
import org.sextant.render.residency.DenseField;
import org.sextant.render.residency.Residency;
import org.sextant.render.residency.VoxelField;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.View;

class PackedRowTest {
    @ParameterizedTest
    @EnumSource(
            value = ValueType.class,
            names = {"U8", "U16", "F32"})
    void eachVoxelComesWithItsNeighboursAndTheBorderGoesOn(ValueType type) {
        DenseField field = field(type, new Size3(5, 3, 4));
        PackedRow rows = new PackedRow(field, 8);
        for (int z = -1; z <= field.nz(); z++) {
            for (int y = -1; y <= field.ny(); y++) {
                ByteBuffer row = ByteBuffer.wrap(rows.entries(y, z)).order(ByteOrder.nativeOrder());
                for (int x = -1; x <= field.nx(); x++) {
                    for (int corner = 0; corner < 4; corner++) {
                        float expected = at(field, x + corner % 2, y + corner / 2, z);
                        assertThat(stored(row, 4 * (x + 1) + corner, field.voxelBytes()))
                                .as("corner %d of the entry at %d, %d, %d", corner, x, y, z)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    /** As field.glsl finds them: the sum of a place along each axis. */
    @ParameterizedTest
    @CsvSource({"1,1,1", "6,7,8", "15,22,5", "30,9,17"})
    void everyEntryHasItsOwnPlaceInTheTable(int nx, int ny, int nz) {
        PackedShape s = PackedShape.of(field(ValueType.U8, new Size3(nx, ny, nz)));
        Set<Long> places = new HashSet<>();
        for (int z = 0; z < nz + 2; z++) {
            for (int y = 0; y < ny + 2; y++) {
                for (int x = 0; x < nx + 2; x++) {
                    long place = x + 504L * (x >> 3) + 8L * y + (long) s.alongY() * (y >> 3);
                    places.add(place + 64L * z + (long) s.alongZ() * (z >> 3));
                }
            }
        }
        assertThat(places).hasSize((nx + 2) * (ny + 2) * (nz + 2)).allMatch(p -> p >= 0 && p < s.entries());
    }

    private static float at(VoxelField f, int x, int y, int z) {
        // at whole coordinates the value of the voxel itself; beyond the border it goes on
        return f.value(x, y, z) + f.offset();
    }

    private static float stored(ByteBuffer row, int i, int voxelBytes) {
        return switch (voxelBytes) {
            case 1 -> row.get(i) & 0xff;
            case 2 -> row.getShort(2 * i) & 0xffff;
            default -> row.getFloat(4 * i);
        };
    }

    private static DenseField field(ValueType type, Size3 size) {
        TestScene s = new TestScene();
        s.add(
                "v",
                s.volume("v", size, type, new Vector3d(1), (x, y, z) -> 3 + x + 7 * y + 31 * z),
                TestScene.uniform(Rgba.WHITE, 0.3),
                new Quaterniond(),
                new Vector3d());
        View view = TestScene.view(TestScene.frontal(new Vector3d(2), 60));
        try (WorkContext work = new WorkContext(1, Progress.NONE)) {
            Rays rays = new Rays(view.camera(), 90, 90);
            Residency residency = new Residency(s, 1 << 20);
            return (DenseField)
                    residency.load(s.world, view, rays, work).volumes().get(0).field();
        }
    }
}
