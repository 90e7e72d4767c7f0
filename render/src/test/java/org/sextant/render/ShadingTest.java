// SPDX-License-Identifier: Apache-2.0
package org.sextant.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sextant.render.TestScene.channel;

import org.joml.Matrix4x3d;
import org.joml.Quaterniond;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.junit.jupiter.api.Test;
import org.sextant.testkit.Voxels;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Layer;
import org.sextant.world.view.Projection;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.TransferFunction;
import org.sextant.world.view.View;

/** A surface is lit by its direction in space, not by how its voxels lie. */
class ShadingTest {
    private static final TransferFunction SURFACE = TransferFunction.ramp(95, 105, new Rgba(0.8, 0.8, 0.8, 0.9999));
    private static final Vector3dc AXES = new Vector3d(6, 9, 4);

    @Test
    void anEllipsoidLooksTheSameInATurnedGridOfLongVoxels() {
        Frame straight = ellipsoid(new Quaterniond(), new Vector3d(0.4), new Size3(61, 61, 61));
        Frame turned = ellipsoid(
                new Quaterniond().rotateXYZ(0.5, -0.8, 0.3), new Vector3d(0.4, 0.3, 0.6), new Size3(61, 81, 41));
        assertThat(TestScene.meanDifference(straight, turned)).isLessThan(1.2);
    }

    @Test
    void theSideTowardsTheLampIsBrighter() {
        Frame f = ellipsoid(new Quaterniond(), new Vector3d(0.4), new Size3(61, 61, 61));
        // the lamp is above the camera and to its left
        assertThat(brightness(f, true)).isGreaterThan(1.3 * brightness(f, false));
    }

    /** Mean of what is seen above, or below, the diagonal from the lower left to the upper right. */
    private static double brightness(Frame f, boolean upperLeft) {
        double sum = 0;
        int n = 0;
        for (int y = 0; y < 150; y++) {
            for (int x = 0; x < 150; x++) {
                if (channel(f, x, y, 3) == 255 && (x + y < 150) == upperLeft) {
                    sum += channel(f, x, y, 1);
                    n++;
                }
            }
        }
        return sum / n;
    }

    /** An ellipsoid in the world, around the origin, whatever the grid: values fall linearly through its surface. */
    private static Frame ellipsoid(Quaterniond turn, Vector3dc voxelUm, Size3 size) {
        Vector3d corner = new Vector3d(size.x() - 1, size.y() - 1, size.z() - 1)
                .mul(voxelUm)
                .mul(-0.5);
        Vector3d at = turn.transform(corner, new Vector3d());
        Matrix4x3d indexToWorld = new Matrix4x3d().translationRotateScale(at, turn, new Vector3d(voxelUm));
        Voxels values = (x, y, z) -> {
            Vector3d p = indexToWorld.transformPosition(new Vector3d(x, y, z));
            Vector3d q = new Vector3d(p).div(AXES);
            Vector3d slope = new Vector3d(p).div(AXES).div(AXES);
            return 100 - 20 * (q.lengthSquared() - 1) / (2 * Math.max(1e-3, slope.length()));
        };
        TestScene s = new TestScene();
        Volume v = s.volume("a", size, ValueType.F32, voxelUm, values);
        s.add("a", v, SURFACE, turn, at).withLayer("a", Layer.of(SURFACE));
        Camera camera = new Camera(
                new Vector3d(-20, -50, 15), new Vector3d(), new Vector3d(0, 0, 1), new Projection.Perspective(0.42));
        View view = TestScene.view(camera);
        return s.render(view, FrameSpec.of(150, 150).withSamplesPerVoxel(3));
    }
}
