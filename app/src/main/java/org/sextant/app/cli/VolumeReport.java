// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.joml.Vector3dc;
import org.sextant.volume.data.Level;
import org.sextant.volume.data.Metadata;
import org.sextant.volume.data.Volume;
import org.sextant.volume.data.VolumeStatistics;
import org.sextant.volume.value.ValueScale;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.length.Length;

/** A volume described for programs and for people. */
final class VolumeReport {
    private static final int SHOWN_NUMBERS = 6;
    private static final int SHOWN_FIELDS = 40;
    private static final int NAME_WIDTH = 14;
    private static final int WIDEST_NAME = 30;
    private static final List<String> BYTES = List.of("bytes", "kB", "MB", "GB", "TB");

    private final Volume volume;

    VolumeReport(Volume volume) {
        this.volume = volume;
    }

    ObjectNode json() {
        ObjectNode n = JsonNodeFactory.instance.objectNode();
        n.put("file", volume.source());
        n.put("format", volume.format());
        n.set("size", array(volume.size()));
        n.put("type", volume.type().label());
        VoxelGrid grid = volume.knownGrid().orElse(null);
        if (grid == null) {
            n.putNull("voxelUm");
        } else {
            n.set("voxelUm", array(grid.spacingUm()));
            n.set("originUm", array(grid.originUm()));
            n.set("extentUm", array(grid.boundsUm().extentUm()));
        }
        ArrayNode levels = n.putArray("levels");
        for (Level level : volume.levels()) {
            ObjectNode l = levels.addObject();
            l.set("size", array(level.size()));
            if (grid != null) {
                l.set("voxelUm", array(level.grid(grid).spacingUm()));
                l.set("originUm", array(level.grid(grid).originUm()));
            }
        }
        n.put("channels", volume.channels());
        n.put("times", volume.times());
        ArrayNode datasets = n.putArray("datasets");
        volume.datasets().forEach(datasets::add);
        ValueScale s = volume.scale();
        n.putObject("valueScale")
                .put("slope", s.slope())
                .put("intercept", s.intercept())
                .put("unit", s.unit());
        volume.metadata().anglesDeg().ifPresent(a -> n.set("anglesDeg", array(a)));
        ArrayNode fields = n.putArray("metadata");
        for (Metadata.Field f : volume.metadata().fields()) {
            ObjectNode o = fields.addObject().put("name", f.name()).put("unit", f.unit());
            if (f.value() instanceof String text) {
                o.put("value", text);
            } else if (f.value() instanceof Long number) {
                o.put("value", number);
            } else if (f.value() instanceof Double number) {
                put(o, "value", number);
            } else if (f.value() instanceof long[] numbers) {
                ArrayNode values = o.putArray("value");
                for (long v : numbers) {
                    values.add(v);
                }
            } else {
                o.set("value", array(f.numbers()));
            }
        }
        return n;
    }

    static ObjectNode json(VolumeStatistics s) {
        ObjectNode n = JsonNodeFactory.instance.objectNode();
        n.put("count", s.count()).put("nan", s.nans());
        put(n, "min", s.min());
        put(n, "max", s.max());
        put(n, "mean", s.mean());
        put(n, "sd", s.sd());
        return n;
    }

    /** @param all show every metadata field whole */
    String text(boolean all) {
        StringBuilder t = new StringBuilder(summary());
        fields(t, all);
        return t.toString();
    }

    /** What the volume is, without the fields of its header. */
    String summary() {
        StringBuilder t = new StringBuilder();
        line(t, "file", volume.source());
        line(t, "format", volume.format());
        line(t, "size", volume.size() + " voxels of type " + volume.type().label());
        VoxelGrid grid = volume.knownGrid().orElse(null);
        if (grid == null) {
            line(t, "voxel size", "not stated; give it with --voxel");
        } else {
            line(t, "voxel size", lengths(grid.spacingUm()));
            line(t, "extent", lengths(grid.boundsUm().extentUm()));
        }
        if (volume.levels().size() > 1) {
            line(
                    t,
                    "levels",
                    String.join(
                            ", ",
                            volume.levels().stream()
                                    .map(l -> l.size().toString())
                                    .toList()));
        }
        if (volume.channels() > 1 || volume.times() > 1) {
            line(
                    t,
                    "channels",
                    volume.channels() + ", time points " + volume.times() + " (choose with --channel, --time)");
        }
        if (!volume.datasets().isEmpty()) {
            line(t, "data sets", String.join(", ", volume.datasets()));
        }
        if (!volume.scale().equals(ValueScale.NONE)) {
            line(
                    t,
                    "values",
                    "stored × " + volume.scale().slope() + " + "
                            + volume.scale().intercept() + " " + volume.scale().unit());
        }
        return t.toString();
    }

