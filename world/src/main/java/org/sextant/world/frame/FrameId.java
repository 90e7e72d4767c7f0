// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.frame;

import org.sextant.world.error.SextantException;

/** The name of a right-handed coordinate frame. Lengths in it are micrometres, except in index frames (voxels). */
public record FrameId(String name) {
    /** The root of every frame tree. */
    public static final FrameId WORLD = new FrameId("world");

    public FrameId {
        if (name.isBlank()) {
            throw new SextantException("a frame needs a name");
        }
    }

    /** The frame of voxel indices of a grid that lies in this frame. */
    public FrameId index() {
        return new FrameId(name + "#index");
    }

    @Override
    public String toString() {
        return name;
    }
}
