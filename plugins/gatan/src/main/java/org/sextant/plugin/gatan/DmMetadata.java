// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sextant.volume.data.Metadata;

/** Lists tags under their paths. A unit is given where the tag's name ends with one, as in {@code Cs(mm)}. */
final class DmMetadata {
    private static final Pattern NAMED_UNIT = Pattern.compile(".*\\(([^()]{1,8})\\)");
    private static final Set<String> UNITS = Set.of(
            "pm", "nm", "µm", "mm", "s", "ms", "kV", "V", "eV", "keV", "µA", "nA", "A", "deg", "degree", "um", "mrad",
            "K", "%");

    private DmMetadata() {}

    /** Adds all tags, each path after a prefix. */
    static void addTags(Metadata.Builder out, DmTags tags, String prefix) {
        for (Map.Entry<String, Object> tag : tags.values().entrySet()) {
            add(out, prefix + tag.getKey(), tag.getValue(), unit(tag.getKey()));
        }
    }

    private static String unit(String path) {
        if (path.endsWith("/Stage Alpha") || path.endsWith("/Stage Beta")) {
            return "deg";
        }
        Matcher m = NAMED_UNIT.matcher(path);
        return m.matches() && UNITS.contains(m.group(1)) ? m.group(1) : "";
    }

    private static void add(Metadata.Builder out, String name, Object value, String unit) {
        if (value instanceof Long n) {
            out.number(name, n, unit);
        } else if (value instanceof Double n) {
            out.number(name, n, unit);
        } else if (value instanceof double[] n) {
            out.numbers(name, n, unit);
        } else if (value instanceof DmArray a) {
            boolean text = a.type().count() == 0 || !a.text().isEmpty() && !name.endsWith("/ImageData/Data");
            out.text(name, text ? a.text() : a.toString());
        }
    }

    /** Adds the distance of pixels along x, y, z where the file states a length. */
    static void addPixelSizes(Metadata.Builder out, DmImage image) {
        for (int axis = 0; axis < image.axes(); axis++) {
            String name = "pixelSize" + "XYZ".charAt(axis);
            image.calibration().spacingUm(axis).ifPresent(um -> out.number(name, um, "um"));
        }
    }
}
