// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.tomography.scan;

import org.sextant.volume.data.Region;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/**
 * Frames in a volume, read one by one. Its planes are frames (x column, y row, z view), or sinograms (x column, y view, z row).
 *
 * <p>Threads: any.
 */
public record Frames(Volume volume, boolean sinograms) {
    public Frames {
        Size3 s = volume.size();
        if (Math.max(s.x() * (sinograms ? s.z() : s.y()), sinograms ? s.y() : s.z()) > Integer.MAX_VALUE - 8) {
            throw new DataException(
                    volume.source(), "size", s + " is more than a frame or a list can hold", "Crop the file");
        }
    }

    public int columns() {
        return (int) volume.size().x();
    }

    public int rows() {
        return (int) (sinograms ? volume.size().z() : volume.size().y());
    }

    public int count() {
        return (int) (sinograms ? volume.size().y() : volume.size().z());
    }

    /** Numbers of one frame, rows first … first + count − 1. */
    public float[] read(int frame, int firstRow, int rowCount) {
        Region region = sinograms
                ? new Region(0, frame, firstRow, columns(), 1, rowCount)
                : new Region(0, firstRow, frame, columns(), rowCount, 1);
        Object stored = volume.finest().read(region);
        float[] out = new float[columns() * rowCount];
        volume.type().toFloats(stored, 0, out, 0, out.length);
        return out;
    }

    /** Rows first … first + count − 1 of all frames. */
    public float[][] all(int firstRow, int rowCount, WorkContext work) {
        float[][] out = new float[count()][];
        work.forEach("reading " + volume.source(), count(), i -> out[(int) i] = read((int) i, firstRow, rowCount));
        return out;
    }
}
