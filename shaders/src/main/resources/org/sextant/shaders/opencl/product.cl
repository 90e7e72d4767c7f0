// SPDX-License-Identifier: Apache-2.0
//
// Product at each voxel: out = a b.
//
// out, a, b   nx·ny·nz numbers each; a and b may be one
// Work        nx rounded up to groups of 64, ny, nz
// Set by Slab. Java twin: RowArithmetic.product.

kernel void product(global float* restrict out, global const float* a, global const float* b, int nx, int ny, int nz) {
    int x = (int) get_global_id(0);
    if (x >= nx) {
        return;
    }
    size_t i = x + (size_t) nx * (get_global_id(1) + (size_t) ny * get_global_id(2));
    out[i] = a[i] * b[i];
}
