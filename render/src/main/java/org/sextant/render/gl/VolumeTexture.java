// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import org.sextant.render.residency.DenseField;

/** The voxels of a field in a texture that the device interpolates. Threads: the context's. */
final class VolumeTexture implements VoxelTexture {
    private final Texture3 texture;
    private final long bytes;

    /** @param software whether a processor does the work */
    VolumeTexture(GlCensus census, DenseField field, boolean software) {
        bytes = bytes(field, software);
        Texture3.Place all = Texture3.Place.of(field.nx(), field.ny(), field.nz());
        texture = new Texture3(
                census, Texture3.Texel.value(field.voxelBytes(), software), all.nx(), all.ny(), all.nz(), "the voxels");
        try {
            texture.put(all, field::copyRow);
        } catch (RuntimeException e) {
            texture.close();
            throw e;
        }
    }

    static long bytes(DenseField field, boolean software) {
        int held = Texture3.Texel.heldBytes(field.voxelBytes(), software);
        return (long) field.nx() * field.ny() * field.nz() * held;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void bind(int unit) {
        texture.bind(unit);
    }

    @Override
    public void close() {
        texture.close();
    }
}
