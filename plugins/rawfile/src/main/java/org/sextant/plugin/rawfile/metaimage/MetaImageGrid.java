// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.metaimage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joml.Matrix4x3d;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.plugin.rawfile.HeaderField;
import org.sextant.plugin.rawfile.StatedGrid;
import org.sextant.world.length.LengthUnit;

/**
 * Where the voxels of a MetaImage lie: offset + Σ index_i · spacing_i · row_i of the transform matrix (row i is the
 * direction of axis i, as ITK reads and writes it). {@code CenterOfRotation} does not move voxels and stays metadata.
 *
 * <p>The unit is that of the line {@code DistanceUnits} (um, mm, cm), of a line such as {@code ElementSpacingUnit}, or
 * named in the comment as {@code unit = um}; programs otherwise disagree on it, so it is then unknown.
 */
final class MetaImageGrid {
    private static final Pattern COMMENT_UNIT = Pattern.compile("(?i)\\bunits?\\s*[:=]\\s*([\\p{L}µ]+)");

    private MetaImageGrid() {}

    static StatedGrid of(MetaImageHeader header, int dims) {
        String file = header.path().toString();
        Optional<HeaderField> spacingField = header.field("ElementSpacing", "ElementSize");
        if (spacingField.isEmpty()) {
            return StatedGrid.none(file);
        }
        double[] spacing = spacingField.get().reals(dims);
        double[] offset = header.field("Offset", "Origin", "Position")
                .map(f -> f.reals(dims))
                .orElse(new double[dims]);
        double[] matrix = header.field("TransformMatrix", "Rotation", "Orientation")
                .map(f -> f.reals(dims * dims))
                .orElse(null);
        Matrix4x3d m = new Matrix4x3d();
        int inSpace = Math.min(dims, 3);
        for (int axis = 0; axis < inSpace; axis++) {
            Vector3d direction = new Vector3d();
            for (int k = 0; k < inSpace; k++) {
                double cosine = matrix == null ? (k == axis ? 1 : 0) : matrix[axis * dims + k];
                direction.setComponent(k, cosine * spacing[axis]);
            }
            m.setColumn(axis, direction);
        }
        m.setTranslation(offset[0], offset[1], inSpace == 3 ? offset[2] : 0);
        return new StatedGrid(file, m, StatedGrid.sameAlongAxes(unit(header)), inSpace == 3);
    }

    private static @Nullable LengthUnit unit(MetaImageHeader header) {
        Optional<HeaderField> field = header.field(
                "DistanceUnits",
                "DistanceUnit",
                "ElementSpacingUnit",
                "ElementSpacingUnits",
                "SpacingUnit",
                "Unit",
                "Units");
        if (field.isPresent()) {
            String name = field.get().text().strip();
            if (name.equals("?") || name.isEmpty()) {
                return null;
            }
            return LengthUnit.of(name)
                    .orElseThrow(() -> field.get()
                            .wrong("is no unit of length", "Correct it to one of um, mm, cm, or remove the line"));
        }
        Matcher m = COMMENT_UNIT.matcher(
                header.field("Comment").map(HeaderField::text).orElse(""));
        return m.find() ? LengthUnit.of(m.group(1)).orElse(null) : null;
    }
}
