// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.label;

import org.jspecify.annotations.Nullable;
import org.sextant.compute.distance.Border;
import org.sextant.compute.distance.DistanceTransform;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.LabelVoxels;
import org.sextant.compute.voxel.Mask;
import org.sextant.volume.work.WorkContext;

/**
 * Watershed by flooding level after level (Vincent and Soille 1991, doi:10.1109/34.87344), without dividing lines: each
 * voxel belongs to the basin from which it is reached first.
 *
 * <p>Without seeds each minimum is a basin; basins are merged where they meet if the shallower is less deep than asked,
 * which leaves those of the h-minima (Grimaud 1992, doi:10.1117/12.60650). With seeds only these are flooded from.
 *
 * <p>Memory: 14 bytes a voxel beyond the input; fewer than 2³¹ voxels. One thread floods.
 */
public record Watershed(Connectivity connectivity, WorkContext work) {
    /**
     * Splits objects that touch at their necks: floods the distance to the outside from its maxima.
     *
     * @param depthUm a maximum stands for an object of its own if the distance falls by at least this from it to the neck;
     *     about one voxel's edge leaves what is only rough whole
     */
    public LabelVoxels split(Mask mask, double depthUm, Border border) {
        Relief relief = Relief.of(new DistanceTransform(border, work).inside(mask), work);
        return new Flood(relief, connectivity, work).basins(depthUm);
    }

    /**
     * Basins of a grey volume, such as of a gradient's magnitude.
     *
     * @param mask where to flood; everywhere if null
     * @param highFirst whether basins lie around maxima instead of minima
     * @param depth shallower basins are merged into their neighbours, in units of the values
     */
    public LabelVoxels basins(FloatVoxels grey, @Nullable Mask mask, boolean highFirst, double depth) {
        return new Flood(Relief.of(grey, mask, highFirst, work), connectivity, work).basins(depth);
    }

    /**
     * Grows seeds over a grey volume until they meet.
     *
     * @param seeds keep their numbers; they may consist of several parts
     */
    public LabelVoxels grow(FloatVoxels grey, @Nullable Mask mask, boolean highFirst, LabelVoxels seeds) {
        SameSize.check("the seeds and the values", seeds.lattice(), grey.lattice());
        return new Flood(Relief.of(grey, mask, highFirst, work), connectivity, work).grow(seeds);
    }
}
