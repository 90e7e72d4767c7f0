// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.describe;

import java.util.List;

/**
 * One Image of an OME-XML text (OME model 2016-06), with what places its planes in files.
 *
 * @param order five letters, fastest first, for example {@code XYZCT}
 * @param type as OME names it, for example {@code uint16}
 * @param origin PositionX, Y, Z of the first plane, where they have a unit of length
 * @param channels names of the Channel elements
 * @param data the TiffData elements
 */
public record OmeImage(
        String id,
        String name,
        long sizeX,
        long sizeY,
        long sizeZ,
        long sizeC,
        long sizeT,
        String order,
        String type,
        PixelSize pixelSize,
        Origin origin,
        List<String> channels,
        List<TiffData> data) {

    /**
     * Planes that follow each other from one directory on.
     *
     * @param ifd first directory, −1 if not stated
     * @param count number of planes, −1 if not stated
     * @param fileName empty for the file itself
     */
    public record TiffData(long ifd, long z, long c, long t, long count, String fileName) {}

    public OmeImage {
        channels = List.copyOf(channels);
        data = List.copyOf(data);
    }
}
