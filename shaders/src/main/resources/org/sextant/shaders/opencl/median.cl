// SPDX-License-Identifier: Apache-2.0
//
// Median of the 3×3×3 voxels around each; NaN if one of them is. Sorted along z, y and x, of the 27 only 19 can be the median;
// these are compared as in the Java twin, MedianNetwork, which says why that is right.
//
// in, out     nx·ny·nz numbers, x fastest; two different buffers
// outside     value beyond the box, for the constant border
// Parameters  BORDER, see border.cl
// Work        nx rounded up to groups of 64, ny, nz
// Set by Slab.

#include "border.cl"

#define SORT(a, b) { float low = a < b ? a : b; b = a < b ? b : a; a = low; }
#define LOWER(a, b) a = a < b ? a : b
#define UPPER(a, b) b = a < b ? b : a
#define SORT3(a, b, c) SORT(a, b) SORT(b, c) SORT(a, b)

inline float voxel(global const float* in, int x, int y, int z, float outside, int nx, int ny, int nz) {
    int i = border_index(x, nx);
    int j = border_index(y, ny);
    int k = border_index(z, nz);
    return i < 0 || j < 0 || k < 0 ? outside : in[i + (size_t) nx * (j + (size_t) ny * k)];
}

kernel void median(
        global const float* restrict in, global float* restrict out, float outside, int nx, int ny, int nz) {
    int x = (int) get_global_id(0);
    int y = (int) get_global_id(1);
    int z = (int) get_global_id(2);
    if (x >= nx) {
        return;
    }
    // the same for a whole group, so that none of its items goes another way
    int first = (int) get_group_id(0) * 64;
    bool inner = first >= 1 && first + 65 <= nx && y >= 1 && y + 1 < ny && z >= 1 && z + 1 < nz;
    // cijk: level i along z, row j along y, k along x
    float c000, c001, c002, c010, c011, c012, c020, c021, c022, c100, c101, c102, c110, c111, c112, c120, c121, c122, c200, c201, c202, c210, c211, c212, c220, c221, c222;
#define TAKE(n, i, j, k) n = inner ? in[(x + k - 1) + (size_t) nx * ((y + j - 1) + (size_t) ny * (z + i - 1))] : voxel(in, x + k - 1, y + j - 1, z + i - 1, outside, nx, ny, nz)
    TAKE(c000, 0, 0, 0); TAKE(c001, 0, 0, 1); TAKE(c002, 0, 0, 2);
    TAKE(c010, 0, 1, 0); TAKE(c011, 0, 1, 1); TAKE(c012, 0, 1, 2);
    TAKE(c020, 0, 2, 0); TAKE(c021, 0, 2, 1); TAKE(c022, 0, 2, 2);
    TAKE(c100, 1, 0, 0); TAKE(c101, 1, 0, 1); TAKE(c102, 1, 0, 2);
    TAKE(c110, 1, 1, 0); TAKE(c111, 1, 1, 1); TAKE(c112, 1, 1, 2);
    TAKE(c120, 1, 2, 0); TAKE(c121, 1, 2, 1); TAKE(c122, 1, 2, 2);
    TAKE(c200, 2, 0, 0); TAKE(c201, 2, 0, 1); TAKE(c202, 2, 0, 2);
    TAKE(c210, 2, 1, 0); TAKE(c211, 2, 1, 1); TAKE(c212, 2, 1, 2);
    TAKE(c220, 2, 2, 0); TAKE(c221, 2, 2, 1); TAKE(c222, 2, 2, 2);
    bool nan = isnan(c000) || isnan(c001) || isnan(c002) || isnan(c010) || isnan(c011) || isnan(c012) || isnan(c020) || isnan(c021) || isnan(c022) || isnan(c100) || isnan(c101) || isnan(c102) || isnan(c110) || isnan(c111) || isnan(c112) || isnan(c120) || isnan(c121) || isnan(c122) || isnan(c200) || isnan(c201) || isnan(c202) || isnan(c210) || isnan(c211) || isnan(c212) || isnan(c220) || isnan(c221) || isnan(c222);
    SORT3(c000, c100, c200) SORT3(c001, c101, c201) SORT3(c002, c102, c202)
    SORT3(c010, c110, c210) SORT3(c011, c111, c211) SORT3(c012, c112, c212)
    SORT3(c020, c120, c220) SORT3(c021, c121, c221) SORT3(c022, c122, c222)
    SORT3(c000, c010, c020) SORT3(c001, c011, c021) SORT3(c002, c012, c022)
    SORT3(c100, c110, c120) SORT3(c101, c111, c121) SORT3(c102, c112, c122)
    SORT3(c200, c210, c220) SORT3(c201, c211, c221) SORT3(c202, c212, c222)
    SORT3(c000, c001, c002) SORT3(c010, c011, c012) SORT3(c020, c021, c022)
    SORT3(c100, c101, c102) SORT3(c110, c111, c112) SORT3(c120, c121, c122)
    SORT3(c200, c201, c202) SORT3(c210, c211, c212) SORT3(c220, c221, c222)
    UPPER(c002, c110); LOWER(c202, c112); UPPER(c020, c200); LOWER(c211, c220);
    UPPER(c101, c011); SORT(c202, c121); LOWER(c121, c022); SORT(c011, c200);
    SORT(c210, c012); SORT(c011, c210); UPPER(c011, c021); SORT(c211, c121);
    SORT(c012, c202); LOWER(c121, c202); SORT(c012, c120); SORT(c102, c021);
    SORT(c111, c110); SORT(c012, c102); UPPER(c012, c111); SORT(c021, c110);
    LOWER(c110, c121); SORT(c111, c211); SORT(c210, c201); UPPER(c111, c210);
    SORT(c120, c110); SORT(c200, c102); SORT(c110, c102); LOWER(c102, c021);
    SORT(c200, c102); SORT(c120, c201); UPPER(c200, c120); LOWER(c102, c201);
    SORT(c120, c211); SORT(c210, c102); UPPER(c120, c210); LOWER(c102, c211);
    SORT(c210, c102); UPPER(c210, c110); LOWER(c102, c110);
    out[x + (size_t) nx * (y + (size_t) ny * z)] = nan ? NAN : c102;
}
