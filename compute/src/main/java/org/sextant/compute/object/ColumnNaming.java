// SPDX-License-Identifier: Apache-2.0
package org.sextant.compute.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sextant.volume.table.Column;
import org.sextant.volume.table.Table;

/**
 * Under which names the columns of an object table are written. The names of another program are given to what is the same
 * quantity there; columns that it does not know keep their own name.
 *
 * <p>scikit-image ({@code measure.regionprops_table} with {@code spacing}) counts axes z, y, x, so that {@code centroid-0} is
 * along z, and the far side of its box is one voxel beyond the object; its centroid begins at the first voxel, ours lies in
 * the volume's frame; its {@code feret_diameter_max} is that of the voxels whose centres lie in the convex hull, which is up to
 * a voxel longer than that of the object. MorphoLibJ is named as in Analyze Regions 3D; its ellipsoid and sphericity are
 * defined otherwise and get no column of ours.
 */
public enum ColumnNaming {
    /** Our own. */
    SEXTANT,
    /** As scikit-image's regionprops. */
    SKIMAGE,
    /** As MorphoLibJ's Analyze Regions 3D. */
    MORPHOLIBJ;

    /** One column under another name: theirs = ours + shift. */
    private record Alias(String name, double shift) {}

    private static final Map<String, Alias> SKIMAGE_NAMES = skimage();
    private static final Map<String, Alias> MORPHOLIBJ_NAMES = morphoLibJ();

    private static Map<String, Alias> skimage() {
        Map<String, Alias> m = new LinkedHashMap<>();
        m.put("voxels", same("num_pixels"));
        m.put("volume", same("area"));
        m.put("esd", same("equivalent_diameter_area"));
        String[] axes = {"z", "y", "x"};
        for (int k = 0; k < 3; k++) {
            m.put("centroid." + axes[k], same("centroid-" + k));
            m.put("box.min." + axes[k], same("bbox-" + k));
            m.put("box.max." + axes[k], new Alias("bbox-" + (k + 3), 1));
        }
        m.put("euler", same("euler_number"));
        m.put("feret", same("feret_diameter_max"));
        m.put("axis.major", same("axis_major_length"));
        m.put("axis.minor", same("axis_minor_length"));
        m.put("grey.mean", same("intensity_mean"));
        m.put("grey.sd", same("intensity_std"));
        m.put("grey.min", same("intensity_min"));
        m.put("grey.max", same("intensity_max"));
        return m;
    }

    private static Map<String, Alias> morphoLibJ() {
        Map<String, Alias> m = new LinkedHashMap<>();
        m.put("label", same("Label"));
        m.put("voxels", same("VoxelCount"));
        m.put("volume", same("Volume"));
        m.put("surface.crofton", same("SurfaceArea"));
        m.put("euler", same("EulerNumber"));
        for (String axis : List.of("x", "y", "z")) {
            String big = axis.toUpperCase(Locale.ROOT);
            m.put("centroid." + axis, same("Centroid." + big));
            m.put("box.min." + axis, same("Box." + big + ".Min"));
            m.put("box.max." + axis, new Alias("Box." + big + ".Max", 1));
        }
        m.put("grey.mean", same("Mean"));
        m.put("grey.sd", same("StdDev"));
        m.put("grey.min", same("Min"));
        m.put("grey.max", same("Max"));
        return m;
    }

    private static Alias same(String name) {
        return new Alias(name, 0);
    }

    /** The table under these names. */
    Table apply(Table table) {
        Map<String, Alias> names = this == SEXTANT ? Map.of() : this == SKIMAGE ? SKIMAGE_NAMES : MORPHOLIBJ_NAMES;
        List<Column> columns = new ArrayList<>();
        for (Column c : table.columns()) {
            Alias a = names.getOrDefault(c.name(), same(c.name()));
            double[] values = c.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] + a.shift;
            }
            columns.add(new Column(a.name, c.unit(), values));
        }
        return new Table(table.name(), columns);
    }
}
