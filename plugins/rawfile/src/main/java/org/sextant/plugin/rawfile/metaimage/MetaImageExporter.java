// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.metaimage;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.sextant.world.grid.Size3;
import org.sextant.world.grid.VoxelGrid;

/**
 * Writes {@code .mha} files: uncompressed, little endian, spacing and offset in micrometres. The unit is stated in the
 * format's own field {@code DistanceUnits = um}, so that it survives the way back.
 */
public final class MetaImageExporter implements VolumeExporter {
    @Override
    public String name() {
        return "MetaImage";
    }

    @Override
    public List<String> extensions() {
        return List.of(".mha");
    }

    @Override
    public void write(Volume volume, Path target, ExportOptions options, WorkContext work) {
        VoxelWriter.checkType(volume, target.toString(), name());
        byte[] header = header(volume).getBytes(StandardCharsets.UTF_8);
        long bytes = header.length + VoxelWriter.bytes(volume, target.toString());
        AtomicOutput.write(target, options.overwrite(), bytes, part -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                out.write(header);
                VoxelWriter.write(volume, out, work);
            }
        });
    }

    private static String header(Volume volume) {
        Size3 size = volume.size();
        StringBuilder h = new StringBuilder("ObjectType = Image\nNDims = 3\n");
        h.append("BinaryData = True\nBinaryDataByteOrderMSB = False\nCompressedData = False\n");
        volume.knownGrid().ifPresent(g -> appendGrid(h, g));
        h.append("DimSize = " + size.x() + " " + size.y() + " " + size.z() + "\n");
        ValueScale scale = volume.scale();
        if (scale.slope() != 1 || scale.intercept() != 0) {
            h.append("ElementToIntensityFunctionSlope = " + scale.slope() + "\n");
            h.append("ElementToIntensityFunctionOffset = " + scale.intercept() + "\n");
        }
        h.append("ElementType = ").append(type(volume.type())).append('\n');
        return h.append("ElementDataFile = LOCAL\n").toString();
    }

    private static void appendGrid(StringBuilder h, VoxelGrid grid) {
        Matrix4x3dc m = grid.indexToFrame().matrix();
        Vector3d um = grid.spacingUm();
        h.append("TransformMatrix =");
        for (int axis = 0; axis < 3; axis++) {
            Vector3d direction = m.getColumn(axis, new Vector3d()).div(um.get(axis));
            h.append(" " + numbers(direction));
        }
        h.append("\nOffset = ").append(numbers(grid.originUm()));
        h.append("\nCenterOfRotation = 0 0 0\nDistanceUnits = um\nElementSpacing = ")
                .append(numbers(um))
                .append('\n');
    }

    private static String numbers(Vector3d v) {
        return v.x + " " + v.y + " " + v.z;
    }

    private static String type(ValueType type) {
        return switch (type) {
            case U8 -> "MET_UCHAR";
            case I8 -> "MET_CHAR";
            case U16 -> "MET_USHORT";
            case I16 -> "MET_SHORT";
            case U32 -> "MET_UINT";
            case I32 -> "MET_INT";
            case F32 -> "MET_FLOAT";
            case F64 -> "MET_DOUBLE";
            case F16 -> throw new IllegalArgumentException("f16 is read only");
        };
    }
}
