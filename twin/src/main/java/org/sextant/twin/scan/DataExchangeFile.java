// SPDX-License-Identifier: Apache-2.0
package org.sextant.twin.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sextant.twin.hdf5.Hdf5Dataset;
import org.sextant.twin.hdf5.Hdf5Group;
import org.sextant.twin.hdf5.Hdf5Layout;
import org.sextant.twin.instrument.Instrument;
import org.sextant.twin.instrument.Optics;
import org.sextant.twin.instrument.Sampling;
import org.sextant.twin.projection.Detector;

/**
 * Frames in a Data Exchange file (De Carlo et al. 2014, 10.1107/S160057751401604X): what an instrument knows, which is the
 * nominal geometry and none of its errors.
 *
 * <p>Threads: any may write frames.
 */
final class DataExchangeFile implements AutoCloseable {
    private static final String GEOMETRY =
            "The sample turns by +theta about z, which points up. The beam runs along +y, columns of the detector along +x, "
                    + "rows along -z; nominally the axis stands in the middle of the columns.";

    private final int columns;
    private final int rows;
    private final Hdf5Dataset data;
    private final Hdf5Dataset white;
    private final Hdf5Dataset dark;
    private final FileChannel file;

    /** What a file holds besides what its instrument says. */
    record Contents(double[] anglesDeg, int flats, int darks, String quantity) {}

    /** Adds data sets to the file before it is written. */
    @FunctionalInterface
    interface More {
        void to(Hdf5Group root);
    }

    DataExchangeFile(Path path, Instrument instrument, Contents contents, More more) throws IOException {
        Sampling s = instrument.sampling();
        columns = s.columns();
        rows = s.rows();
        Hdf5Group root = new Hdf5Group();
        root.text("implements", "exchange:measurement");
        Hdf5Group exchange = root.group("exchange");
        exchange.text("title", instrument.title() + ", simulated scan");
        data = exchange.counts("data", contents.anglesDeg.length, rows, columns)
                .units("counts")
                .attribute("axes", "theta:y:x")
                .attribute("description", contents.quantity);
        white = exchange.counts("data_white", contents.flats, rows, columns).units("counts");
        dark = exchange.counts("data_dark", contents.darks, rows, columns).units("counts");
        exchange.numbers("theta", contents.anglesDeg, "degrees");
        describe(root.group("measurement/instrument"), instrument);
        root.group("measurement/sample").text("name", "ground-truth sample");
        root.group("measurement/sample/experiment").text("geometry", GEOMETRY);
        more.to(root);
        Hdf5Layout layout = Hdf5Layout.of(root);
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            layout.start(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void describe(Hdf5Group group, Instrument instrument) {
        Optics o = instrument.optics();
        Sampling s = instrument.sampling();
        group.text("name", instrument.name());
        group.text("description", instrument.title());
        group.group("monochromator").number("energy", o.energyKev(), "keV");
        Hdf5Group detector = group.group("detector");
        detector.number("pixel_size_x", s.pixelUm() * o.magnification(), "um");
        detector.number("pixel_size_y", s.pixelUm() * o.magnification(), "um");
        detector.number("actual_pixel_size_x", s.pixelUm(), "um")
                .attribute("description", "at the axis, also the edge of a voxel");
        detector.number("open_beam", instrument.recording().exposure().quanta(), "photons")
                .attribute("description", "expected in a pixel of one frame; one count a photon above the offset");
        detector.number("offset", instrument.recording().exposure().offset(), "counts");
        Hdf5Group setup = group.group("setup");
        if (Double.isFinite(o.sourceUm())) {
            setup.number("source_to_axis_distance", o.sourceUm() / 1000, "mm");
        }
        setup.number("axis_to_detector_distance", o.detectorUm() / 1000, "mm");
        setup.text("beam", Double.isFinite(o.sourceUm()) ? "cone" : "parallel");
    }

    void projection(int frame, Detector band, short[] counts) throws IOException {
        write(data, frame, band, counts);
    }

    void flat(int frame, Detector band, short[] counts) throws IOException {
        write(white, frame, band, counts);
    }

    void darkFrame(int frame, Detector band, short[] counts) throws IOException {
        write(dark, frame, band, counts);
    }

    private void write(Hdf5Dataset set, int frame, Detector band, short[] counts) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * band.pixels()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(counts, 0, band.pixels());
        long at = set.valuesAt() + 2L * columns * ((long) frame * rows + band.firstRow());
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
