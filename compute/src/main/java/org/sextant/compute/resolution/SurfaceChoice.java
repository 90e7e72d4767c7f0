// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.resolution;

import java.util.Optional;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Mask;
import org.sextant.compute.voxel.VoxelReader;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;

/**
 * Which surface edges are looked at: that of a mask, softened so that it runs between voxels; or where the values pass a level,
 * by default the one half way between the means of what lies below and above it (Ridler, Calvard 1978,
 * 10.1109/TSMC.1978.4310039).
 *
 * @param softenVoxels σ of the Gaussian that a mask is softened with
 */
record SurfaceChoice(Optional<Volume> mask, Optional<Double> level, double softenVoxels) {
    /** The surface among these values. */
    IsoSurface in(FloatVoxels values, String source, WorkContext work) {
        IsoSurface surface;
        if (mask.isPresent()) {
            Volume m = mask.get();
            Mask voxels = VoxelReader.of(m, work).mask(VoxelReader.Rule.NOT_ZERO);
            if (voxels.lattice().nx() != values.lattice().nx()
                    || voxels.lattice().ny() != values.lattice().ny()
                    || voxels.lattice().nz() != values.lattice().nz()) {
                throw new SextantException(m.source() + " has " + voxels.lattice() + ", " + source + " has "
                        + values.lattice() + "; the mask must lie on the same voxels");
            }
            Proxigram.checkBothPhases(voxels, m.source());
            surface = IsoSurface.of(SoftMask.of(voxels, softenVoxels, work), 0.5, work);
        } else {
            surface = IsoSurface.of(values, level.orElseGet(() -> between(values, source)), work);
        }
        if (surface.count() == 0) {
            throw new SextantException(source + " passes the level "
                    + level.map(String::valueOf).orElse("of its mask") + " nowhere; choose another level or mask");
        }
        return surface;
    }

    /** The level that lies half way between the means to its sides. */
    static double between(FloatVoxels values, String source) {
        double level = Double.NaN;
        for (int step = 0; step < 100; step++) {
            double low = 0;
            double high = 0;
            long lows = 0;
            long highs = 0;
            for (float[] plane : values.planes()) {
                for (float v : plane) {
                    if (Double.isNaN(level) ? !Float.isNaN(v) : v < level) {
                        low += v;
                        lows++;
                    } else if (v >= level) {
                        high += v;
                        highs++;
                    }
                }
            }
            if (lows == 0 || !Double.isNaN(level) && highs == 0) {
                throw new SextantException(source + " holds one value only; there is no edge in it");
            }
            double next = highs == 0 ? low / lows : (low / lows + high / highs) / 2;
            if (Math.abs(next - level) <= 1e-6 * Math.abs(next)) {
                return next;
            }
            level = next;
        }
        return level;
    }
}
