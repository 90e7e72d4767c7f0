// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.value.ValueScale;
import org.sextant.world.error.DataException;

/**
 * What is kept of one file: where its pixels are and what places them. Lengths in mm, coordinates of the patient system
 * (x to the left, y to the back, z to the head), as the file states them (DICOM PS3.3, section C.7.6.2).
 *
 * @param instance number in the series, −1 if not stated
 * @param positions centre of the first pixel of each frame; empty if not stated
 * @param rowDirection direction of rising x index; null if no orientation is stated
 * @param columnDirection direction of rising y index; null if no orientation is stated
 * @param pixelSpacing distance of pixel centres along x and y (z unused); null if not stated
 * @param spacingBetween distance of slice centres; null if not stated
 * @param tiltDeg of the gantry
 */
record Slice(
        Path path,
        PixelFormat format,
        ByteOrder order,
        boolean swappedBytes,
        long pixelOffset,
        int instance,
        List<Vector3dc> positions,
        @Nullable Vector3dc rowDirection,
        @Nullable Vector3dc columnDirection,
        @Nullable Vector3dc pixelSpacing,
        @Nullable Double spacingBetween,
        @Nullable Double thickness,
        double tiltDeg,
        ValueScale scale) {

    static Slice of(DicomFile file) {
        DataSet d = file.data();
        if (file.pixelTag() == 0) {
            throw new DataException(
                    file.path().toString(), "data set", "it has no pixels", "It is no image, or it was cut short");
        }
        PixelFormat format = PixelFormat.of(file);
        checkFramesAlike(d);
        double[] orientation = first(d, Tag.PLANE_ORIENTATION_SEQUENCE, Tag.IMAGE_ORIENTATION, 6);
        Vector3d row = orientation == null ? null : new Vector3d(orientation[0], orientation[1], orientation[2]);
        Vector3d column = orientation == null ? null : new Vector3d(orientation[3], orientation[4], orientation[5]);
        if (row != null && column != null) {
            checkOrientation(d, row, column);
        }
        double[] spacing = first(d, Tag.PIXEL_MEASURES_SEQUENCE, Tag.PIXEL_SPACING, 2);
        if (spacing != null && !(spacing[0] > 0 && spacing[1] > 0)) {
            throw d.wrong(Tag.PIXEL_SPACING, spacing[0] + "\\" + spacing[1], "must be above 0");
        }
        // PS3.3, section 10.7.1.3: the first value is the distance of rows, so along y.
        Vector3d pixelSpacing = spacing == null ? null : new Vector3d(spacing[1], spacing[0], 0);
        boolean swapped = file.order() == ByteOrder.BIG_ENDIAN
                && file.pixelVr().equals("OW")
                && format.type().fileBytes() == 1;
        return new Slice(
                file.path(),
                format,
                file.order(),
                swapped,
                file.pixelOffset(),
                d.whole(Tag.INSTANCE_NUMBER, Integer.MIN_VALUE, Integer.MAX_VALUE)
                        .orElse(-1),
                row == null ? List.of() : positions(d, format.frames()),
                row,
                column,
                pixelSpacing,
                length(d, Tag.SPACING_BETWEEN_SLICES),
                length(d, Tag.SLICE_THICKNESS),
                d.number(Tag.GANTRY_TILT).orElse(0.0),
                scale(d));
    }

    /** A volume has one pixel spacing and one map to values; frames that differ in them are not read with those of the first. */
    private static void checkFramesAlike(DataSet d) {
        List<DataSet> groups =
                d.element(Tag.PER_FRAME_GROUPS).map(DataElement::items).orElse(List.of());
        for (DataSet g : groups) {
            checkSame(groups.get(0), g, Tag.PIXEL_MEASURES_SEQUENCE, Tag.PIXEL_SPACING);
            checkSame(groups.get(0), g, Tag.PIXEL_TRANSFORMATION_SEQUENCE, Tag.RESCALE_SLOPE);
            checkSame(groups.get(0), g, Tag.PIXEL_TRANSFORMATION_SEQUENCE, Tag.RESCALE_INTERCEPT);
        }
    }

    private static void checkSame(DataSet first, DataSet frame, int sequence, int tag) {
        double[] a = first.item(sequence).flatMap(s -> s.numbers(tag)).orElse(new double[0]);
        double[] b = frame.item(sequence).flatMap(s -> s.numbers(tag)).orElse(new double[0]);
        if (!Arrays.equals(a, b)) {
            throw frame.wrong(
                    tag,
                    Arrays.toString(b),
                    "differs from that of the first frame, " + Arrays.toString(a),
                    "Export the frames with one value for all, or as single files");
        }
    }

    private static void checkOrientation(DataSet d, Vector3d row, Vector3d column) {
        boolean unit = Math.abs(row.length() - 1) < 1e-3 && Math.abs(column.length() - 1) < 1e-3;
        if (!unit || Math.abs(row.dot(column)) > 1e-3) {
            throw d.wrong(
                    Tag.IMAGE_ORIENTATION, row + " " + column, "must be two directions of length 1 at right angles");
        }
    }

    /** A value of the file itself, else of the functional groups: shared, else of the first frame. */
    private static double @Nullable [] first(DataSet d, int sequence, int tag, int n) {
        return Stream.of(
                        Optional.of(d),
                        d.item(Tag.SHARED_GROUPS).flatMap(g -> g.item(sequence)),
                        d.item(Tag.PER_FRAME_GROUPS).flatMap(g -> g.item(sequence)))
                .flatMap(Optional::stream)
                .flatMap(s -> s.numbers(tag, n).stream())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Double length(DataSet d, int tag) {
        double[] v = first(d, Tag.PIXEL_MEASURES_SEQUENCE, tag, 1);
        return v == null || v[0] == 0 ? null : Double.valueOf(Math.abs(v[0]));
    }

    private static List<Vector3dc> positions(DataSet d, int frames) {
        List<Vector3dc> positions = new ArrayList<>();
        if (frames == 1) {
            double[] p = first(d, Tag.PLANE_POSITION_SEQUENCE, Tag.IMAGE_POSITION, 3);
            return p == null ? List.of() : List.of(new Vector3d(p));
        }
        List<DataSet> groups =
                d.element(Tag.PER_FRAME_GROUPS).map(DataElement::items).orElse(List.of());
        for (DataSet g : groups) {
            g.item(Tag.PLANE_POSITION_SEQUENCE)
                    .flatMap(s -> s.numbers(Tag.IMAGE_POSITION, 3))
                    .ifPresent(p -> positions.add(new Vector3d(p)));
            checkSameOrientation(groups.get(0), g);
        }
        if (!positions.isEmpty() && positions.size() != frames) {
            throw d.wrong(
                    Tag.NUMBER_OF_FRAMES,
                    frames + "",
                    "does not agree with the positions of " + positions.size() + " frames");
        }
        return List.copyOf(positions);
    }

    private static void checkSameOrientation(DataSet first, DataSet frame) {
        Optional<double[]> a = orientation(first);
        Optional<double[]> b = orientation(frame);
        for (int i = 0; a.isPresent() && b.isPresent() && i < 6; i++) {
            if (Math.abs(a.get()[i] - b.get()[i]) > 1e-4) {
                throw frame.wrong(
                        Tag.IMAGE_ORIENTATION, Arrays.toString(b.get()), "differs from that of the first frame");
            }
        }
    }

    private static Optional<double[]> orientation(DataSet group) {
        return group.item(Tag.PLANE_ORIENTATION_SEQUENCE).flatMap(s -> s.numbers(Tag.IMAGE_ORIENTATION, 6));
    }

    /** PS3.3, section C.11.1: physical = slope · stored + intercept; CT images without a type are in Hounsfield units. */
    private static ValueScale scale(DataSet d) {
        double[] slope = first(d, Tag.PIXEL_TRANSFORMATION_SEQUENCE, Tag.RESCALE_SLOPE, 1);
        double[] intercept = first(d, Tag.PIXEL_TRANSFORMATION_SEQUENCE, Tag.RESCALE_INTERCEPT, 1);
        if (slope == null && intercept == null) {
            return ValueScale.NONE;
        }
        if (slope != null && slope[0] == 0) {
            throw d.wrong(Tag.RESCALE_SLOPE, "0", "must not be 0");
        }
        String type = d.text(Tag.RESCALE_TYPE)
                .or(() -> d.item(Tag.SHARED_GROUPS)
                        .flatMap(g -> g.item(Tag.PIXEL_TRANSFORMATION_SEQUENCE))
                        .flatMap(s -> s.text(Tag.RESCALE_TYPE)))
                .orElse(d.text(Tag.MODALITY).orElse("").equals("CT") ? "HU" : "");
        return new ValueScale(
                slope == null ? 1 : slope[0], intercept == null ? 0 : intercept[0], type.equals("US") ? "" : type);
    }
}
