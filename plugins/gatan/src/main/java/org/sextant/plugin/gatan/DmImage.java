// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.gatan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sextant.volume.value.ValueType;
import org.sextant.world.error.DataException;
import org.sextant.world.grid.Size3;

/**
 * One image of a file: where its voxels are and what they are.
 *
 * @param path for example {@code ImageList/1}
 * @param axes number of axes that the file states, 1 to 3
 * @param offset byte of the first voxel
 */
record DmImage(DmTags tags, String path, ValueType type, Size3 size, int axes, long offset) {
    private static final String STAGE_ALPHA = "/ImageTags/Microscope Info/Stage Position/Stage Alpha";
    private static final int MAX_AXES = 16;
    private static final long MAX_EDGE = 1L << 31;

    DmCalibration calibration() {
        return new DmCalibration(tags, path + "/ImageData");
    }

    /** Tilt of the stage about its main axis in degrees. */
    Optional<Double> stageAlphaDeg() {
        return tags.number(path + STAGE_ALPHA).filter(a -> Math.abs(a) <= 360);
    }

    /** @throws DataException if the image is missing, damaged or of a kind that is no grey-value volume */
    static DmImage of(DmTags tags, int index) {
        String path = "ImageList/" + index;
        String data = path + "/ImageData/";
        DmArray array =
                tags.array(data + "Data").orElseThrow(() -> wrong(tags, data + "Data", "there is no such array"));
        long code = tags.whole(data + "DataType").orElseThrow(() -> wrong(tags, data + "DataType", "is missing"));
        ValueType type = type(tags, data + "DataType", code);
        List<Long> edges = edges(tags, data + "Dimensions/");
        Size3 size = new Size3(edges.get(0), edge(edges, 1), edge(edges, 2));
        checkLength(tags, data + "Data", array, size, type);
        return new DmImage(tags, path, type, size, Math.min(3, edges.size()), array.offset());
    }

    private static DataException wrong(DmTags tags, String place, String problem) {
        return new DataException(
                tags.file(), "tag " + place, problem, "The file is damaged or of an unknown kind; save it again");
    }

    private static long edge(List<Long> edges, int axis) {
        return axis < edges.size() ? edges.get(axis) : 1;
    }

    private static List<Long> edges(DmTags tags, String prefix) {
        List<Long> edges = new ArrayList<>();
        for (int i = 0; i < MAX_AXES && tags.whole(prefix + i).isPresent(); i++) {
            long n = tags.whole(prefix + i).orElseThrow();
            if (n < 1 || n > MAX_EDGE) {
                throw wrong(tags, prefix + i, "the image has " + n + " voxels along this axis");
            }
            edges.add(n);
        }
        if (edges.isEmpty()) {
            throw wrong(tags, prefix + 0, "is missing");
        }
        if (edges.stream().skip(3).anyMatch(n -> n > 1)) {
            throw new DataException(
                    tags.file(),
                    "tag " + prefix + 3,
                    "the data have " + edges.size() + " axes of " + edges + " voxels",
                    "Up to 3 axes are read; save one volume or image of it");
        }
        return edges;
    }

    private static void checkLength(DmTags tags, String place, DmArray array, Size3 size, ValueType type) {
        // Edges are at most 2³¹, so two of them fit a long; the third is divided instead of multiplied.
        long bytes = array.bytes() / type.fileBytes();
        boolean fits = array.bytes() % type.fileBytes() == 0
                && bytes % (size.x() * size.y()) == 0
                && bytes / (size.x() * size.y()) == size.z();
        if (!fits) {
            throw wrong(
                    tags,
                    place,
                    "the array has " + array.bytes() + " bytes, not those of " + size + " voxels of type "
                            + type.label());
        }
    }

    /** Codes of Digital Micrograph for grey values. */
    private static ValueType type(DmTags tags, String place, long code) {
        return switch ((int) Math.min(code, 1000)) {
            case 1 -> ValueType.I16;
            case 2 -> ValueType.F32;
            case 6, 14 -> ValueType.U8;
            case 7 -> ValueType.I32;
            case 9 -> ValueType.I8;
            case 10 -> ValueType.U16;
            case 11 -> ValueType.U32;
            case 12 -> ValueType.F64;
            case 3, 5, 13 -> throw kind(tags, place, code, "complex values (a Fourier transform)");
            case 8, 23 -> throw kind(tags, place, code, "red, green and blue values");
            default -> throw kind(tags, place, code, "an unknown kind of values");
        };
    }

    private static DataException kind(DmTags tags, String place, long code, String what) {
        return new DataException(
                tags.file(), "tag " + place, "type " + code + " is " + what, "Save one real grey value a pixel");
    }
}
