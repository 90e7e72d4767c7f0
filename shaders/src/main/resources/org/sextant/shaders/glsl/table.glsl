// SPDX-License-Identifier: Apache-2.0
//
// Transfer functions: integrals of σ, σr, σg, σb over table positions 0 … 4095, as integers of which SIGMA(V) is the
// unit, so that the difference of two large ones is exact. Java twin: TransferTable.

uniform isamplerBuffer tables;   // set by TableTexture: 4096 entries of each volume

const float TABLE_LAST = 4095.0;
// Below this distance of two positions the mean is that of the entry they lie in.
const float NARROW = 0.05;

// Integrals from 0 to a position, and over the entry it lies in; 0 for a position below 0.
ivec4 integral(int base, float position, out ivec4 entry) {
    float whole = clamp(floor(position), 0.0, TABLE_LAST - 1.0);
    int at = base + int(whole);
    ivec4 low = texelFetch(tables, at);
    entry = texelFetch(tables, at + 1) - low;
    return low + ivec4(vec4(entry) * (position - whole));
}
