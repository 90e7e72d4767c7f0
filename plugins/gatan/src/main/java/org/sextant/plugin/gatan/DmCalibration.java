// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import java.util.Optional;
import org.joml.Vector3d;
import org.sextant.volume.value.ValueScale;
import org.sextant.world.length.LengthUnit;

/**
 * What an image's calibrations say. Digital Micrograph's convention, for axes and intensities alike, is value = (stored −
 * Origin) · Scale, in Units.
 */
final class DmCalibration {
    private final DmTags tags;
    private final String prefix;

    /** @param imageData path of the image's data group, for example {@code ImageList/1/ImageData} */
    DmCalibration(DmTags tags, String imageData) {
        this.tags = tags;
        this.prefix = imageData + "/Calibrations/";
    }

    String unit(int axis) {
        return tags.text(prefix + "Dimension/" + axis + "/Units");
    }

    private double scale(int axis) {
        return tags.number(prefix + "Dimension/" + axis + "/Scale").orElse(0.0);
    }

    private double origin(int axis) {
        double origin = tags.number(prefix + "Dimension/" + axis + "/Origin").orElse(0.0);
        return Double.isFinite(origin) ? origin : 0;
    }

    /** Distance of pixels along an axis in µm; empty if the unit is no length (1/nm, eV, none) or the scale not above 0. */
    Optional<Double> spacingUm(int axis) {
        return LengthUnit.of(unit(axis)).map(u -> scale(axis) * u.micrometres()).filter(um -> um > 1e-12 && um < 1e12);
    }

    /** Known only if all three axes state a length. */
    Optional<Vector3d> voxelUm(int axes) {
        Optional<Double> x = spacingUm(0);
        Optional<Double> y = spacingUm(1);
        Optional<Double> z = axes < 3 ? Optional.empty() : spacingUm(2);
        return x.isEmpty() || y.isEmpty() || z.isEmpty()
                ? Optional.empty()
                : Optional.of(new Vector3d(x.get(), y.get(), z.get()));
    }

    /** Centre of voxel 0,0,0 in µm where the voxel size is known. */
    Vector3d originUm(Vector3d voxelUm) {
        return new Vector3d(0 - origin(0) * voxelUm.x, 0 - origin(1) * voxelUm.y, 0 - origin(2) * voxelUm.z);
    }

    /** The view angles in degrees where the third axis counts degrees; empty if it does not. */
    Optional<double[]> anglesDeg(long planes) {
        boolean degrees = unit(2).matches("(?i)deg(ree)?s?|°");
        if (!degrees || planes > Short.MAX_VALUE || !Double.isFinite(scale(2)) || scale(2) == 0) {
            return Optional.empty();
        }
        double[] deg = new double[(int) planes];
        for (int i = 0; i < deg.length; i++) {
            deg[i] = (i - origin(2)) * scale(2);
        }
        return Optional.of(deg);
    }

    /** From stored numbers to intensities; none where Scale is 0, missing or no finite number. */
    ValueScale intensity() {
        double scale = tags.number(prefix + "Brightness/Scale").orElse(0.0);
        double origin = tags.number(prefix + "Brightness/Origin").orElse(0.0);
        return intensityStated() && scale != 0
                ? new ValueScale(scale, 0 - origin * scale, tags.text(prefix + "Brightness/Units"))
                : ValueScale.NONE;
    }

    /** Whether the intensity calibration can be used as it stands; a Scale of 0 means that there is none. */
    boolean intensityStated() {
        double scale = tags.number(prefix + "Brightness/Scale").orElse(0.0);
        double origin = tags.number(prefix + "Brightness/Origin").orElse(0.0);
        return Double.isFinite(scale) && Double.isFinite(origin * scale);
    }
}
