// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.device;

/** OpenCL with so little memory that volumes go through in slabs of a few planes. */
class OpenClSlabTest extends DeviceContract {
    @Override
    protected Device open() {
        // 4 MiB for weights, and what eight buffers of some 20 planes of 141×3 voxels need
        return OpenClDevice.open(RequiredCl.device(), (4L << 20) + 8 * 4 * 20 * 141 * 3, KernelFiles.OWN);
    }
}
