// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;

/** Part of a volume: its first voxel, and the lattice of its own. */
record BoxOfVoxels(int x, int y, int z, Lattice lattice) {
    /** A region with what a filter needs around it, as far as the volume goes. */
    static BoxOfVoxels around(Region r, Reach reach, Lattice whole) {
        int x0 = (int) Math.max(0, r.x() - reach.x());
        int y0 = (int) Math.max(0, r.y() - reach.y());
        int z0 = (int) Math.max(0, r.z() - reach.z());
        int x1 = (int) Math.min(whole.nx(), r.x() + r.nx() + reach.x());
        int y1 = (int) Math.min(whole.ny(), r.y() + r.ny() + reach.y());
        int z1 = (int) Math.min(whole.nz(), r.z() + r.nz() + reach.z());
        return new BoxOfVoxels(
                x0, y0, z0, new Lattice(x1 - x0, y1 - y0, z1 - z0, whole.dxUm(), whole.dyUm(), whole.dzUm()));
    }

    /** Physical values. */
    FloatVoxels read(Volume volume, Loop loop) {
        FloatVoxels out = FloatVoxels.zero(lattice);
        float slope = (float) volume.scale().slope();
        float intercept = (float) volume.scale().intercept();
        loop.forEach("reading " + volume.source(), lattice.nz(), k -> {
            Object values = volume.type().allocate(lattice.plane());
            float[] plane = out.planes()[(int) k];
            volume.finest().read(new Region(x, y, z + k, lattice.nx(), lattice.ny(), 1), values);
            volume.type().toFloats(values, 0, plane, 0, plane.length);
            if (slope != 1 || intercept != 0) {
                for (int i = 0; i < plane.length; i++) {
                    plane[i] = plane[i] * slope + intercept;
                }
            }
        });
        return out;
    }

    /** A region's values, x fastest. */
    float[] cut(FloatVoxels values, Region r) {
        float[] out = new float[r.voxels()];
        for (int k = 0; k < r.nz(); k++) {
            for (int j = 0; j < r.ny(); j++) {
                int from = (int) (r.x() - x) + lattice.nx() * ((int) (r.y() - y) + j);
                System.arraycopy(values.planes()[(int) (r.z() - z) + k], from, out, r.nx() * (j + r.ny() * k), r.nx());
            }
        }
        return out;
    }
}
