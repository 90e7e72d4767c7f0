// SPDX-License-Identifier: Apache-2.0
//
// Smallest or largest of each voxel's neighbours along one axis, from -REACH to REACH; NaN if one of them is.
//
// in, out     nx·ny·nz numbers, x fastest; two different buffers
// outside     value beyond the box, for the constant border
// Parameters  AXIS 0 to 2 for x, y, z; REACH in voxels; LARGEST 0 or 1; BORDER, see border.cl
// Work        nx rounded up to groups of 64, ny, nz
// Set by Slab. Java twin: BoxExtreme.

#ifndef AXIS
#error "AXIS is set by the host"
#endif
#ifndef REACH
#error "REACH is set by the host"
#endif
#ifndef LARGEST
#error "LARGEST is set by the host"
#endif
#include "border.cl"

kernel void extreme(
        global const float* restrict in, global float* restrict out, float outside, int nx, int ny, int nz) {
    int x = (int) get_global_id(0);
    int y = (int) get_global_id(1);
    int z = (int) get_global_id(2);
    if (x >= nx) {
        return;
    }
#if AXIS == 0
    int at = x;
    int n = nx;
    size_t stride = 1;
#elif AXIS == 1
    int at = y;
    int n = ny;
    size_t stride = (size_t) nx;
#else
    int at = z;
    int n = nz;
    size_t stride = (size_t) nx * ny;
#endif
    size_t row = x + (size_t) nx * (y + (size_t) ny * z) - at * stride;
    float best = in[row + at * stride];
    for (int k = -REACH; k <= REACH; k++) {
        int i = border_index(at + k, n);
        float v = i < 0 ? outside : in[row + i * stride];
#if LARGEST
        best = isnan(v) || v > best ? v : best;
#else
        best = isnan(v) || v < best ? v : best;
#endif
    }
    out[row + at * stride] = best;
}
