// SPDX-License-Identifier: Apache-2.0
//
// What lies outside of a box of voxels. Included by kernels that look at neighbours. Java twin: Border.
//
// Parameter BORDER, set by Slab: 0 the nearest voxel, 1 mirrored at the voxels' outer faces, 2 a constant.

#ifndef BORDER
#error "BORDER is set by the host"
#endif

// The index 0 … n − 1 whose voxel stands for index i; −1 for the constant.
inline int border_index(int i, int n) {
    if (i >= 0 && i < n) {
        return i;
    }
#if BORDER == 0
    return i < 0 ? 0 : n - 1;
#elif BORDER == 1
    int m = i % (2 * n);
    m = m < 0 ? m + 2 * n : m;
    return m < n ? m : 2 * n - 1 - m;
#else
    return -1;
#endif
}
