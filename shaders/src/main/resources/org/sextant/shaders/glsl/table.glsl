// SPDX-License-Identifier: Apache-2.0
//
// Transfer functions: integrals of σ, σr, σg, σb from the lowest value to each of 8191 positions, two for each of Java's,
// as integers of which SIGMA(V) is the unit: the difference of two large ones is exact. Java twin: TransferTable.
//
// Volumes in other modes have other tables: projections their colours and opacities at these positions, surfaces two entries
// each: colour and opacity; bits of the texture value.
//
// Positions are whole numbers here; rounding moves a value by less than a ten-thousandth of the transfer function's range.

uniform isamplerBuffer tables;   // set by SceneTextures

const int TABLE_LAST = 8190;

// Behind them the colours and opacities of the slices' windows; of all colours and opacities 1 / WINDOW_COUNTS is the unit.
const int WINDOW_LAST = 4080;
const float WINDOW_COUNTS = 16777216.0;

// Another position beside one, for a mean over no width at all.
int beside(int position) {
    return position < TABLE_LAST ? position + 1 : position - 1;
}
