// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.write;

import java.util.List;
import java.util.Optional;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.data.Volume;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.length.LengthUnit;

/**
 * What a file says of its voxels: resolution as fractions and the lines of the ImageDescription, as
 * {@link org.sextant.plugin.tiff.describe.LineDescription} reads them.
 *
 * <p>Volumes of a type that ImageJ has are described as ImageJ describes its own; others have the same lines under Sextant's
 * name, with the resolution per centimetre, which other programs understand.
 *
 * @param x pixels per unit along x, null if the voxel size is unknown
 * @param resolutionUnit 1 none (the description says it), 3 centimetre
 */
record DescriptionLines(@Nullable Rational x, @Nullable Rational y, int resolutionUnit, String head, boolean imageJ) {
    /** Unit and the name that ImageJ has for it. */
    private record Unit(LengthUnit unit, String name) {}

    private static final List<Unit> UNITS = List.of(
            new Unit(LengthUnit.MICROMETRE, "micron"),
            new Unit(LengthUnit.NANOMETRE, "nm"),
            new Unit(LengthUnit.MILLIMETRE, "mm"),
            new Unit(LengthUnit.METRE, "m"));
    private static final Unit CENTIMETRE = new Unit(LengthUnit.CENTIMETRE, "cm");

    /** @throws DataException if the voxel size is too far from 1 µm to be stated in any unit */
    static DescriptionLines of(Volume volume, String target) {
        ValueScale scale = volume.scale();
        boolean plainScale = scale.equals(ValueScale.NONE);
        boolean imageJ = switch (volume.type()) {
            case U8, U16, F32 -> true;
            // ImageJ shifts signed values by 32768 when it reads them, and would apply a scale to the shifted ones.
            case I16 -> plainScale;
            default -> false;
        };
        StringBuilder head = new StringBuilder(imageJ ? "ImageJ=1.54p\n" : "Sextant=1\n");
        long slices = volume.size().z();
        if (slices > 1) {
            head.append("images=")
                    .append(slices)
                    .append("\nslices=")
                    .append(slices)
                    .append('\n');
        }
        if (!plainScale) {
            head.append("cf=0\nc0=").append(scale.intercept()).append("\nc1=").append(scale.slope());
            head.append("\nvunit=")
                    .append(scale.unit().isEmpty() ? "Gray Value" : ascii(scale.unit()))
                    .append('\n');
        }
        VoxelGrid grid = volume.knownGrid().orElse(null);
        if (grid == null) {
            return new DescriptionLines(null, null, 1, head.toString(), imageJ);
        }
        Vector3d um = grid.spacingUm();
        Unit unit = unit(um, imageJ, target);
        head.append("unit=").append(unit.name()).append('\n');
        head.append("spacing=").append(um.z / unit.unit().micrometres()).append('\n');
        place(head, grid, um);
        return new DescriptionLines(
                perUnit(um.x, unit).orElseThrow(),
                perUnit(um.y, unit).orElseThrow(),
                unit.equals(CENTIMETRE) ? 3 : 1,
                head.toString(),
                imageJ);
    }

    /** ImageJ's origin is the index whose coordinate is 0: coordinate = (index − origin) · pixel size. */
    private static void place(StringBuilder head, VoxelGrid grid, Vector3d um) {
        Vector3d first = grid.originUm();
        for (int axis = 0; axis < 3; axis++) {
            if (first.get(axis) != 0) {
                head.append("xyz".charAt(axis)).append("origin=").append(-first.get(axis) / um.get(axis));
                head.append('\n');
            }
        }
        StringBuilder axes = new StringBuilder();
        boolean turned = false;
        for (int axis = 0; axis < 3; axis++) {
            Vector3d d =
                    grid.indexToFrame().linear().getColumn(axis, new Vector3d()).div(um.get(axis));
            turned |= !(d.get(axis) >= 1 - 1e-12);
            axes.append(axis == 0 ? "" : ", ").append("xyz".charAt(axis));
            axes.append(" (")
                    .append(d.x)
                    .append(' ')
                    .append(d.y)
                    .append(' ')
                    .append(d.z)
                    .append(')');
        }
        if (turned) {
            head.append("remark=the axes were turned in their frame, which TIFF does not hold; they ran along ")
                    .append(axes)
                    .append('\n');
        }
    }

    private static Optional<Rational> perUnit(double um, Unit unit) {
        return Rational.of(unit.unit().micrometres() / um);
    }

    private static Unit unit(Vector3d um, boolean imageJ, String target) {
        if (!imageJ
                && perUnit(um.x, CENTIMETRE).isPresent()
                && perUnit(um.y, CENTIMETRE).isPresent()) {
            return CENTIMETRE;
        }
        return UNITS.stream()
                .filter(u -> perUnit(um.x, u).isPresent() && perUnit(um.y, u).isPresent())
                .findFirst()
                .orElseThrow(() -> new DataException(
                        target,
                        "voxel size",
                        um.x + ", " + um.y + ", " + um.z + " um cannot be stated in a TIFF file",
                        "Write OME-Zarr instead"));
    }

    /** The whole text, with the range of values for display where ImageJ has one. */
    String text(ValueType type, ValueRange range) {
        boolean shown = imageJ && !range.isEmpty() && (type == ValueType.U16 || type == ValueType.F32);
        return head + "loop=false\n" + (shown ? "min=" + range.min() + "\nmax=" + range.max() + "\n" : "");
    }

    /** In one line of ASCII, other characters as ImageJ escapes them. */
    private static String ascii(String text) {
        StringBuilder s = new StringBuilder();
        text.chars().forEach(c -> {
            if (c >= ' ' && c < 127) {
                s.append((char) c);
            } else if (c >= 127) {
                s.append("\\u").append(String.format(java.util.Locale.ROOT, "%04X", c));
            }
        });
        return s.toString();
    }
}
