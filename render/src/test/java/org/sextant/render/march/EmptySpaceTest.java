// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.junit.jupiter.api.Test;
import org.sextant.render.TestScene;
import org.sextant.render.camera.Rays;
import org.sextant.render.residency.BrickGrid;
import org.sextant.render.residency.Residency;
import org.sextant.render.residency.ResidentVolume;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;

class EmptySpaceTest {
    private static final TransferFunction BRIGHT = TransferFunction.ramp(50, 200, Rgba.WHITE);

    @Test
    void distanceIsThatOfTheNearestBrickThatShowsSomething() {
        Random random = new Random(3);
        boolean[] lit = new boolean[70 * 50 * 61];
        for (int i = 0; i < 6; i++) {
            lit[random.nextInt(lit.length)] = true;
        }
        BrickGrid bricks = bricks(new Size3(70, 50, 61), (x, y, z) -> lit[(int) (x + 70 * (y + 50 * z))] ? 99 : 1);
        TransferTable table = new TransferTable(BRIGHT, ValueScale.NONE, 1, 1);
        EmptySpace empty = new EmptySpace(bricks, table::visible);
        for (int i = 0; i < bricks.nx() * bricks.ny() * bricks.nz(); i++) {
            int x = i % bricks.nx();
            int y = i / bricks.nx() % bricks.ny();
            int z = i / (bricks.nx() * bricks.ny());
            assertThat(empty.distance(x, y, z)).isEqualTo(brute(bricks, table, x, y, z));
        }
        assertThat(empty.isAll()).isFalse();
    }

    @Test
    void nothingVisibleIsKnown() {
        BrickGrid bricks = bricks(new Size3(20, 20, 20), (x, y, z) -> 1);
        assertThat(new EmptySpace(bricks, new TransferTable(BRIGHT, ValueScale.NONE, 1, 1)::visible).isAll())
                .isTrue();
    }

    private static int brute(BrickGrid b, TransferTable table, int x, int y, int z) {
        int best = 127;
        for (int i = 0; i < b.nx() * b.ny() * b.nz(); i++) {
            if (table.visible(b.min(i), b.max(i))) {
                int dx = Math.abs(i % b.nx() - x);
                int dy = Math.abs(i / b.nx() % b.ny() - y);
                int dz = Math.abs(i / (b.nx() * b.ny()) - z);
                best = Math.min(best, Math.max(dx, Math.max(dy, dz)));
            }
        }
        return best;
    }

    private static BrickGrid bricks(Size3 size, Voxels voxels) {
        TestScene s = new TestScene();
        Volume v = s.volume("a", size, ValueType.U8, new Vector3d(1), voxels);
        s.add("a", v, BRIGHT, new Quaterniond(), new Vector3d());
        Rays rays = new Rays(TestScene.frontal(new Vector3d(30), 100), 100, 100);
        try (WorkContext work = WorkContext.quiet()) {
            ResidentVolume r = new Residency(s, 1 << 30)
                    .load(s.world, TestScene.view(rays.camera()), rays, work)
                    .volumes()
                    .get(0);
            return r.bricks();
        }
    }
}
