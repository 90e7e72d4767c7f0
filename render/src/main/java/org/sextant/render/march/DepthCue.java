// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.march;

import java.util.List;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.View;

/**
 * What lies farther fades into the background, from the nearest corner of all that is drawn to the farthest.
 *
 * @param ground the background's colour
 * @param nearUm where fading begins
 * @param strength share of the background at the farthest place
 */
public record DepthCue(Rgba ground, double nearUm, double farUm, double strength) {
    /** Null if the view does not fade, or nothing is drawn. */
    static @Nullable DepthCue of(View view, List<? extends MarchBox> drawn) {
        double strength = view.look().lighting().depthCue();
        if (strength == 0 || drawn.isEmpty()) {
            return null;
        }
        Vector3d forward = view.camera().forward();
        double near = Double.POSITIVE_INFINITY;
        double far = Double.NEGATIVE_INFINITY;
        for (MarchBox box : drawn) {
            for (int corner = 0; corner < 8; corner++) {
                Vector3d p = new Vector3d(
                        (corner & 1) == 0 ? box.minIndex.x : box.maxIndex.x,
                        (corner & 2) == 0 ? box.minIndex.y : box.maxIndex.y,
                        (corner & 4) == 0 ? box.minIndex.z : box.maxIndex.z);
                double depth = box.baseToEye.transformPosition(p).dot(forward);
                near = Math.min(near, depth);
                far = Math.max(far, depth);
            }
        }
        near = Math.max(0, near);
        return far > near ? new DepthCue(view.look().background(), near, far, strength) : null;
    }

    double share(double t) {
        return strength * Math.min(1, Math.max(0, (t - nearUm) / (farUm - nearUm)));
    }
}
