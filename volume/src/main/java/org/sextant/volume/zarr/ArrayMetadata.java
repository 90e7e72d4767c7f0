// SPDX-License-Identifier: Apache-2.0
package org.sextant.volume.zarr;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.value.ValueType;

/**
 * What {@code .zarray} or {@code zarr.json} says about an array.
 *
 * @param place path of the document
 * @param shape values along each axis, slowest first; at least 1 each
 * @param fill value of what no chunk holds
 * @param keys names of the files, each of which holds a chunk or, if {@code shard} is there, a shard
 * @param coding of a chunk; in a sharded array, of an inner chunk
 * @param axisNames empty if the document names none
 */
record ArrayMetadata(
        String place,
        int zarrVersion,
        long[] shape,
        ValueType type,
        double fill,
        ChunkKeys keys,
        ChunkCoding coding,
        @Nullable ShardLayout shard,
        List<String> axisNames,
        String codecs) {
    int rank() {
        return shape.length;
    }
}
