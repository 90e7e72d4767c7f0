// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.filter.local;

import java.util.ArrayList;
import java.util.List;
import org.sextant.compute.device.ClBuffer;
import org.sextant.compute.device.ClKernel;
import org.sextant.compute.device.OpenClDevice;
import org.sextant.compute.filter.row.Kernel;
import org.sextant.compute.voxel.Lattice;

/**
 * Planes of a volume on a device, x fastest, and what is computed from them. Closing it gives its memory back.
 *
 * <p>Threads: one.
 */
public final class Slab implements AutoCloseable {
    private final OpenClDevice device;
    private final Lattice lattice;
    private final Border border;
    private final List<ClBuffer> buffers = new ArrayList<>();

    Slab(OpenClDevice device, Lattice lattice, Border border) {
        this.device = device;
        this.lattice = lattice;
        this.border = border;
    }

    /** A number for each voxel. */
    public ClBuffer buffer(String what) {
        return taken(device.allocate(what, lattice.voxels()));
    }

    private ClBuffer taken(ClBuffer b) {
        buffers.add(b);
        return b;
    }

    /**
     * Runs a kernel for each voxel; the sizes nx, ny, nz follow the arguments.
     *
     * @param kernel without its parameter BORDER, which is set here
     */
    public void launch(ClKernel kernel, Object... arguments) {
        Object[] all = new Object[arguments.length + 3];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = lattice.nx();
        all[arguments.length + 1] = lattice.ny();
        all[arguments.length + 2] = lattice.nz();
        ClKernel variant = kernel.with("BORDER", border.kind().ordinal());
        device.launch(variant, lattice.nx(), lattice.ny(), lattice.nz(), all);
    }

    /** Sums over neighbours along an axis. */
    public void convolve(ClBuffer in, ClBuffer out, int axis, Kernel kernel, double outside) {
        int r = kernel.reach();
        float[] weights = new float[2 * r + 1];
        for (int k = -r; k <= r; k++) {
            weights[k + r] = (float) kernel.at(k);
        }
        ClBuffer w = taken(device.allocate("weights", weights.length));
        w.write(0, weights);
        launch(ClKernel.of("convolve").with("AXIS", axis).with("REACH", r), in, out, w, (float) outside);
    }

    /** Sums along z, y and x; {@code between} is used on the way. */
    public void convolve(ClBuffer in, ClBuffer between, ClBuffer out, Kernel kx, Kernel ky, Kernel kz, double outside) {
        convolve(in, out, 2, kz, outside);
        convolve(out, between, 1, ky, outside * kz.sum());
        convolve(between, out, 0, kx, outside * kz.sum() * ky.sum());
    }

    public Border border() {
        return border;
    }

    @Override
    public void close() {
        buffers.forEach(ClBuffer::close);
        buffers.clear();
    }
}
