// SPDX-License-Identifier: Apache-2.0
//
// Eigenvalues of a symmetric 3×3 matrix at each voxel, in closed form (Smith 1961, 10.1145/355578.366316), with 1 - r² from
// a sum of squares so that nearly equal eigenvalues keep their digits. See the Java twin, SymmetricEigenvalues, for how.
//
// xx … yz     nx·ny·nz numbers each; xx receives the largest eigenvalue, yy the middle one, zz the smallest
// Work        nx rounded up to groups of 64, ny, nz
// Set by Slab.

// cos(2/3 arccos t) for t from 0 to 1; error 8e-8
inline float third_cosine(float t) {
    float high = 0.01960032f + t * (-0.01023751f + t * (0.003654120f + t * -0.0006260453f));
    float low = -0.1110945f + t * (0.05327935f + t * (-0.03192541f + t * high));
    return 0.5f + t * (0.5773497f + t * low);
}

inline float square_of_cross(float a, float b, float c, float d) {
    float x = a * b - c * d;
    return x * x;
}

kernel void eigenvalues(
        global float* restrict xx,
        global float* restrict yy,
        global float* restrict zz,
        global const float* restrict xy,
        global const float* restrict xz,
        global const float* restrict yz,
        int nx,
        int ny,
        int nz) {
    int x = (int) get_global_id(0);
    if (x >= nx) {
        return;
    }
    size_t i = x + (size_t) nx * (get_global_id(1) + (size_t) ny * get_global_id(2));
    float mean = (xx[i] + yy[i] + zz[i]) * (1.0f / 3.0f);
    float a = xx[i] - mean;
    float b = yy[i] - mean;
    float c = zz[i] - mean;
    float d = xy[i];
    float e = xz[i];
    float f = yz[i];
    float p = sqrt((a * a + b * b + c * c + 2.0f * (d * d + e * e + f * f)) * (1.0f / 6.0f));
    float inverse = 1.0f / (p < FLT_MIN ? FLT_MIN : p);
    a *= inverse;
    b *= inverse;
    c *= inverse;
    d *= inverse;
    e *= inverse;
    f *= inverse;
    float r = 0.5f * (a * (b * c - f * f) - d * (d * c - e * f) + e * (d * f - b * e));
    // the rest of S² less its trace
    float ta = a * a + d * d + e * e - 2.0f;
    float tb = d * d + b * b + f * f - 2.0f;
    float tc = -ta - tb;
    float td = a * d + d * b + e * f;
    float te = a * e + d * f + e * c;
    float tf = d * e + b * f + f * c;
    float squares = 3.0f * square_of_cross(a, tb, b, ta)
            + 2.0f * (square_of_cross(a, td, d, ta) + square_of_cross(b, td, d, tb) + square_of_cross(c, td, d, tc)
                    + square_of_cross(a, te, e, ta) + square_of_cross(b, te, e, tb) + square_of_cross(c, te, e, tc)
                    + square_of_cross(a, tf, f, ta) + square_of_cross(b, tf, f, tb) + square_of_cross(c, tf, f, tc))
            + 4.0f * (square_of_cross(d, te, e, td) + square_of_cross(d, tf, f, td) + square_of_cross(e, tf, f, te));
    squares *= 1.0f / 36.0f;
    float size = fabs(r);
    float one = 1.0f + (size > 1.0f ? 1.0f : size);
    float rest = squares / one;
    float near = third_cosine(sqrt(one * 0.5f));
    float far = third_cosine(sqrt((rest > 1.0f ? 1.0f : rest) * 0.5f));
    float signed_size = r < 0.0f ? -2.0f * p : 2.0f * p;
    float outer = mean + signed_size * near;
    float other = mean - signed_size * far;
    float middle = mean - (outer - mean) - (other - mean);
    float most = outer < other ? other : outer;
    float least = outer < other ? outer : other;
    xx[i] = most;
    yy[i] = middle > most ? most : (middle < least ? least : middle);
    zz[i] = least;
}
