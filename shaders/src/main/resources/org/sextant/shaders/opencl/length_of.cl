// SPDX-License-Identifier: Apache-2.0
//
// Length of a vector at each voxel: a = sqrt(a² + b² + c²).
//
// a, b, c     nx·ny·nz numbers each; a receives the result
// Work        nx rounded up to groups of 64, ny, nz
// Set by Slab. Java twin: RowArithmetic.length.

kernel void length_of(
        global float* restrict a, global const float* restrict b, global const float* restrict c, int nx, int ny, int nz) {
    int x = (int) get_global_id(0);
    if (x >= nx) {
        return;
    }
    size_t i = x + (size_t) nx * (get_global_id(1) + (size_t) ny * get_global_id(2));
    a[i] = sqrt(a[i] * a[i] + b[i] * b[i] + c[i] * c[i]);
}
