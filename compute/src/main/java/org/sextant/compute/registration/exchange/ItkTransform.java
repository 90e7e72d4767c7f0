// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.registration.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.joml.Matrix3d;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.sextant.world.error.DataException;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;

/**
 * A pose in ITK's transform file, {@code .tfm}: millimetres, and the direction of resampling, from a point of the <em>fixed</em>
 * scan to the moving one: the inverse of a placement.
 *
 * <pre>
 *   y = A (x − c) + t + c      Parameters: A row by row, t      FixedParameters: c
 * </pre>
 */
public final class ItkTransform {
    private static final double UM = 1000;

    private ItkTransform() {}

    /** The text of the file; 17 significant digits. */
    public static String text(Affine3 movingToFixed) {
        Affine3 inverse = movingToFixed.inverse();
        Matrix3d a = inverse.linear();
        Vector3d t = inverse.apply(new Vector3d()).div(UM);
        StringBuilder p = new StringBuilder();
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) {
                p.append(a.get(c, r)).append(' ');
            }
        }
        return "#Insight Transform File V1.0\n#Transform 0\nTransform: AffineTransform_double_3_3\nParameters: " + p
                + t.x + " " + t.y + " " + t.z + "\nFixedParameters: 0 0 0\n";
    }

    /**
     * Reads a matrix transform of three dimensions.
     *
     * @throws DataException if it is another kind, such as a spline
     */
    public static Affine3 read(Path file, FrameId moving, FrameId fixed) {
        String kind = "";
        double[] parameters = {};
        double[] centre = {0, 0, 0};
        for (String line : lines(file)) {
            if (line.startsWith("Transform:")) {
                kind = line.substring("Transform:".length()).strip();
            } else if (line.startsWith("Parameters:")) {
                parameters = numbers(file, line);
            } else if (line.startsWith("FixedParameters:")) {
                centre = numbers(file, line);
            }
        }
        boolean matrix = kind.startsWith("AffineTransform_") || kind.startsWith("MatrixOffsetTransformBase_");
        if (!matrix || !kind.endsWith("_3_3") || parameters.length != 12 || centre.length < 3) {
            throw new DataException(
                    file.toString(),
                    "transform",
                    "is '" + kind + "' with " + parameters.length + " parameters",
                    "Save an affine transform of three dimensions, double precision");
        }
        double[] p = parameters;
        Matrix3d a = new Matrix3d(p[0], p[3], p[6], p[1], p[4], p[7], p[2], p[5], p[8]);
        Vector3d c = new Vector3d(centre[0], centre[1], centre[2]);
        Vector3d t = new Vector3d(p[9], p[10], p[11])
                .add(c)
                .sub(a.transform(c, new Vector3d()))
                .mul(UM);
        return new Affine3(fixed, moving, new Matrix4x3d(a).setTranslation(t)).inverse();
    }

    private static Iterable<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException(file.toString(), "file", "cannot be read: " + e, "Check name and permissions", e);
        }
    }

    private static double[] numbers(Path file, String line) {
        String[] words = line.substring(line.indexOf(':') + 1).strip().split("\\s+");
        try {
            return Arrays.stream(words).mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException e) {
            throw new DataException(
                    file.toString(), line.substring(0, line.indexOf(':')), "holds no numbers", "Save it again", e);
        }
    }
}
