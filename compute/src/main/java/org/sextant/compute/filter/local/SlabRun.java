// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.ArrayList;
import java.util.List;
import org.sextant.compute.device.ClBuffer;
import org.sextant.compute.device.DeviceException;
import org.sextant.compute.device.OpenClDevice;
import org.sextant.compute.voxel.FloatVoxels;
import org.sextant.compute.voxel.Lattice;
import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;

/**
 * Runs a filter on OpenCL, slab after slab where the volume is larger than the device's budget. Each slab has the planes
 * around it that the filter reaches; what it makes of those is cut away.
 */
record SlabRun(LocalFilter filter, SlabProgram program, OpenClDevice device, Volume volume, Lattice lattice) {
    /** Numbers beside the voxels: weights. */
    private static final long REST = 1 << 20;

    /** @throws DeviceException if the device cannot do it; nothing is left on it */
    List<FloatVoxels> run(WorkContext work) {
        int planes = planes();
        List<FloatVoxels> results = new ArrayList<>();
        filter.outputs().forEach(o -> results.add(FloatVoxels.zero(lattice)));
        String what = filter.outputs().get(0) + " on " + device.info().name();
        for (int z = 0; z < lattice.nz(); z += planes) {
            work.checkCancelled(what);
            slab(z, Math.min(planes, lattice.nz() - z), results, work);
            work.progress().report(what, Math.min(z + planes, lattice.nz()), lattice.nz());
        }
        return results;
    }

    /** Planes that a slab can have. */
    private int planes() {
        long numbers = Math.min(device.largestBuffer(), (device.memoryBytes() / 4 - REST) / program.buffers());
        long most = numbers / lattice.plane();
        if (most >= lattice.nz()) {
            return lattice.nz();
        }
        long own = most - 2L * filter.reach().z();
        if (own < 1) {
            throw new DeviceException(
                    program.buffers() + " buffers of " + (2 * filter.reach().z() + 1) + " planes of "
                            + lattice.nx() + "×" + lattice.ny() + " voxels do not fit the "
                            + (device.memoryBytes() >> 20) + " MiB of " + device.info());
        }
        return (int) own;
    }

    private void slab(int z, int planes, List<FloatVoxels> results, WorkContext work) {
        Region wanted = new Region(0, 0, z, lattice.nx(), lattice.ny(), 1);
        BoxOfVoxels first = BoxOfVoxels.around(wanted, filter.reach(), lattice);
        int end = Math.min(lattice.nz(), z + planes + filter.reach().z());
        BoxOfVoxels box = new BoxOfVoxels(
                0,
                0,
                first.z(),
                new Lattice(
                        lattice.nx(), lattice.ny(), end - first.z(), lattice.dxUm(), lattice.dyUm(), lattice.dzUm()));
        FloatVoxels in = box.read(volume, Loop.parallel(work));
        try (Slab slab = new Slab(device, box.lattice(), program.border())) {
            ClBuffer input = slab.buffer("the volume");
            for (int k = 0; k < box.lattice().nz(); k++) {
                input.write((long) k * lattice.plane(), in.planes()[k]);
            }
            List<ClBuffer> made = program.body().run(slab, input);
            for (int o = 0; o < made.size(); o++) {
                for (int k = 0; k < planes; k++) {
                    made.get(o)
                            .read(
                                    (long) (z + k - first.z()) * lattice.plane(),
                                    results.get(o).planes()[z + k]);
                }
            }
        }
    }
}