    /** Fields flattened from a tree, such as attributes in JSON or XML, are left to {@code all}. */
    private static boolean nested(Metadata.Field f) {
        return f.name().indexOf('[') >= 0 || f.name().indexOf('.') != f.name().lastIndexOf('.');
    }

    private void fields(StringBuilder t, boolean all) {
        List<Metadata.Field> fields = volume.metadata().fields();
        List<Metadata.Field> shown = all
                ? fields
                : fields.stream().filter(f -> !nested(f)).limit(SHOWN_FIELDS).toList();
        int width = shown.stream().mapToInt(f -> f.name().length()).max().orElse(0);
        String form = "%-" + Math.max(NAME_WIDTH, Math.min(width, WIDEST_NAME)) + "s %s%n";
        for (Metadata.Field f : shown) {
            String unit = f.unit().isEmpty() ? "" : " " + f.unit();
            t.append(String.format(Locale.ROOT, form, f.name(), value(f, all) + unit));
        }
        if (shown.size() < fields.size()) {
            line(t, "…", fields.size() - shown.size() + " more fields; see all with --all or --json");
        }
    }

    /** A number of bytes in the unit that suits it, powers of 1000. */
    static String bytes(long bytes) {
        double n = bytes;
        int unit = 0;
        for (; n >= 999.5 && unit < 4; unit++) {
            n /= 1000;
        }
        return String.format(Locale.ROOT, n < 9.95 && unit > 0 ? "%.1f %s" : "%.0f %s", n, BYTES.get(unit));
    }

    static String text(VolumeStatistics s, String unit) {
        return String.format(
                Locale.ROOT,
                "min %s, max %s, mean %.6g, sd %.6g%s (%d values%s)",
                number(s.min()),
                number(s.max()),
                s.mean(),
                s.sd(),
                unit.isEmpty() ? "" : " " + unit,
                s.count(),
                s.nans() == 0 ? "" : ", " + s.nans() + " not a number");
    }

    static void line(StringBuilder t, String name, String value) {
        t.append(String.format(Locale.ROOT, "%-14s %s%n", name, value));
    }

    static String lengths(Vector3dc um) {
        String x = Length.print(um.x());
        return um.x() == um.y() && um.y() == um.z()
                ? x + " (all axes)"
                : x + ", " + Length.print(um.y()) + ", " + Length.print(um.z());
    }

    private static String value(Metadata.Field f, boolean all) {
        if (f.value() instanceof String s) {
            String oneLine = s.replaceAll("\\s+", " ").strip();
            return all || oneLine.length() <= 100 ? oneLine : oneLine.substring(0, 100) + " …";
        }
        double[] v = f.numbers();
        StringBuilder t = new StringBuilder();
        for (int i = 0; i < v.length && (all || i < SHOWN_NUMBERS); i++) {
            t.append(i == 0 ? "" : " ").append(number(v[i]));
        }
        return !all && v.length > SHOWN_NUMBERS
                ? t + " … (" + v.length + " values, last " + number(v[v.length - 1]) + ")"
                : t.toString();
    }

    private static String number(double v) {
        return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : Double.toString(v);
    }

    static ArrayNode array(Size3 size) {
        return JsonNodeFactory.instance.arrayNode().add(size.x()).add(size.y()).add(size.z());
    }

    static ArrayNode array(Vector3dc v) {
        return JsonNodeFactory.instance.arrayNode().add(v.x()).add(v.y()).add(v.z());
    }

    /** JSON has no NaN and no infinity: they become null. */
    static ArrayNode array(double... values) {
        ArrayNode a = JsonNodeFactory.instance.arrayNode();
        for (double v : values) {
            if (Double.isFinite(v)) {
                a.add(v);
            } else {
                a.addNull();
            }
        }
        return a;
    }

    static void put(ObjectNode n, String name, double value) {
        if (Double.isFinite(value)) {
            n.put(name, value);
        } else {
            n.putNull(name);
        }
    }
}
