// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.util.Optional;
import org.joml.Vector3d;
import org.sextant.compute.tomography.alignment.RotationCentre;
import org.sextant.compute.tomography.correction.Preparation;
import org.sextant.compute.tomography.correction.References;
import org.sextant.compute.tomography.geometry.CircularScan;
import org.sextant.compute.tomography.geometry.ScanGeometry;
import org.sextant.compute.tomography.scan.Frames;
import org.sextant.compute.tomography.scan.Projections;
import org.sextant.compute.tomography.scan.RawScan;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * What of a scan is used: its rows, its binned pixels, its views.
 *
 * @param whole geometry of the whole detector
 */
record PreparedScan(CircularScan whole, Preparation preparation) {
    /** Line integrals of what is used. */
    Preparation.Prepared prepare(RawScan scan, WorkContext work) {
        Frames frames = scan.frames();
        Optional<References> references = scan.flats()
                .map(f -> References.of(
                        frames.columns(),
                        preparation.rowCount(),
                        f.all(preparation.firstRow(), preparation.rowCount(), work),
                        scan.darks()
                                .map(d -> d.all(preparation.firstRow(), preparation.rowCount(), work))
                                .orElse(new float[0][])));
        return preparation.of(frames, references, work);
    }

    int columns() {
        return whole.columns() / preparation.bin();
    }

    int rows() {
        return preparation.rowCount() / preparation.bin();
    }

    double pixelUm() {
        return whole.pixelUm() * preparation.bin();
    }

    double[] anglesRad() {
        int every = preparation.everyView();
        double[] used = new double[(whole.anglesRad().length - 1) / every + 1];
        for (int i = 0; i < used.length; i++) {
            used[i] = whole.anglesRad()[i * every];
        }
        return used;
    }

    /** Searches the axis; its columns are those of the line integrals, see {@link #wholeColumn}. */
    RotationCentre centre(Projections lineIntegrals, WorkContext work) {
        return RotationCentre.find(lineIntegrals, anglesRad(), whole.sourceUm() / pixelUm(), work);
    }

    /** A column of the line integrals among those of the whole detector. */
    double wholeColumn(double column) {
        return column * preparation.bin() + (preparation.bin() - 1) / 2.0;
    }

    /** With the axis over a column of the whole detector. */
    ScanGeometry geometry(double centre) {
        return whole.centredAt(centre)
                .geometry()
                .band(preparation.firstRow(), preparation.rowCount())
                .binned(preparation.bin())
                .everyView(preparation.everyView());
    }

    /**
     * Cubic voxels of a pixel's edge about the axis, one slice a row, as wide as the detector sees: to its farther border where
     * the axis stands to one side and the scan is a full turn.
     */
    VoxelGrid grid(double centre) {
        double middle = (whole.columns() - 1) / 2.0;
        boolean oneSided = Math.abs(centre - middle) > 0.1 * whole.columns();
        double far = Math.max(centre, whole.columns() - 1 - centre) + 0.5;
        int width = oneSided && isFullTurn() ? (int) Math.ceil(2 * far / preparation.bin()) : columns();
        int used = rows() * preparation.bin();
        double row = preparation.firstRow() + (used - 1) / 2.0;
        double height = ((whole.rows() - 1) / 2.0 - row) * whole.pixelUm();
        double side = (width - 1) / -2.0 * pixelUm();
        return VoxelGrid.of(
                new FrameId("stage"),
                new Size3(width, width, rows()),
                new Vector3d(pixelUm()),
                new Vector3d(side, side, height - (rows() - 1) / 2.0 * pixelUm()));
    }

    private boolean isFullTurn() {
        double[] a = whole.anglesRad();
        return Math.abs(a[a.length - 1] - a[0]) * a.length / Math.max(1, a.length - 1) > 0.995 * 2 * Math.PI;
    }
}
