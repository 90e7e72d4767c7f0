// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.projector;

import org.sextant.compute.tomography.scan.Projections;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.volume.work.WorkContext;

/**
 * A linear map A from voxels to line integrals along the rays of a scan, and its adjoint Aᵀ: ⟨A x, y⟩ = ⟨x, Aᵀ y⟩ up to
 * rounding. Voxels hold a density per µm, data its integral over µm, a pure number.
 *
 * <p>Iterative methods keep voxels and data in the arrays that suit the projector; what lies where in them is its own
 * affair.
 *
 * <p>Threads: those of the {@link WorkContext}.
 */
public interface Projector {
    /** data ← A voxels. */
    void forward(float[][] voxels, float[][] data, WorkContext work);

    /** voxels ← Aᵀ data. */
    void back(float[][] data, float[][] voxels, WorkContext work);

    /** Arrays for voxels, all 0. */
    float[][] newVoxels();

    /** Arrays for data, all 0. */
    float[][] newData();

    float[][] voxels(FloatVoxels voxels);

    FloatVoxels voxels(float[][] voxels);

    float[][] data(Projections projections);

    Projections projections(float[][] data);
}
