// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.stack;

/**
 * Which planes of the files make the volumes of a data set.
 *
 * @param slices z planes of a volume
 * @param channels channels that have their own planes; the samples of a pixel count besides
 * @param planes where plane z of a channel and time is
 */
record PlaneOrder(long slices, int channels, int times, Index planes) {
    /** Finds a plane. */
    @FunctionalInterface
    interface Index {
        PlaneAt at(long z, int channel, int time);
    }

    /**
     * @param page place in the data set's list of pages
     * @param shift bytes to add to the page's offsets: not 0 where several planes share one directory
     */
    record PlaneAt(int page, long shift) {}

    /** Pages one after the other are the planes of one volume. */
    static PlaneOrder ofPages(int n) {
        return new PlaneOrder(n, 1, 1, (z, c, t) -> new PlaneAt((int) z, 0));
    }
}
