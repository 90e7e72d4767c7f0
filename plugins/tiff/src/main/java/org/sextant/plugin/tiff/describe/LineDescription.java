// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.tiff.describe;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.plugin.tiff.file.TiffFile;
import org.sextant.volume.value.ValueScale;
import org.sextant.world.length.LengthUnit;

/**
 * An ImageDescription of lines {@code key=value}, as ImageJ writes it; where ImageJ has no such type of voxels, Sextant writes
 * the same lines under its own name.
 *
 * <pre>
 *   ImageJ=1.54p
 *   images=54            planes in all; channel fastest, then slice, then frame
 *   channels=2
 *   slices=27
 *   unit=micron          of XResolution, YResolution (pixels per unit) and spacing
 *   spacing=5.0          from slice to slice; 1 if it is not stated
 *   xorigin=-12.5        coordinate = (index − origin) · pixel size; also yorigin, zorigin; 0 if not stated
 *   cf=0                 physical value = c0 + c1 · stored (0 is the straight line; other functions are not applied)
 *   c0=-32768.0
 *   c1=1.0
 *   vunit=HU
 * </pre>
 *
 * <p>The unit counts as a length only if it is one, and {@code inch} only where a spacing is stated too: ImageJ takes it over
 * from the printing resolution of picture files. Slices count as 1 unit apart, as in ImageJ, only where there are several.
 */
public final class LineDescription {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    private final TiffFile file;
    private final Map<String, String> lines;

    private LineDescription(TiffFile file, Map<String, String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Empty if the text is not of this kind. */
    public static Optional<LineDescription> parse(TiffFile file, String text) {
        if (!text.startsWith("ImageJ=") && !text.startsWith("Sextant=")) {
            return Optional.empty();
        }
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : text.split("[\\r\\n\\x00]+")) {
            int at = line.indexOf('=');
            if (at > 0) {
                lines.putIfAbsent(
                        line.substring(0, at).strip(),
                        unescaped(line.substring(at + 1).strip()));
            }
        }
        return Optional.of(new LineDescription(file, lines));
    }

    /** ImageJ writes µ as {@code \}{@code u00B5}. */
    private static String unescaped(String value) {
        Matcher m = ESCAPE.matcher(value);
        return m.replaceAll(r -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(r.group(1), 16))));
    }

    public Map<String, String> lines() {
        return lines;
    }

    /** A count of planes, at least 1. */
    public Optional<Long> count(String key) {
        String text = lines.get(key);
        if (text == null) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,18}") || Long.parseLong(text) < 1) {
            throw wrong(key, text, "a whole number above 0");
        }
        return Optional.of(Long.parseLong(text));
    }

    private @Nullable Double number(String key) {
        String text = lines.get(key);
        if (text == null) {
            return null;
        }
        try {
            double v = Double.parseDouble(text);
            if (Double.isFinite(v)) {
                return v;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, text, "a number");
        }
        throw wrong(key, text, "a finite number");
    }

    private RuntimeException wrong(String key, String text, String wanted) {
        return file.error(
                "ImageDescription", "says " + key + "=" + text + " instead of " + wanted, "Save the file again");
    }

    /** Pixel size in the plane and, where stated or implied, from slice to slice. */
    public PixelSize pixelSize(Resolution r, long slices) {
        LengthUnit unitX = unit("unit").orElse(null);
        if (unitX == null) {
            return PixelSize.UNKNOWN;
        }
        LengthUnit unitY = unit("yunit").orElse(unitX);
        LengthUnit unitZ = unit("zunit").orElse(unitX);
        Double spacing = number("spacing");
        boolean implied = slices > 1 && unitX != LengthUnit.INCH;
        Double z = spacing != null ? (Double) Math.abs(spacing) : implied ? (Double) 1.0 : null;
        return new PixelSize(
                Resolution.side(r.x(), unitX),
                Resolution.side(r.y(), unitY),
                z == null ? null : PixelSize.Side.of(z, unitZ));
    }

    /** Centre of voxel 0,0,0: ImageJ's origin is the index whose coordinate is 0. */
    public Origin origin() {
        Vector3d index = new Vector3d(originIndex("xorigin"), originIndex("yorigin"), originIndex("zorigin"));
        return index.equals(new Vector3d()) ? Origin.ZERO : new Origin(index.mul(-1), true);
    }

    private double originIndex(String key) {
        Double index = number(key);
        return index == null ? 0 : index;
    }

    /** Whether ImageJ counts y upwards in this image: a mirror, which voxels are not given. */
    public boolean invertsY() {
        return "true".equals(lines.get("inverty"));
    }

    private Optional<LengthUnit> unit(String key) {
        return Optional.ofNullable(lines.get(key)).flatMap(LengthUnit::of);
    }

    /** From stored to physical values; {@link ValueScale#NONE} if none or no straight line is stated. */
    public ValueScale scale() {
        Double function = number("cf");
        if (function == null || function != 0) {
            return ValueScale.NONE;
        }
        Double intercept = number("c0");
        Double slope = number("c1");
        if (slope == null || slope == 0) {
            throw wrong("c1", String.valueOf(slope), "a slope other than 0 beside cf=0");
        }
        String unit = lines.getOrDefault("vunit", "");
        return new ValueScale(
                slope,
                intercept == null ? 0 : intercept,
                unit.toLowerCase(Locale.ROOT).equals("gray value") ? "" : unit);
    }
}
