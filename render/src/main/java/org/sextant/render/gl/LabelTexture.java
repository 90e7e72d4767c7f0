// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import org.sextant.render.residency.LabelField;

/** The ranks of a label volume in a texture of whole numbers. Threads: the context's. */
final class LabelTexture implements AutoCloseable {
    private final Texture3 texture;
    private final long bytes;

    LabelTexture(GlCensus census, LabelField field) {
        bytes = bytes(field);
        Texture3.Place all = Texture3.Place.of(field.nx(), field.ny(), field.nz());
        texture = new Texture3(
                census, Texture3.Texel.number(field.voxelBytes()), all.nx(), all.ny(), all.nz(), "the labels");
        try {
            texture.put(all, field::copyRow);
        } catch (RuntimeException e) {
            texture.close();
            throw e;
        }
    }

    static long bytes(LabelField field) {
        return (long) field.nx() * field.ny() * field.nz() * field.voxelBytes();
    }

    long bytes() {
        return bytes;
    }

    void bind(int unit) {
        texture.bind(unit);
    }

    @Override
    public void close() {
        texture.close();
    }
}
