// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.joml.Vector3d;
import org.sextant.world.view.Camera;
import org.sextant.world.view.Projection;

/** Cameras of all attitudes, both projections, and pictures from nanometres to millimetres. */
final class CameraSamples {
    static final long SEED = 20;

    private CameraSamples() {}

    static List<Camera> random(int n) {
        Random r = new Random(SEED);
        List<Camera> list = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double size = Math.pow(10, -3 + 6 * r.nextDouble());
            Vector3d target = vector(r).mul(1000);
            Vector3d eye = vector(r).normalize(size).add(target);
            Projection p = i % 2 == 0
                    ? new Projection.Perspective(0.1 + 1.2 * r.nextDouble())
                    : new Projection.Orthographic(size);
            list.add(new Camera(eye, target, vector(r), p));
        }
        return list;
    }

    static Vector3d vector(Random r) {
        return new Vector3d(r.nextGaussian(), r.nextGaussian(), r.nextGaussian());
    }
}
