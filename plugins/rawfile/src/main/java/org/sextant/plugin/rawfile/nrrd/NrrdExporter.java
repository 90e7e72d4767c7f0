// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.nrrd;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.joml.Matrix4x3dc;
import org.joml.Vector3d;
import org.sextant.plugin.rawfile.VoxelWriter;
import org.sextant.volume.data.Volume;
import org.sextant.volume.format.ExportOptions;
import org.sextant.volume.format.VolumeExporter;
import org.sextant.volume.value.ValueScale;
import org.sextant.volume.value.ValueType;
import org.sextant.volume.work.AtomicOutput;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * Writes NRRD files with attached header, little endian; space directions, origin and units in micrometres. The setting
 * {@code compression} is {@code none} (default) or {@code gzip}. A map to physical values is kept as {@code sample units}
 * and two key/value pairs.
 */
public final class NrrdExporter implements VolumeExporter {
    @Override
    public String name() {
        return "NRRD";
    }

    @Override
    public List<String> extensions() {
        return List.of(".nrrd");
    }

    @Override
    public Set<String> settings() {
        return Set.of("compression");
    }

    @Override
    public void write(Volume volume, Path target, ExportOptions options, WorkContext work) {
        VoxelWriter.checkType(volume, target.toString(), name());
        boolean gzip = isGzip(target, options);
        byte[] header = header(volume, gzip).getBytes(StandardCharsets.UTF_8);
        long bytes = gzip ? header.length : header.length + VoxelWriter.bytes(volume, target.toString());
        AtomicOutput.write(target, options.overwrite(), bytes, part -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                out.write(header);
                if (gzip) {
                    writeGzip(volume, out, work);
                } else {
                    VoxelWriter.write(volume, out, work);
                }
            }
        });
    }

    private static void writeGzip(Volume volume, OutputStream out, WorkContext work) throws IOException {
        GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
        VoxelWriter.write(volume, packed, work);
        packed.finish();
    }

    private static boolean isGzip(Path target, ExportOptions options) {
        String compression = options.setting("compression").orElse("none");
        return switch (compression) {
            case "none", "raw" -> false;
            case "gzip", "gz" -> true;
            default ->
                throw new DataException(
                        target.toString(),
                        "setting compression",
                        "'" + compression + "' is not known for NRRD",
                        "Use none or gzip");
        };
    }

    private static String header(Volume volume, boolean gzip) {
        Size3 size = volume.size();
        StringBuilder h = new StringBuilder("NRRD0005\n# written by Sextant\n");
        h.append("type: ").append(type(volume.type())).append('\n');
        h.append("dimension: 3\n");
        volume.knownGrid().ifPresent(g -> h.append("space dimension: 3\n"));
        h.append("sizes: " + size.x() + " " + size.y() + " " + size.z() + "\n");
        volume.knownGrid().ifPresent(g -> appendSpace(h, g));
        h.append("kinds: domain domain domain\nendian: little\n");
        h.append("encoding: ").append(gzip ? "gzip" : "raw").append('\n');
        ValueScale scale = volume.scale();
        if (!scale.unit().isEmpty()) {
            h.append("sample units: " + oneLine(scale.unit()) + "\n");
        }
        if (scale.slope() != 1 || scale.intercept() != 0) {
            h.append(NrrdFormat.SLOPE + ":=" + scale.slope() + "\n");
            h.append(NrrdFormat.INTERCEPT + ":=" + scale.intercept() + "\n");
        }
        return h.append('\n').toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n\"]", " ").strip();
    }

    private static void appendSpace(StringBuilder h, VoxelGrid grid) {
        Matrix4x3dc m = grid.indexToFrame().matrix();
        h.append("space directions:");
        for (int axis = 0; axis < 3; axis++) {
            h.append(' ').append(vector(m.getColumn(axis, new Vector3d())));
        }
        h.append("\nspace origin: ").append(vector(grid.originUm()));
        h.append("\nspace units: \"um\" \"um\" \"um\"\n");
    }

    private static String vector(Vector3d v) {
        return "(" + v.x + "," + v.y + "," + v.z + ")";
    }

    private static String type(ValueType type) {
        return switch (type) {
            case U8 -> "uint8";
            case I8 -> "int8";
            case U16 -> "uint16";
            case I16 -> "int16";
            case U32 -> "uint32";
            case I32 -> "int32";
            case F32 -> "float";
            case F64 -> "double";
            case F16 -> throw new IllegalArgumentException("f16 is read only");
        };
    }
}
