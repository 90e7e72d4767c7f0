// SPDX-License-Identifier: Apache-2.0
//
// Weighted sum of each voxel's neighbours along one axis, out(i) = sum of w(k) in(i + k) for k = -REACH … REACH.
//
// in, out     nx·ny·nz numbers, x fastest; two different buffers
// weights     2·REACH + 1 numbers, w(-REACH) first
// outside     value beyond the box, for the constant border
// Parameters  AXIS 0 to 2 for x, y, z; REACH in voxels; BORDER, see border.cl
// Work        nx rounded up to groups of 64, ny, nz
// Set by Slab. Java twin: TapSum.

#ifndef AXIS
#error "AXIS is set by the host"
#endif
#ifndef REACH
#error "REACH is set by the host"
#endif
#include "border.cl"

kernel void convolve(
        global const float* restrict in,
        global float* restrict out,
        constant float* weights,
        float outside,
        int nx,
        int ny,
        int nz) {
    int x = (int) get_global_id(0);
    int y = (int) get_global_id(1);
    int z = (int) get_global_id(2);
#if AXIS == 0
    int at = x;
    int n = nx;
    size_t stride = 1;
    // the same for a whole group, so that none of its items goes another way
    int first = (int) get_group_id(0) * 64;
    bool inner = first >= REACH && first + 64 + REACH <= nx;
#elif AXIS == 1
    int at = y;
    int n = ny;
    size_t stride = (size_t) nx;
    bool inner = at >= REACH && at + REACH < n;
#else
    int at = z;
    int n = nz;
    size_t stride = (size_t) nx * ny;
    bool inner = at >= REACH && at + REACH < n;
#endif
    // Surplus items sum what the last voxel sums, so that a group's items do all the same.
    int own = min(x, nx - 1);
#if AXIS == 0
    at = own;
#endif
    size_t row = own + (size_t) nx * (y + (size_t) ny * z) - at * stride;
    float sum = 0.0f;
#if BORDER == 0
    // One loop without branches: compilers for processors make vectors of it.
    global const float* p = in + row;
#pragma unroll
    for (int k = -REACH; k <= REACH; k++) {
        sum += weights[k + REACH] * p[clamp(at + k, 0, n - 1) * stride];
    }
#else
    if (inner) {
        global const float* p = in + row + (at - REACH) * stride;
#pragma unroll
        for (int k = 0; k <= 2 * REACH; k++) {
            sum += weights[k] * p[k * stride];
        }
    } else {
        for (int k = -REACH; k <= REACH; k++) {
            int i = border_index(at + k, n);
            sum += weights[k + REACH] * (i < 0 ? outside : in[row + i * stride]);
        }
    }
#endif
    if (x < nx) {
        out[row + at * stride] = sum;
    }
}
