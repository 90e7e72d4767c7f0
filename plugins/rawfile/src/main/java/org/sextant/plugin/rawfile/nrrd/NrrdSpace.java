// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.nrrd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
 * Where the axes of a NRRD file lie: {@code space directions} and {@code space origin} with {@code space units}, or
 * {@code spacings} with {@code units}. The space itself (left-posterior-superior, RAS, …) is left as it is: the volume's
 * frame is the file's space.
 */
final class NrrdSpace {
    private static final Pattern VECTOR = Pattern.compile("none|\\(([^()]*)\\)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final NrrdHeader header;
    /** One a file axis; null for an axis that does not lie in space. Empty if the file has no directions. */
    private final List<@Nullable Vector3d> directions = new ArrayList<>();
    /** One a file axis, or empty; NaN for an axis that has none. */
    private final double[] spacings;

    private NrrdSpace(NrrdHeader header) {
        this.header = header;
        int n = header.needed("dimension").whole(1, 16);
        Optional<HeaderField> vectors = header.field("spacedirections");
        if (vectors.isPresent()) {
            readDirections(vectors.get(), n);
        }
        spacings = header.field("spacings").map(f -> f.reals(n)).orElse(new double[0]);
    }

    static NrrdSpace of(NrrdHeader header) {
        return new NrrdSpace(header);
    }

    private void readDirections(HeaderField field, int n) {
        Matcher m = VECTOR.matcher(field.text());
        while (m.find()) {
            directions.add(m.group(1) == null ? null : vector(field, m.group(1)));
        }
        if (directions.size() != n) {
            throw field.wrong("has " + directions.size() + " directions for " + n + " axes");
        }
    }

    /** A vector of a space of 2 or 3 dimensions. */
    private static Vector3d vector(HeaderField field, String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 2 && parts.length != 3) {
            throw field.wrong(
                    "has a vector of " + parts.length + " numbers", "Spaces of 2 or 3 dimensions can be read");
        }
        double[] v = new HeaderField(field.file(), field.name(), text.replace(',', ' ')).reals(parts.length);
        return new Vector3d(v[0], v[1], v.length == 3 ? v[2] : 0);
    }

    boolean hasDirections() {
        return !directions.isEmpty();
    }

    /** Whether an axis lies in space, told by the directions or by NaN among the spacings; empty if neither tells. */
    Optional<Boolean> isSpatial(int axis) {
        if (hasDirections()) {
            return Optional.of(directions.get(axis) != null);
        }
        boolean tells = Arrays.stream(spacings).anyMatch(Double::isNaN);
        return tells ? Optional.of(!Double.isNaN(spacings[axis])) : Optional.empty();
    }

    StatedGrid stated(NrrdAxes axes) {
        String file = header.path().toString();
        boolean solid = axes.space().size() == 3;
        Matrix4x3d m = new Matrix4x3d();
        Vector3d origin = header.field("spaceorigin").flatMap(NrrdSpace::origin).orElse(new Vector3d());
        if (hasDirections()) {
            for (int i = 0; i < axes.space().size(); i++) {
                Vector3d d = directions.get(axes.space().get(i));
                if (d == null) {
                    return StatedGrid.none(file);
                }
                m.setColumn(i, d);
            }
            if (!solid) {
                m.setColumn(2, normal(m));
            }
            return new StatedGrid(file, m.setTranslation(origin), spaceUnitUm(), solid);
        }
        if (spacings.length == 0) {
            return StatedGrid.none(file);
        }
        for (int i = 0; i < axes.space().size(); i++) {
            double s = spacings[axes.space().get(i)];
            m.setColumn(i, new Vector3d().setComponent(i, s));
        }
        Vector3d um = header.field("units").isPresent() ? axisUnitUm(axes) : spaceUnitUm();
        return new StatedGrid(file, m.setTranslation(origin), um, solid);
    }

    private static Vector3d normal(Matrix4x3d m) {
        Vector3d n = m.getColumn(0, new Vector3d()).cross(m.getColumn(1, new Vector3d()));
        return n.length() > 0 && n.isFinite() ? n.normalize() : n.set(0, 0, 1);
    }

    private static Optional<Vector3d> origin(HeaderField field) {
        Matcher m = VECTOR.matcher(field.text());
        if (!m.find()) {
            throw field.wrong("is not a vector such as (0,0,0)");
        }
        return m.group(1) == null ? Optional.empty() : Optional.of(vector(field, m.group(1)));
    }

    /** µm in one unit of each axis of the space; null unless all are named. A plane space borrows y's unit for z. */
    private @Nullable Vector3d spaceUnitUm() {
        Optional<HeaderField> field = header.field("spaceunits");
        if (field.isEmpty()) {
            return null;
        }
        List<String> names = quoted(field.get());
        if (names.size() != 2 && names.size() != 3) {
            throw field.get().wrong("names " + names.size() + " units; 2 or 3 dimensions can be read");
        }
        return um(field.get(), names);
    }

    private @Nullable Vector3d axisUnitUm(NrrdAxes axes) {
        HeaderField field = header.needed("units");
        List<String> all = quoted(field);
        if (all.size() != axes.sizes().length) {
            throw field.wrong("names " + all.size() + " units for " + axes.sizes().length + " axes");
        }
        return um(field, axes.space().stream().map(all::get).toList());
    }

    private static @Nullable Vector3d um(HeaderField field, List<String> names) {
        Vector3d um = new Vector3d();
        for (int i = 0; i < 3; i++) {
            String name = names.get(Math.min(i, names.size() - 1)).strip();
            if (name.isEmpty()
                    || name.equals("???")
                    || name.toLowerCase(Locale.ROOT).startsWith("pixel")) {
                return null;
            }
            um.setComponent(
                    i,
                    LengthUnit.of(name)
                            .orElseThrow(() -> field.wrong(
                                    "names '" + name + "', which is no unit of length",
                                    "Correct it to one of pm, A, nm, um, mm, cm, m, in, or leave the field out"))
                            .micrometres());
        }
        return um;
    }

    private static List<String> quoted(HeaderField field) {
        List<String> names = new ArrayList<>();
        Matcher m = QUOTED.matcher(field.text());
        while (m.find()) {
            names.add(m.group(1));
        }
        return names;
    }
}
