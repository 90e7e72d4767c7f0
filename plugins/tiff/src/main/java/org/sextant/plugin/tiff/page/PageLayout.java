// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.page;

import org.sextant.plugin.tiff.codec.Compression;
import org.sextant.volume.value.ValueType;

/**
 * How the values of one page are stored. A page is cut into chunks: strips (whole rows) or tiles.
 *
 * <pre>
 *   chunky (planar 1)   one chunk holds r g b r g b …
 *   planar (planar 2)   all chunks of r, then all of g, then all of b
 * </pre>
 *
 * @param type of a value in memory
 * @param bits of a value in the file
 * @param samples values of one pixel
 * @param planar whether each sample has its own chunks
 * @param chunkWidth pixels; of a strip, the width of the page
 * @param chunkHeight rows; of a strip, RowsPerStrip, at most the height of the page
 * @param reversedBits FillOrder 2: the first bit of a byte is its lowest
 */
public record PageLayout(
        int width,
        int height,
        ValueType type,
        int bits,
        int samples,
        boolean planar,
        boolean tiled,
        int chunkWidth,
        int chunkHeight,
        Compression compression,
        int predictor,
        boolean reversedBits) {

    /** Values of one pixel within one chunk. */
    public int chunkSamples() {
        return planar ? 1 : samples;
    }

    /** Bytes of one row of a chunk; rows start at whole bytes (TIFF 6.0 section 8). */
    public long rowBytes() {
        return ((long) chunkWidth * chunkSamples() * bits + 7) / 8;
    }

    public int chunksAcross() {
        return (width - 1) / chunkWidth + 1;
    }

    public int chunksDown() {
        return (height - 1) / chunkHeight + 1;
    }

    /** Chunks of the page, for all samples. */
    public long chunks() {
        return (long) chunksAcross() * chunksDown() * (planar ? samples : 1);
    }

    /** Bytes of one plane of values when they are not compressed, without padding of tiles. */
    public long plainBytes() {
        return ((long) width * chunkSamples() * bits + 7) / 8 * height * (planar ? samples : 1);
    }

    /** Whether any rows of a chunk can be read without the rest: nothing is compressed, values are whole bytes. */
    public boolean isPlain() {
        return compression == Compression.NONE && bits % 8 == 0 && !reversedBits;
    }

    /** Whether voxels of both may be planes of one volume. */
    public boolean stacksWith(PageLayout other) {
        return width == other.width && height == other.height && type == other.type && samples == other.samples;
    }

    /** Size and type in words. */
    public String shape() {
        return width + "×" + height + " " + type.label() + (samples == 1 ? "" : " with " + samples + " samples");
    }
}
