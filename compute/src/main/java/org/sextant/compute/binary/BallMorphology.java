// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.binary;

import org.sextant.compute.distance.Border;
import org.sextant.compute.distance.DistanceTransform;
import org.sextant.compute.distance.SquaredDistance;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;

/**
 * Dilation, erosion, opening and closing by the closed ball {p : |p| ≤ r} of any radius, through the exact distance
 * transform: the time does not depend on the radius.
 *
 * <pre>
 *   dilation  p is at most r from a voxel of the mask
 *   erosion   no voxel outside of the mask is at most r from p
 *   opening   erosion, then dilation: drops what no ball of this radius fits into
 *   closing   dilation, then erosion: fills what no ball outside fits into
 * </pre>
 *
 * <p>Nothing is known beyond the image: the mask is not eroded from its border.
 */
public record BallMorphology(WorkContext work) {
    public Mask dilate(Mask mask, double radiusUm) {
        SquaredDistance outside = new DistanceTransform(Border.OPEN, work).outside(mask);
        int most = outside.metric().atMost(radiusUm);
        return threshold(outside, most, true);
    }

    public Mask erode(Mask mask, double radiusUm) {
        SquaredDistance inside = new DistanceTransform(Border.OPEN, work).inside(mask);
        int most = inside.metric().atMost(radiusUm);
        return threshold(inside, most, false);
    }

    public Mask open(Mask mask, double radiusUm) {
        return dilate(erode(mask, radiusUm), radiusUm);
    }

    public Mask close(Mask mask, double radiusUm) {
        return erode(dilate(mask, radiusUm), radiusUm);
    }

    /** 1 where the distance is at most this, or beyond it. */
    private Mask threshold(SquaredDistance distance, int most, boolean near) {
        Mask out = Mask.zero(distance.lattice());
        work.forEach("balls", distance.planes().length, z -> {
            int[] from = distance.planes()[(int) z];
            byte[] to = out.planes()[(int) z];
            for (int i = 0; i < from.length; i++) {
                to[i] = (byte) (from[i] <= most == near ? 1 : 0);
            }
        });
        return out;
    }
}
