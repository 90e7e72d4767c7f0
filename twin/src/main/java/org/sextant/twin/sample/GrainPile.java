// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.sample;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;

/**
 * Grains in a tube: one after the other comes to rest at the lowest of many places tried, on the floor or on those below. The
 * floor is z = 0.
 */
final class GrainPile {
    static final double TUBE_RADIUS_UM = 800;
    static final int GRAINS = 31;
    static final double SMALLEST_UM = 350;
    static final double LARGEST_UM = 450;

    private static final int PLACES = 2000;

    /** The ball that a grain fills almost. */
    record Ball(Vector3d centreUm, double radiusUm) {}

    private GrainPile() {}

    static List<Ball> of(SeededNumbers random) {
        List<Ball> balls = new ArrayList<>();
        for (int g = 0; g < GRAINS; g++) {
            SeededNumbers own = random.part(g);
            double r = (SMALLEST_UM + (LARGEST_UM - SMALLEST_UM) * own.unit(0)) / 2 * AluminaGrain.ROOM;
            Vector3d lowest = new Vector3d(0, 0, Double.POSITIVE_INFINITY);
            for (int p = 0; p < PLACES; p++) {
                double rho = (TUBE_RADIUS_UM - r) * Math.sqrt(own.unit(2L * p + 1));
                double angle = 2 * Math.PI * own.unit(2L * p + 2);
                double x = rho * StrictMath.cos(angle);
                double y = rho * StrictMath.sin(angle);
                double z = restUm(balls, x, y, r);
                if (z < lowest.z) {
                    lowest.set(x, y, z);
                }
            }
            balls.add(new Ball(lowest, r));
        }
        return balls;
    }

    /** Height at which a ball that comes down at (x, y) touches something. */
    private static double restUm(List<Ball> balls, double x, double y, double r) {
        double z = r;
        for (Ball b : balls) {
            double dx = x - b.centreUm.x;
            double dy = y - b.centreUm.y;
            double free = (r + b.radiusUm) * (r + b.radiusUm) - dx * dx - dy * dy;
            if (free > 0) {
                z = Math.max(z, b.centreUm.z + Math.sqrt(free));
            }
        }
        return z;
    }
}
