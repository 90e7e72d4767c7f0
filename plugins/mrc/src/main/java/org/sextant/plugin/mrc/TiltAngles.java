// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.mrc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sextant.world.error.DataException;

/**
 * The view angles of a tilt series from a text file, in degrees, in the order of the views: the {@code .rawtlt} of the
 * microscope or the {@code .tlt} of an alignment (IMOD manual, tilt angle file): one number a line, blank lines ignored.
 */
public final class TiltAngles {
    /** A hundred thousand views and more: more than any series has. */
    private static final long MAX_BYTES = 4L << 20;

    private static final double MAX_DEG = 360;

    private final double[] degrees;

    private TiltAngles(double[] degrees) {
        this.degrees = degrees;
    }

    /**
     * Reads an angle file.
     *
     * @throws DataException naming the line that holds no angle, or if there is none at all
     */
    public static TiltAngles read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new DataException(
                        file.toString(),
                        "file",
                        "has " + Files.size(file) + " bytes, too many for a list of angles",
                        "Check that it is an angle file");
            }
            return parse(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new DataException(
                    file.toString(), "file", "cannot be read: " + e, "Check that it exists and may be read", e);
        }
    }

    private static TiltAngles parse(String file, String text) {
        List<Double> angles = new ArrayList<>();
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty()) {
                angles.add(angle(file, i + 1, line));
            }
        }
        if (angles.isEmpty()) {
            throw new DataException(file, "file", "holds no angle", "Write one angle in degrees a line");
        }
        return new TiltAngles(angles.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double angle(String file, int line, String text) {
        boolean number = text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
        double deg = number ? Double.parseDouble(text) : Double.NaN;
        if (!(Math.abs(deg) <= MAX_DEG)) {
            String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            throw new DataException(
                    file,
                    "line " + line,
                    "'" + shown + "' is not an angle between -360 and 360 degrees",
                    "Write one angle in degrees a line");
        }
        return deg;
    }

    /** Number of views. */
    public int count() {
        return degrees.length;
    }

    /** The angles in degrees, in the order of the views. */
    public double[] degrees() {
        return degrees.clone();
    }
}
