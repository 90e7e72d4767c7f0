// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import org.sextant.render.residency.VoxelField;

/**
 * How the voxels of a field lie in a table in which each comes with three neighbours, see field.glsl: with one more on every
 * side, in blocks of {@value #EDGE}³ entries, x fastest, which lie in rows and planes.
 *
 * @param blocksX blocks along x
 */
record PackedShape(int blocksX, int blocksY, int blocksZ) {
    static final int EDGE = 8;
    /** Entries of a block. */
    static final int BLOCK = EDGE * EDGE * EDGE;

    static PackedShape of(VoxelField field) {
        return new PackedShape(blocks(field.nx()), blocks(field.ny()), blocks(field.nz()));
    }

    private static int blocks(int voxels) {
        return (voxels + 1) / EDGE + 1;
    }

    /** Length of the table. */
    long entries() {
        return (long) blocksX * blocksY * blocksZ * BLOCK;
    }

    /** Entries from one block to the next along y, less those that 8 rows take within a block. */
    int alongY() {
        return blocksX * BLOCK - EDGE * EDGE;
    }

    /** Entries from one block to the next along z, less those that 8 planes take within a block. */
    int alongZ() {
        return blocksX * blocksY * BLOCK - BLOCK;
    }
}
