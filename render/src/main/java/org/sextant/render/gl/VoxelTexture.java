// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

/** The voxels of a field on a device, in one of the ways that field.glsl reads. Threads: the context's. */
sealed interface VoxelTexture extends AutoCloseable permits VolumeTexture, PackedVolume {
    long bytes();

    void bind(int unit);

    @Override
    void close();
}
