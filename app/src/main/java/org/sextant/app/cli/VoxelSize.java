// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import org.sextant.volume.format.OpenOptions;

/** A voxel size as the user wrote it, checked; projects keep the text. */
record VoxelSize(String text) {
    static VoxelSize parse(String text) {
        OpenOptions.parseVoxel(text);
        return new VoxelSize(text);
    }
}
