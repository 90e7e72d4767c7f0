// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.dicom;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.jspecify.annotations.Nullable;
import org.sextant.plugin.dicom.FrameReader.Frame;
import org.sextant.world.error.DataException;

/**
 * Slices put in order along their normal, checked to form one volume: same pixels, same orientation, equal steps that are
 * not sheared. Steps are rising along x × y for a series of files, and as stored for the frames of one file.
 *
 * @param frames in the order of z
 * @param stepMm from slice to slice; null if it is not known
 */
record SliceStack(List<Frame> frames, @Nullable Vector3dc stepMm) {
    /** Positions are decimal text of limited digits: steps may differ by one in a hundred. */
    private static final double TOLERANCE = 0.01;

    /** The frames of one file. */
    static SliceStack ofFile(String source, Slice slice) {
        List<Frame> frames = IntStream.range(0, slice.format().frames())
                .mapToObj(i -> new Frame(slice, i))
                .toList();
        if (slice.positions().size() > 1) {
            return new SliceStack(frames, step(source, frames));
        }
        Double distance =
                slice.spacingBetween() == null && frames.size() == 1 ? slice.thickness() : slice.spacingBetween();
        return new SliceStack(frames, distance == null ? null : normal(slice).mul(distance));
    }

    /** The files of one series, each with one frame. */
    static SliceStack ofSeries(String source, List<Slice> slices) {
        if (slices.size() == 1) {
            return ofFile(source, slices.get(0));
        }
        Slice first = slices.get(0);
        boolean placed = slices.stream().noneMatch(s -> s.positions().isEmpty());
        for (Slice s : slices) {
            checkFits(source, first, s, placed);
        }
        if (!placed) {
            return byInstance(source, slices);
        }
        Vector3dc normal = normal(first);
        List<Frame> frames = slices.stream()
                .map(s -> new Frame(s, 0))
                .sorted(Comparator.comparingDouble(f -> position(f).dot(normal)))
                .toList();
        return new SliceStack(frames, step(source, frames));
    }

    private static void checkFits(String source, Slice first, Slice s, boolean placed) {
        if (s.format().frames() > 1) {
            throw wrong(
                    source,
                    name(s) + " holds " + s.format().frames() + " frames, other files of the series too",
                    "Open the files one by one");
        }
        if (!s.format().equals(first.format())) {
            throw wrong(
                    source,
                    name(s) + " has pixels of another size or type than " + name(first),
                    "Move the files that do not belong together into folders of their own");
        }
        if (placed
                && (differ(first.rowDirection(), s.rowDirection())
                        || differ(first.columnDirection(), s.columnDirection())
                        || differ(first.pixelSpacing(), s.pixelSpacing()))) {
            throw wrong(
                    source,
                    name(s) + " has another orientation or pixel spacing than " + name(first),
                    "Move the files that do not belong together into folders of their own");
        }
        if (!s.scale().equals(first.scale())) {
            throw wrong(
                    source,
                    name(s) + " maps stored numbers to values by " + s.scale().slope() + " and "
                            + s.scale().intercept() + ", " + name(first) + " by "
                            + first.scale().slope() + " and "
                            + first.scale().intercept(),
                    "Export the series with one rescale slope and intercept");
        }
    }

    private static boolean differ(@Nullable Vector3dc a, @Nullable Vector3dc b) {
        return a == null || b == null ? a != b : a.distance(b) > 1e-3 * Math.max(1e-6, a.length());
    }

    private static SliceStack byInstance(String source, List<Slice> slices) {
        List<Slice> sorted =
                slices.stream().sorted(Comparator.comparingInt(Slice::instance)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).instance() == sorted.get(i - 1).instance()) {
                throw wrong(
                        source,
                        name(sorted.get(i - 1)) + " and " + name(sorted.get(i))
                                + " state neither different positions nor different instance numbers",
                        "Their order cannot be told; export the series again");
            }
        }
        Double distance = sorted.get(0).spacingBetween();
        return new SliceStack(
                sorted.stream().map(s -> new Frame(s, 0)).toList(),
                distance == null ? null : normal(sorted.get(0)).mul(distance));
    }

    /** The mean step; every single one must be equal to it, and along the normal. */
    private static Vector3d step(String source, List<Frame> frames) {
        List<Vector3d> steps = IntStream.range(1, frames.size())
                .mapToObj(i -> position(frames.get(i)).sub(position(frames.get(i - 1)), new Vector3d()))
                .toList();
        Vector3d mean = position(frames.get(frames.size() - 1))
                .sub(position(frames.get(0)), new Vector3d())
                .div(steps.size());
        double allowed = TOLERANCE * mean.length();
        if (!(allowed > 0) || steps.stream().anyMatch(s -> !(s.distance(mean) <= allowed))) {
            throw uneven(source, frames, steps);
        }
        Slice slice = frames.get(0).slice();
        Vector3d normal = normal(slice);
        double along = mean.dot(normal);
        if (Math.abs(along) < Math.cos(Math.toRadians(0.5)) * mean.length()) {
            double tilt = Math.toDegrees(Math.acos(Math.min(1, Math.abs(along) / mean.length())));
            throw wrong(
                    source,
                    String.format(
                            Locale.ROOT,
                            "the slices are sheared by %.2f deg (stated gantry tilt %.2f deg)",
                            tilt,
                            slice.tiltDeg()),
                    "Tilted stacks are not read; resample the series without tilt first");
        }
        return normal.mul(along);
    }

    /** Names the step that differs most from the usual one. */
    private static DataException uneven(String source, List<Frame> frames, List<Vector3d> steps) {
        double[] sorted = steps.stream().mapToDouble(Vector3d::length).sorted().toArray();
        double usual = sorted[(sorted.length - 1) / 2];
        int worst = IntStream.range(0, steps.size())
                .boxed()
                .max(Comparator.comparingDouble(i -> Math.abs(steps.get(i).length() - usual)))
                .orElseThrow();
        return wrong(
                source,
                String.format(
                        Locale.ROOT,
                        "the slices do not lie at equal steps: from %s to %s it is %.6g mm, elsewhere %.6g mm",
                        name(frames.get(worst)),
                        name(frames.get(worst + 1)),
                        steps.get(worst).length(),
                        usual),
                "A slice is missing, or several scans are mixed; complete or separate them");
    }

    private static Vector3dc position(Frame f) {
        return f.slice().positions().get(f.index());
    }

    /** x × y, or z where no orientation is stated. */
    static Vector3d normal(Slice s) {
        Vector3dc row = s.rowDirection();
        Vector3dc column = s.columnDirection();
        return row == null || column == null
                ? new Vector3d(0, 0, 1)
                : row.cross(column, new Vector3d()).normalize();
    }

    private static String name(Frame f) {
        return f.slice().format().frames() > 1 ? "frame " + f.index() : name(f.slice());
    }

    private static String name(Slice s) {
        return String.valueOf(s.path().getFileName());
    }

    private static DataException wrong(String source, String problem, String remedy) {
        return new DataException(source, "series", problem, remedy);
    }
}
