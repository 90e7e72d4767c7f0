// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.pyramid;

import java.io.IOException;

/** Takes the chunks of all levels. Called from many threads at once, each chunk once. */
@FunctionalInterface
public interface ChunkSink {
    /**
     * @param level 0 is the finest
     * @param x position among the level's chunks
     * @param values x fastest, padded with zeros to the full chunk where the volume ends; not to be kept
     */
    void chunk(int level, long x, long y, long z, Object values) throws IOException;
}
