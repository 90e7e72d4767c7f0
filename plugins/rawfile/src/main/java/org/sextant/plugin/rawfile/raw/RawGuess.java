// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.rawfile.raw;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sextant.volume.value.ValueType;
import org.sextant.world.grid.Size3;

/** Sizes and types that would fit the length of a file exactly: shown to the user, never used unasked. */
final class RawGuess {
    private static final int MAX_SHOWN = 6;
    /** Header lengths that programs of this field write before raw voxels. */
    private static final long[] HEADERS = {128, 256, 348, 352, 512, 1024, 2048, 4096};

    private static final List<ValueType> COMMON = List.of(ValueType.U8, ValueType.U16, ValueType.F32);

    private final long length;

    /** @param length bytes of the file */
    RawGuess(long length) {
        this.length = length;
    }

    /** What would fit instead of a layout that does not. */
    List<String> instead(Size3 size, ValueType type, long offset) {
        List<String> fits = types(size, offset);
        long voxels = voxels(size);
        long plane = voxels(new Size3(size.x(), size.y(), 1));
        long bytes = plane > 0 && plane <= length / type.fileBytes() ? plane * type.fileBytes() : 0;
        if (bytes > 0 && length > offset && (length - offset) % bytes == 0) {
            fits.add("size " + size.x() + "x" + size.y() + "x" + (length - offset) / bytes);
        }
        if (voxels > 0 && voxels <= length / type.fileBytes() && voxels * type.fileBytes() < length) {
            fits.add("offset " + (length - voxels * type.fileBytes()));
        }
        return fits.isEmpty() ? any(type) : fits;
    }

    /** Types of which a file of that size has exactly this length. */
    List<String> types(Size3 size, long offset) {
        long voxels = voxels(size);
        List<String> fits = new ArrayList<>();
        for (ValueType t : ValueType.values()) {
            boolean countable = voxels > 0 && voxels <= length / t.fileBytes();
            if (countable && voxels * t.fileBytes() == length - offset) {
                fits.add("type " + t.label());
            }
        }
        return fits;
    }

    /** Cubes, and stacks of square planes with a power of two or ten in their size. */
    List<String> any(@Nullable ValueType wanted) {
        List<String> fits = new ArrayList<>();
        for (ValueType t : wanted == null ? COMMON : List.of(wanted)) {
            cube(t, 0, fits);
            for (long header : HEADERS) {
                cube(t, header, fits);
            }
            for (int n : new int[] {4096, 2048, 2000, 1024, 1000, 512, 500, 256, 128}) {
                long plane = (long) n * n * t.fileBytes();
                if (length >= plane && length % plane == 0) {
                    fits.add("size " + n + "x" + n + "x" + length / plane + " of type " + t.label());
                }
            }
        }
        return fits.stream().distinct().limit(MAX_SHOWN).toList();
    }

    private void cube(ValueType t, long header, List<String> fits) {
        long bytes = length - header;
        if (bytes <= 0 || bytes % t.fileBytes() != 0) {
            return;
        }
        long n = Math.round(Math.cbrt((double) bytes / t.fileBytes()));
        if (n > 1 && n < 2_000_000 && n * n * n == bytes / t.fileBytes()) {
            fits.add("size " + n + "x" + n + "x" + n + " of type " + t.label()
                    + (header == 0 ? "" : " after offset " + header));
        }
    }

    /** 0 past 2⁶³. */
    private static long voxels(Size3 size) {
        return size.x() > Long.MAX_VALUE / size.y() / size.z() ? 0 : size.voxels();
    }
}
