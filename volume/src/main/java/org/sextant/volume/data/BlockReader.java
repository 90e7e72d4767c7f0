// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.data;

import java.io.IOException;
import java.util.OptionalDouble;

/** Reads blocks of one level from their source. Called from many threads at once. */
@FunctionalInterface
public interface BlockReader {
    /**
     * The voxels of a block, x fastest, exactly {@code region.voxels()} of them.
     *
     * @param region one block of the level's {@link BlockLayout}
     * @return a new array of the level's value type; the cache keeps it, nobody writes to it
     */
    Object read(Region region) throws IOException;

    /**
     * The value of all voxels of a block, where that is known without reading them, such as of a chunk that a file leaves
     * out.
     *
     * @param region one block of the level's {@link BlockLayout}
     */
    default OptionalDouble constant(Region region) {
        return OptionalDouble.empty();
    }
}
